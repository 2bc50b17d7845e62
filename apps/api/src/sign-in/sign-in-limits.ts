import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '#kernel';
import { neighbourhoodOf } from '#identity';

const HOUR = 3_600;
/** Of one person. A browser whose session ended is signed in again by its issuer without anybody typing anything. */
const OF_A_PERSON = 30;
/** Of one address: a town hall may have a single one. */
const FROM_AN_ADDRESS = 1_000;

/** Too many have signed in. */
export class TooManySignIns extends Error {
  override readonly name = 'TooManySignIns';
  /** @param retryAfter in seconds */
  constructor(readonly retryAfter: number) {
    super(`too many sign-ins within an hour: there are more in ${retryAfter} seconds`);
  }
}

/** How often people may sign in within an hour: each time stands in the security log for ever. Kept by this process. */
export class SignInLimits {
  private readonly people = new RateLimiterMemory({ points: OF_A_PERSON, duration: HOUR });
  private readonly addresses = new RateLimiterMemory({ points: FROM_AN_ADDRESS, duration: HOUR });

  /** Counts one of somebody who is believed; what one has used up counts against no neighbour. @throws TooManySignIns */
  async count({ id }: Pick<Actor, 'id'>, address: string): Promise<void> {
    try {
      await this.people.consume(id);
      await this.addresses.consume(neighbourhoodOf(address));
    } catch (limited) {
      if (!(limited instanceof RateLimiterRes)) throw limited;
      throw new TooManySignIns(Math.max(1, Math.ceil(limited.msBeforeNext / 1000)));
    }
  }
}
