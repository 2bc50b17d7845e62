import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Limits } from './limits.js';

/** How long one look at the event loop is, in milliseconds. */
const LOOK = 1_000;
/** Fewer than these in one look tell of one long step, not of too much work. */
const FEWEST_SAMPLES = 3;

/** What a request gives back when its answer has been made. */
export type Leave = () => void;

interface Waiting {
  readonly who: string;
  readonly called: (leave: Leave | undefined) => void;
}

/**
 * Lets in as many requests as can be answered, and a few who wait. Whoever comes beyond that is turned away at once: a server that
 * takes on everything answers nobody, and ends for want of memory.
 */
export class Overload {
  /** In seconds, what is told to those who are turned away. */
  readonly retryAfter = 5;
  private readonly delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  private readonly looks: NodeJS.Timeout;
  private readonly waiting = new Set<Waiting>();
  /** How many each has, of those who have any. */
  private readonly shares = new Map<string, number>();
  private inFlight = 0;
  private isLate = false;
  private wasLate = false;

  constructor(private readonly limits: Limits['requests']) {
    this.delay.enable();
    this.looks = setInterval(() => {
      this.look();
    }, LOOK).unref();
  }

  /** Whether the event loop is so late that even refusing takes long. */
  get isStalled(): boolean {
    return this.isLate;
  }

  /**
   * @param who has a share of the places, and no more: their address, or whoever they are
   * @returns what to call when the request has been answered; `undefined` where it cannot be taken on
   */
  async enter(who: string): Promise<Leave | undefined> {
    if (this.isLate) return undefined;
    if (this.hasRoomFor(who)) return this.taken(who);
    const others = [...this.waiting].filter((waiting) => waiting.who === who).length;
    if (this.waiting.size >= this.limits.waiting || others >= this.limits.waitingOfOne) return undefined;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        who,
        called: (leave) => {
          clearTimeout(timer);
          this.waiting.delete(waiting);
          resolve(leave);
        },
      };
      const timer = setTimeout(waiting.called, this.limits.waitMilliseconds, undefined);
      this.waiting.add(waiting);
    });
  }

  stop(): void {
    this.delay.disable();
    clearInterval(this.looks);
    for (const { called } of this.waiting) called(undefined);
  }

  private hasRoomFor(who: string): boolean {
    return this.inFlight < this.limits.inFlight && (this.shares.get(who) ?? 0) < this.limits.inFlightOfOne;
  }

  private taken(who: string): Leave {
    this.inFlight++;
    this.shares.set(who, (this.shares.get(who) ?? 0) + 1);
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.inFlight--;
      const others = (this.shares.get(who) ?? 1) - 1;
      if (others > 0) this.shares.set(who, others);
      else this.shares.delete(who);
      this.callNext();
    };
  }

  private callNext(): void {
    for (const { who, called } of this.waiting)
      if (this.hasRoomFor(who)) {
        called(this.taken(who));
        return;
      }
  }

  private look(): void {
    const isLateNow = isLate(this.delay, this.limits.loopDelay);
    // Twice in a row: a machine that was busy with something else for a second is not overloaded.
    this.isLate = isLateNow && this.wasLate;
    this.wasLate = isLateNow;
    this.delay.reset();
  }
}

/**
 * Whether an event loop has been late again and again, not once for long: that is one piece of work, after which all is well.
 * @param delay of one look, in nanoseconds
 * @param most in milliseconds
 */
export const isLate = (delay: Pick<IntervalHistogram, 'count' | 'percentile'>, most: number): boolean =>
  delay.count >= FEWEST_SAMPLES && delay.percentile(50) > most * 1e6;
