import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Shares } from '../limits/shares.js';
import { busy, tooManyUploads } from './refusals.js';

/** How many photos are taken on. A person never meets these, nor does a program that sends them one after another. */
export interface UploadLimits {
  /** Of one person or program in an hour, whatever becomes of them. Each may lie on the disk for a day. */
  readonly perHour: number;
  /** On the way here, or being read; each lies in memory. */
  readonly atOnce: number;
  readonly atOnceOfOne: number;
}

export const usualUploadLimits: UploadLimits = { perHour: 120, atOnce: 8, atOnceOfOne: 2 };

const HOUR = 3600;

/** Room for photos on their way in, kept by who sends them: nobody takes all of it. */
export class UploadRoom {
  private readonly shares = new Shares();
  private readonly uploads: RateLimiterMemory;
  private inAll = 0;

  constructor(private readonly limits: UploadLimits) {
    this.uploads = new RateLimiterMemory({ points: limits.perHour, duration: HOUR });
  }

  /**
   * Lets one photo of theirs in, for as long as that takes.
   * @param who under which id they act
   * @throws PhotoRefusal where there is no room, now or for them in this hour
   */
  async within<T>(who: string, take: () => Promise<T>): Promise<T> {
    if (this.inAll >= this.limits.atOnce || this.shares.of(who) >= this.limits.atOnceOfOne) throw busy();
    const leave = this.shares.take(who);
    this.inAll++;
    try {
      await this.count(who);
      return await take();
    } finally {
      this.inAll--;
      leave();
    }
  }

  private async count(who: string): Promise<void> {
    try {
      await this.uploads.consume(who);
    } catch (limited) {
      if (!(limited instanceof RateLimiterRes)) throw limited;
      throw tooManyUploads(Math.max(1, Math.ceil(limited.msBeforeNext / 1000)));
    }
  }
}
