import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Limits } from './limits.js';
import { Shares } from './shares.js';

/** How long one look at the event loop is, in milliseconds. */
const LOOK = 1_000;
/** Fewer than these in one look tell of one long step, not of too much work. */
const FEWEST_SAMPLES = 3;

/** What a request gives back when its answer has been made. */
export type Leave = () => void;

/** Who wants a place. */
interface Comer {
  readonly who: string;
  readonly site: string;
}
interface Waiting extends Comer {
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
  private readonly shares = new Shares();
  private readonly sharesOfSites = new Shares();
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
   * @param site has a larger one, with all others who are there
   * @returns what to call when the request has been answered; `undefined` where it cannot be taken on
   */
  async enter(who: string, site = who): Promise<Leave | undefined> {
    if (this.isLate) return undefined;
    const comer = { who, site };
    if (this.hasRoomFor(comer)) return this.taken(comer);
    const others = [...this.waiting].filter((waiting) => waiting.site === site).length;
    if (this.waiting.size >= this.limits.waiting || others >= this.limits.waitingOfOne) return undefined;
    return new Promise((resolve) => {
      const waiting: Waiting = {
        ...comer,
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

  private hasRoomFor({ who, site }: Comer): boolean {
    const { inFlight, inFlightOfOne, inFlightOfSite } = this.limits;
    return (
      this.inFlight < inFlight && this.shares.of(who) < inFlightOfOne && this.sharesOfSites.of(site) < inFlightOfSite
    );
  }

  private taken({ who, site }: Comer): Leave {
    this.inFlight++;
    const shares = [this.shares.take(who), this.sharesOfSites.take(site)];
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.inFlight--;
      for (const giveBack of shares) giveBack();
      this.callNext();
    };
  }

  private callNext(): void {
    for (const waiting of this.waiting)
      if (this.hasRoomFor(waiting)) {
        waiting.called(this.taken(waiting));
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
