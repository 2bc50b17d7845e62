import { type Clock, epochMilliseconds } from '#kernel';
import { type Position, type ReadOnlyEventStore, type Slice, positionOf } from '#event-store';
import { Gathering } from './gathering.js';

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

/** Somebody who waits until a position has been seen. */
interface Waiting {
  readonly until: Position;
  readonly tell: (isSeen: boolean) => void;
}

/** Follows the log for good: what dies is begun anew after a pause, from what has been written. */
export class Follower {
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<Waiting>();
  private running: Promise<void> | undefined;
  private gathering: Gathering | undefined;
  private seen: Position = positionOf(0);
  private state: FollowerHealth = { state: 'stopped', restarts: 0 };
  private isLive = false;
  /** When the store was last heard, in milliseconds of Unix time. */
  private heardAt: number;

  /** @param begin reads anew from where the trees stand */
  constructor(
    private readonly store: ReadOnlyEventStore,
    private readonly clock: Clock,
    private readonly begin: () => Reader,
    private readonly report: (error: unknown) => void,
  ) {
    this.heardAt = this.nowMs();
  }

  get health(): FollowerHealth {
    return this.state;
  }

  /** How many events are not taken in that are known of; `undefined` where nobody can tell. */
  get behind(): number | undefined {
    return this.isLive && this.state.state === 'running' ? (this.gathering?.events ?? 0) : undefined;
  }

  /** How many wait. */
  get waits(): number {
    return this.waiting.size;
  }

  /** For how long nothing has been heard of the store, in milliseconds. */
  get silentFor(): number {
    return this.nowMs() - this.heardAt;
  }

  /** Takes down that the store was there. */
  heard(): void {
    this.heardAt = this.nowMs();
  }

  start(): void {
    if (!this.running) this.heard();
    this.running ??= this.run();
  }

  /** Whether that has been seen, at once or until it is too late. Does not wait while following the log is interrupted. */
  reaches(until: Position, late: AbortSignal): Promise<boolean> {
    // Who waits does not wait for more events to come.
    this.flush();
    if (this.seen >= until) return Promise.resolve(true);
    if (this.state.state !== 'running' || late.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const told = new AbortController();
      const waiting: Waiting = {
        until,
        tell: (isSeen) => {
          this.waiting.delete(waiting);
          told.abort();
          resolve(isSeen);
        },
      };
      this.waiting.add(waiting);
      late.addEventListener('abort', () => waiting.tell(false), { once: true, signal: told.signal });
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.state = { ...this.state, state: 'stopped' };
    this.tellInterrupted();
  }

  /** Changes while somebody waits. */
  private isStopping(): boolean {
    return this.stopping.signal.aborted;
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
        this.tellInterrupted();
        this.report(error);
        await this.clock.sleep(pause, signal).catch(() => undefined);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private async follow(progressed: () => void): Promise<void> {
    const failing = new AbortController();
    const reader = this.begin();
    const gathering = new Gathering(
      this.clock,
      (slice) => this.take(reader, slice),
      (error) => failing.abort(error),
    );
    this.gathering = gathering;
    this.isLive = false;
    if (reader.after && reader.after > this.seen) this.seen = reader.after;
    const signal = AbortSignal.any([this.stopping.signal, failing.signal]);
    try {
      for await (const slice of this.store.subscribe({ ...(reader.after ? { after: reader.after } : {}), signal })) {
        this.isLive = slice.live;
        gathering.add(slice, slice.live && this.waiting.size === 0 ? 'soon' : 'now');
        this.heard();
        progressed();
      }
      failing.signal.throwIfAborted();
      gathering.flush();
    } finally {
      gathering.drop();
      this.gathering = undefined;
    }
  }

  /** What fails here ends the reading: the next one goes on from what was written. */
  private flush(): void {
    this.gathering?.flushOrFail();
  }

  private take(reader: Reader, slice: Slice): void {
    reader.take(slice);
    this.seen = slice.position;
    for (const waiting of [...this.waiting]) if (this.seen >= waiting.until) waiting.tell(true);
  }

  private tellInterrupted(): void {
    for (const waiting of [...this.waiting]) waiting.tell(false);
  }

  private nowMs(): number {
    return epochMilliseconds(this.clock.now());
  }
}
