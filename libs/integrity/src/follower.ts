import type { Clock } from '#kernel';
import { type Position, type ReadOnlyEventStore, type Slice, positionOf } from '#event-store';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface FollowerHealth {
  readonly state: 'running' | 'restarting' | 'stopped';
  /** How often following the log has begun anew. */
  readonly restarts: number;
  /** What it last died of. */
  readonly problem?: string;
}

/** One reading of the log, from where it stands. */
export interface Reader {
  /** Exclusive. */
  readonly after: Position | undefined;
  /** Takes what was not taken before. */
  take(slice: Slice): void;
}

/** Follows the log for good: what dies is begun anew after a pause, from what has been written. */
export class Follower {
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<() => void>();
  private running: Promise<void> | undefined;
  private seen: Position = positionOf(0);
  private state: FollowerHealth = { state: 'stopped', restarts: 0 };

  /** @param begin reads anew from where the trees stand */
  constructor(
    private readonly store: ReadOnlyEventStore,
    private readonly clock: Clock,
    private readonly begin: () => Reader,
    private readonly report: (error: unknown) => void,
  ) {}

  get health(): FollowerHealth {
    return this.state;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Whether that has been seen, at once or within the time. Does not wait while following the log is interrupted. */
  async reaches(position: Position, timeoutMs: number): Promise<boolean> {
    const over = new AbortController();
    const late = this.clock.sleep(timeoutMs, over.signal).then(
      () => true,
      () => true,
    );
    try {
      for (;;) {
        if (this.seen >= position) return true;
        if (this.state.state !== 'running') return false;
        if (await Promise.race([late, this.changed()])) return this.hasSeen(position);
      }
    } finally {
      over.abort();
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.state = { ...this.state, state: 'stopped' };
  }

  /** Changes while somebody waits. */
  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private hasSeen(position: Position): boolean {
    return this.seen >= position;
  }

  private changed(): Promise<false> {
    return new Promise((resolve) => this.waiting.add(() => resolve(false)));
  }

  private tell(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let pause = FIRST_PAUSE_MS;
    while (!this.isStopping()) {
      try {
        this.state = { ...this.state, state: 'running' };
        await this.follow(() => (pause = FIRST_PAUSE_MS));
        // A subscription that ends though nobody ended it: the store was closed.
        if (!this.isStopping()) throw new Error('the store ended the subscription');
      } catch (error) {
        const problem = error instanceof Error ? error.message : 'unknown';
        this.state = { state: 'restarting', restarts: this.state.restarts + 1, problem };
        this.tell();
        this.report(error);
        await this.clock.sleep(pause, signal).catch(() => undefined);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private async follow(progressed: () => void): Promise<void> {
    const reader = this.begin();
    const { signal } = this.stopping;
    for await (const slice of this.store.subscribe({ ...(reader.after ? { after: reader.after } : {}), signal })) {
      reader.take(slice);
      this.seen = slice.position;
      progressed();
      this.tell();
    }
  }
}
