import { type Clock, type Instant, type Journal, type Purpose, Recorder } from '#kernel';
import { type Look, type Reading, lookOf } from './look.js';

/** People whose looks wait to be recorded. Beyond that nobody is shown anything: every look is on record, or there is none. */
const MOST_WAITING = 20_000;

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
  private readonly recorder: Recorder<Look>;
  private waiting = 0;

  constructor(
    journal: Journal,
    private readonly clock: Clock,
    report: (error: unknown) => void = () => undefined,
  ) {
    const isWaiting = (): boolean => this.waiting > 0;
    this.recorder = new Recorder<Look>(
      journal,
      clock,
      report,
      {
        get isWaiting() {
          return isWaiting();
        },
        take: () => this.take(),
      },
      (looks) => {
        this.waiting -= looks.reduce((sum, { people }) => sum + people, 0);
      },
    );
  }

  start(): void {
    this.recorder.start();
  }

  /** Takes down that the reading showed what is held about somebody for a purpose. @throws ReadLogFull */
  note(reading: Reading, subjectId: string, purpose: Purpose): void {
    if (this.waiting >= MOST_WAITING) throw new ReadLogFull();
    const { shown } = this.gathered.get(reading) ?? this.begin(reading);
    const people = shown.get(purpose) ?? new Set();
    if (people.has(subjectId)) return;
    shown.set(purpose, people.add(subjectId));
    this.waiting++;
    this.recorder.notice();
  }

  /** Whether the last looks could be recorded. */
  get isRecording(): boolean {
    return this.recorder.isRecording;
  }

  /** Resolves when everything that was noted is recorded. @throws what the log throws; nothing is forgotten then */
  flush(): Promise<void> {
    return this.recorder.flush();
  }

  /** Records what waits. @throws what the log throws */
  close(): Promise<void> {
    return this.recorder.close();
  }

  private begin(reading: Reading) {
    const look = { at: this.clock.now(), shown: new Map<Purpose, Set<string>>() };
    this.gathered.set(reading, look);
    return look;
  }

  private take(): readonly Look[] {
    const looks = [...this.gathered].flatMap(([reading, { at, shown }]) => lookOf(reading, at, shown));
    this.gathered = new Map();
    return looks;
  }
}
