import type { Clock } from './clock.js';
import { type Journal, type UnrecordedEvent, WrongExpectedRevision } from './journal.js';
import type { StreamName } from './stream.js';

/** How long events are gathered before they are recorded together: what a crash may take. */
const GATHERED_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** What is appended at once: far less than an append may weigh. */
const MOST_AT_ONCE = 5_000;

/** An event that is still to be recorded. */
export interface Unrecorded {
  readonly stream: StreamName;
  readonly event: UnrecordedEvent;
  /** Beside others that are appended with it: an event of a few hundred bytes weighs ten. */
  readonly weight: number;
}

/** Where events come from that were not added by name. */
export interface RecordedFrom<E extends Unrecorded> {
  /** Whether there is something to take, or will be. */
  readonly isWaiting: boolean;
  /** Asked for before each append; what was taken is the recorder's. */
  take(): readonly E[];
}

/**
 * Records events behind the scenes, gathered for a second and appended together, so that nobody waits for it. What an append may or may not
 * have stored is appended again as the same events, until it is known to be there.
 */
export class Recorder<E extends Unrecorded = Unrecorded> {
  private readonly waiting: E[] = [];
  private failing = false;
  private flushing: Promise<void> = Promise.resolve();
  /** How far streams are known to reach. */
  private readonly ends = new Map<StreamName, number>();
  /** Whether the first of those that wait may be in the log already. */
  private isInDoubt = false;
  private readonly closing = new AbortController();
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly report: (error: unknown) => void,
    private readonly from: RecordedFrom<E>,
    private readonly recorded: (events: readonly E[]) => void = () => undefined,
  ) {}

  start(): void {
    this.running = this.run();
  }

  add(...events: readonly E[]): void {
    this.waiting.push(...events);
    this.wake();
  }

  /** There is something to take. */
  notice(): void {
    this.wake();
  }

  get length(): number {
    return this.waiting.length;
  }

  /** Whether the last events could be recorded. */
  get isRecording(): boolean {
    return !this.failing;
  }

  /** Resolves when everything that was added is recorded. @throws what the log throws; nothing is forgotten then */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(
      () => this.record(),
      () => this.record(),
    );
    return this.flushing;
  }

  /** Records what waits. @throws what the log throws */
  async close(): Promise<void> {
    this.closing.abort();
    this.wake();
    await this.running;
    await this.flush();
  }

  private async run(): Promise<void> {
    let pause = GATHERED_MS;
    while (!this.isClosing()) {
      if (this.waiting.length === 0 && !this.from.isWaiting)
        await new Promise<void>((resolve) => (this.wake = resolve));
      await this.clock.sleep(pause, this.closing.signal).catch(() => undefined);
      if (this.isClosing()) return;
      try {
        await this.flush();
        this.failing = false;
        pause = GATHERED_MS;
      } catch (error) {
        this.failing = true;
        this.report(error);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  /** Changes while somebody waits. */
  private isClosing(): boolean {
    return this.closing.signal.aborted;
  }

  private async record(): Promise<void> {
    this.waiting.push(...this.from.take());
    while (this.waiting.length > 0) {
      const together = firstOf(this.waiting);
      await this.append(together);
      this.waiting.splice(0, together.length);
      this.recorded(together);
    }
  }

  /**
   * What is there already was recorded by an append whose outcome nobody knew. Only then a stream is read: where it ends, it says itself to
   * who takes it for shorter, and that of a day may be long.
   */
  private async append(together: readonly Unrecorded[]): Promise<void> {
    const stream = together[0]?.stream ?? '';
    for (;;) {
      const end = this.ends.get(stream);
      const there = this.isInDoubt ? await this.journal.load(stream, end) : [];
      const last = there.at(-1)?.revision ?? end;
      const recorded = new Set(there.map(({ id }) => id));
      const missing = together.flatMap(({ event }) => (recorded.has(event.id) ? [] : [event]));
      if (missing.length === 0) {
        this.knows(stream, last);
        return;
      }
      try {
        const now = this.clock.now();
        const { revision } = await this.journal.append(
          stream,
          missing.map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: now } })),
          last,
        );
        this.knows(stream, revision);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) {
          this.isInDoubt = true;
          throw error;
        }
        if (!this.isInDoubt) this.knows(stream, error.actual);
      }
    }
  }

  /** Nothing of what waits stands in a stream up to there. */
  private knows(stream: StreamName, end: number | undefined): void {
    if (end === undefined) this.ends.delete(stream);
    else this.ends.set(stream, end);
    this.isInDoubt = false;
  }
}

/** The first ones that go to one stream, as many as are appended at once. */
function firstOf<E extends Unrecorded>(waiting: readonly E[]): readonly E[] {
  let weight = 0;
  const end = waiting.findIndex((each) => {
    weight += each.weight;
    return each.stream !== waiting[0]?.stream || weight > MOST_AT_ONCE;
  });
  return end < 0 ? [...waiting] : waiting.slice(0, Math.max(1, end));
}
