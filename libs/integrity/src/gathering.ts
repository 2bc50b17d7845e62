import type { Clock } from '#kernel';
import type { Slice } from '#event-store';

/** What comes one by one is written together: a transaction costs as much for one event as for a few dozen. */
const GATHERED_MS = 50;
const MOST_EVENTS = 1_000;

/** Slices that wait for others to be taken with them. */
export class Gathering {
  private slices: Slice[] = [];
  private waiting: AbortController | undefined;
  /** How many events wait. */
  events = 0;

  /** @param failed hears of what goes wrong when nobody asked for it */
  constructor(
    private readonly clock: Clock,
    private readonly take: (slice: Slice) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** @param when whether it may wait for more */
  add(slice: Slice, when: 'now' | 'soon'): void {
    this.slices.push(slice);
    this.events += slice.events.length;
    if (when === 'now' || this.events >= MOST_EVENTS) this.flush();
    else if (!this.waiting) void this.flushSoon((this.waiting = new AbortController()));
  }

  /** Takes what waits, at once. */
  flush(): void {
    this.waiting?.abort();
    this.waiting = undefined;
    const { slices } = this;
    const last = slices.at(-1);
    this.drop();
    if (last) this.take({ ...last, events: slices.flatMap(({ events }) => events) });
  }

  /** The same for who is not to blame where it fails. */
  flushOrFail(): void {
    try {
      this.flush();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Forgets what waits. */
  drop(): void {
    this.waiting?.abort();
    [this.waiting, this.slices, this.events] = [undefined, [], 0];
  }

  private async flushSoon({ signal }: AbortController): Promise<void> {
    try {
      await this.clock.sleep(GATHERED_MS, signal);
    } catch {
      return;
    }
    if (!signal.aborted) this.flushOrFail();
  }
}
