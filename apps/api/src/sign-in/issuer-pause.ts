import { IssuerUnavailable } from '#identity';
import { type Clock, epochMilliseconds } from '#kernel';
import { isAway } from './issuer-errors.js';

/** As long as its keys are not asked for again. */
const AFTER_FAILURE_MS = 5_000;

/**
 * Lets an issuer that is away rest, for everybody together: each request that waits for it has a place that others could have.
 * After the rest one asks first, and the others only once it has answered.
 */
export class IssuerPause {
  private failedAt = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** @throws IssuerUnavailable at once while it rests, and whatever asking throws */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    const now = this.now();
    if (now - this.failedAt < AFTER_FAILURE_MS) throw new IssuerUnavailable();
    if (this.failedAt > -Infinity) this.failedAt = now;
    try {
      const answer = await question();
      this.failedAt = -Infinity;
      return answer;
    } catch (error) {
      this.failedAt = error instanceof IssuerUnavailable && isAway(error.cause) ? this.now() : -Infinity;
      throw error;
    }
  }

  private now(): number {
    return epochMilliseconds(this.clock.now());
  }
}
