import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Limits } from './limits.js';

/** How long one look at the event loop is, in milliseconds. */
const LOOK = 1_000;
/** Fewer than these in one look tell of one long step, not of too much work. */
const FEWEST_SAMPLES = 3;

/** What a request gives back when it has been answered. */
export type Leave = () => void;

/**
 * Lets in as many requests as can be answered, and a few who wait. Whoever comes beyond that is turned away at once: a server that
 * takes on everything answers nobody, and ends for want of memory.
 */
export class Overload {
  /** In seconds, what is told to those who are turned away. */
  readonly retryAfter = 5;
  private readonly delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  private readonly looks: NodeJS.Timeout;
  private readonly waiting = new Set<(leave: Leave | undefined) => void>();
  private inFlight = 0;
  private isLate = false;

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

  /** @returns what to call when the request has been answered; `undefined` where it cannot be taken on */
  async enter(): Promise<Leave | undefined> {
    if (this.isLate) return undefined;
    if (this.inFlight < this.limits.inFlight) return this.taken();
    if (this.waiting.size >= this.limits.waiting) return undefined;
    return new Promise((resolve) => {
      const called = (leave: Leave | undefined): void => {
        clearTimeout(timer);
        this.waiting.delete(called);
        resolve(leave);
      };
      const timer = setTimeout(called, this.limits.waitMilliseconds, undefined);
      this.waiting.add(called);
    });
  }

  stop(): void {
    this.delay.disable();
    clearInterval(this.looks);
    for (const called of this.waiting) called(undefined);
  }

  private taken(): Leave {
    this.inFlight++;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.inFlight--;
      const [next] = this.waiting;
      next?.(this.taken());
    };
  }

  private look(): void {
    this.isLate = isLate(this.delay, this.limits.loopDelay);
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
