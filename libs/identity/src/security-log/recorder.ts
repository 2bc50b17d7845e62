import { type Clock, type Journal, type StreamName, type UnrecordedEvent, WrongExpectedRevision } from '#kernel';

/** How long events are gathered before they are recorded together: what a crash may take. */
const GATHERED_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MOST_AT_ONCE = 500;

/** An event that is still to be recorded. */
export interface Unrecorded {
  readonly stream: StreamName;
  readonly event: UnrecordedEvent;
}

/**
 * Records events behind the scenes, gathered for a second and appended together, so that nobody waits for it. What an append may or may not
 * have stored is appended again as the same events, until it is known to be there.
 */
export class Recorder {
  private readonly waiting: Unrecorded[] = [];
  private failing = false;
  private flushing: Promise<void> = Promise.resolve();
  /** How far streams are known to reach. */
  private readonly ends = new Map<StreamName, number>();
  private readonly closing = new AbortController();
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  /** @param due what has become due meanwhile, asked for before each append; `more` tells whether something still will */
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly report: (error: unknown) => void,
    private readonly due: () => { readonly events: readonly Unrecorded[]; readonly more: boolean },
  ) {}

  start(): void {
    this.running = this.run();
  }

  add(...events: readonly Unrecorded[]): void {
    this.waiting.push(...events);
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
      if (this.waiting.length === 0 && !this.takeDue()) await new Promise<void>((resolve) => (this.wake = resolve));
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

  /** Whether there is, or will be, something to record. */
  private takeDue(): boolean {
    const { events, more } = this.due();
    this.waiting.push(...events);
    return more || this.waiting.length > 0;
  }

  private async record(): Promise<void> {
    this.takeDue();
    while (this.waiting.length > 0) {
      const together = firstOf(this.waiting);
      await this.append(together);
      this.waiting.splice(0, together.length);
    }
  }

  /** What is there already was recorded by an append whose outcome nobody knew. */
  private async append(together: readonly Unrecorded[]): Promise<void> {
    const stream = together[0]?.stream ?? '';
    for (;;) {
      const there = await this.journal.load(stream, this.ends.get(stream));
      const last = there.at(-1)?.revision ?? this.ends.get(stream);
      const recorded = new Set(there.map(({ id }) => id));
      const missing = together.flatMap(({ event }) => (recorded.has(event.id) ? [] : [event]));
      if (missing.length === 0) return;
      try {
        const now = this.clock.now();
        const { revision } = await this.journal.append(
          stream,
          missing.map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: now } })),
          last,
        );
        this.ends.set(stream, revision);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}

/** The first ones that go to one stream, as many as are appended at once. */
function firstOf(waiting: readonly Unrecorded[]): readonly Unrecorded[] {
  const end = waiting.findIndex(({ stream }, index) => stream !== waiting[0]?.stream || index >= MOST_AT_ONCE);
  return waiting.slice(0, end < 0 ? undefined : end);
}
