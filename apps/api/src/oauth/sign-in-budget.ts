import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type ClientInMunicipality, clientIdOf } from '#partners';
import { neighbourhoodOf } from '../limits/neighbourhood.js';
import { OAuthRefused } from './oauth-refused.js';

const MINUTE = 60;
/** Sign-ins of one client from one address in a minute, of which one in ten minutes would do. */
const OF_A_CLIENT = 60;
/** Sign-ins from one address in a minute: several clients may share one. */
const FROM_AN_ADDRESS = 200;
/** Sign-ins that a failed one counts for. */
const FAILURE = 10;

/**
 * How often it may be tried to sign in. Counted for each client and address together, so that nobody keeps a client out by failing in its
 * name from elsewhere, and for each address.
 */
export class SignInBudget {
  private readonly clients = new RateLimiterMemory({ points: OF_A_CLIENT, duration: MINUTE });
  private readonly addresses = new RateLimiterMemory({ points: FROM_AN_ADDRESS, duration: MINUTE });

  /** @throws OAuthRefused with status 429 */
  async spend(who: ClientInMunicipality | undefined, address: string): Promise<void> {
    try {
      await this.addresses.consume(neighbourhoodOf(address));
      await this.clients.consume(keyOf(who, address));
    } catch (limited) {
      if (!(limited instanceof RateLimiterRes)) throw limited;
      const retryAfter = Math.max(1, Math.ceil(limited.msBeforeNext / 1000));
      throw new OAuthRefused(
        'temporarily_unavailable',
        `too many sign-ins: keep a token until it expires, and try again in ${retryAfter} seconds`,
        { status: 429, retryAfter },
      );
    }
  }

  async failed(who: ClientInMunicipality | undefined, address: string): Promise<void> {
    await this.addresses.penalty(neighbourhoodOf(address), FAILURE - 1);
    await this.clients.penalty(keyOf(who, address), FAILURE - 1);
  }
}

/** What is no client's id counts as one: nobody fills the memory with ids that they make up. */
const keyOf = (who: ClientInMunicipality | undefined, address: string): string =>
  JSON.stringify([who ? clientIdOf(who) : null, neighbourhoodOf(address)]);
