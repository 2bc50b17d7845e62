import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { neighbourhoodOf } from '#identity';
import { type ClientInMunicipality, clientIdOf } from '#partners';
import { OAuthRefused } from './oauth-refused.js';

const MINUTE = 60;
const DAY = 86_400;
/** Sign-ins of one client from one address in a minute, of which one in ten minutes would do. */
const OF_A_CLIENT = 60;
/** Of those, how many a failed one counts for. */
const FAILURE = 10;
/** Failed sign-ins from one address in a minute. A single client that is wrong over and over is stopped long before by what is its own. */
const FAILURES_FROM_AN_ADDRESS = 200;

/**
 * How often it may be tried to sign in. Counted for each client and address together, so that nobody keeps a client out by failing in its
 * name from elsewhere. Failures are counted for each address too, or whoever makes up ids would be looked up without end; what is used up
 * by them keeps out nobody who was let in from there within a day, so that a neighbour's mistakes are the neighbour's.
 */
export class SignInBudget {
  private readonly clients = new RateLimiterMemory({ points: OF_A_CLIENT, duration: MINUTE });
  private readonly failures = new RateLimiterMemory({ points: FAILURES_FROM_AN_ADDRESS, duration: MINUTE });
  /** Clients that were let in, each with its address. Only right credentials add to it. */
  private readonly known = new RateLimiterMemory({ points: 1, duration: DAY });

  /**
   * To be called before credentials are looked at, and then one of `failed`, `succeeded` and `giveBack`.
   * @throws OAuthRefused with status 429
   */
  async spend(who: ClientInMunicipality | undefined, address: string): Promise<void> {
    const client = keyOf(who, address);
    try {
      // What a client has used up itself counts against nobody else.
      const own = await this.clients.get(client);
      // A failure until it is known to be none, so that many at once are counted; before the id is, so that those made up leave nothing.
      if (own?.remainingPoints !== 0 && !(await this.isKnown(client)))
        await this.failures.consume(neighbourhoodOf(address));
      await this.clients.consume(client);
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
    await this.clients.penalty(keyOf(who, address), FAILURE - 1);
  }

  async succeeded(who: ClientInMunicipality, address: string): Promise<void> {
    const client = keyOf(who, address);
    if (!(await this.isKnown(client))) await this.failures.reward(neighbourhoodOf(address));
    await this.known.set(client, 1, DAY);
  }

  /** Of a sign-in of which nobody could tell whether it was right: that is held against nobody. */
  async giveBack(who: ClientInMunicipality | undefined, address: string): Promise<void> {
    const client = keyOf(who, address);
    if (!(await this.isKnown(client))) await this.failures.reward(neighbourhoodOf(address));
    await this.clients.reward(client);
  }

  private async isKnown(client: string): Promise<boolean> {
    return (await this.known.get(client)) !== null;
  }
}

/** What is no client's id counts as one: nobody fills the memory with ids that they make up. */
const keyOf = (who: ClientInMunicipality | undefined, address: string): string =>
  JSON.stringify([who ? clientIdOf(who) : null, neighbourhoodOf(address)]);
