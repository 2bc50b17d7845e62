import { type Clock, type Instant, type Journal, type Purpose, type StreamName, WrongExpectedRevision } from '#kernel';
import { type Look, type Reading, lookOf } from './look.js';

/** How long looks are gathered before they are recorded together: what a crash may take. */
const GATHERED_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** People whose looks wait to be recorded. Beyond that nobody is shown anything: every look is on record, or there is none. */
const MOST_WAITING = 20_000;
/** What is appended at once, in people: far less than an append may weigh. An event weighs as much as some people do. */
const MOST_AT_ONCE = 5_000;
const PEOPLE_PER_EVENT = 15;

/** Looks cannot be recorded at the moment, so nobody is shown anything until they can. */
export class ReadLogFull extends Error {
  override readonly name = 'ReadLogFull';
  constructor() {
    super('who looks at personal data cannot be recorded at the moment, so none are shown; try again in a moment');
  }
}

/**
 * Who was shown what of whom, and what for, as events in the log: `readLog-{municipality}_{date}`. Gathered for a second and recorded
 * together, so that nobody waits for it. No personal value is in it.
 */
export class ReadLog {
  private gathered = new Map<Reading, { readonly at: Instant; readonly shown: Map<Purpose, Set<string>> }>();
  /** What is being recorded: the same events again until they are, whatever becomes of an append. */
  private recording: readonly Look[] = [];
  private waiting = 0;
  private failing = false;
  private flushing: Promise<void> = Promise.resolve();
  /** How far streams are known to reach. */
  private readonly ends = new Map<StreamName, number>();
  private readonly closing = new AbortController();
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly report: (error: unknown) => void = () => undefined,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Takes down that the reading showed what is held about somebody for a purpose. @throws ReadLogFull */
  note(reading: Reading, subjectId: string, purpose: Purpose): void {
    if (this.waiting >= MOST_WAITING) throw new ReadLogFull();
    const { shown } = this.gathered.get(reading) ?? this.begin(reading);
    const people = shown.get(purpose) ?? new Set();
    if (people.has(subjectId)) return;
    shown.set(purpose, people.add(subjectId));
    this.waiting++;
    this.wake();
  }

  /** Whether the last looks could be recorded. */
  get isRecording(): boolean {
    return !this.failing;
  }

  /** Resolves when everything that was noted is recorded. @throws what the log throws; nothing is forgotten then */
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

  private begin(reading: Reading) {
    const look = { at: this.clock.now(), shown: new Map<Purpose, Set<string>>() };
    this.gathered.set(reading, look);
    return look;
  }

  private async run(): Promise<void> {
    let pause = GATHERED_MS;
    while (!this.isClosing()) {
      if (this.waiting === 0) await new Promise<void>((resolve) => (this.wake = resolve));
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
    this.recording = [
      ...this.recording,
      ...[...this.gathered].flatMap(([reading, { at, shown }]) => lookOf(reading, at, shown)),
    ];
    this.gathered = new Map();
    while (this.recording.length > 0) {
      const looks = firstOf(this.recording);
      await this.append(looks);
      this.recording = this.recording.slice(looks.length);
      this.waiting -= looks.reduce((sum, { people }) => sum + people, 0);
    }
  }

  /** What is there already was recorded by an append whose outcome nobody knew. */
  private async append(looks: readonly Look[]): Promise<void> {
    const stream = looks[0]?.stream ?? '';
    for (;;) {
      const there = await this.journal.load(stream, this.ends.get(stream));
      const last = there.at(-1)?.revision ?? this.ends.get(stream);
      const recorded = new Set(there.map(({ id }) => id));
      const missing = looks.flatMap(({ event }) => (recorded.has(event.id) ? [] : [event]));
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
function firstOf(looks: readonly Look[]): readonly Look[] {
  let weight = 0;
  const end = looks.findIndex(({ stream, people }) => {
    weight += people + PEOPLE_PER_EVENT;
    return stream !== looks[0]?.stream || weight > MOST_AT_ONCE;
  });
  return end < 0 ? looks : looks.slice(0, Math.max(1, end));
}
