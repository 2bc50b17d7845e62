import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '#kernel';
import { neighbourhoodOf } from '#identity';
import type { Limits } from './limits.js';
import { refused } from './refused.js';

/** What a request costs its client; stands in `extensions.cost` of every answer. */
export interface Cost {
  readonly requested: number;
  /** Of the client, in a minute. */
  readonly budget: number;
  readonly left: number;
  /** When all of it is left again. */
  readonly resetsInSeconds: number;
}

const MINUTE = 60;

/** What each client may still ask in the minute that its first request began. Kept by this process, and forgotten with the minute. */
export class Budgets {
  private readonly clients: RateLimiterMemory;
  private readonly strangers: RateLimiterMemory;

  constructor({ price, strangersPerMinute }: Pick<Limits, 'price' | 'strangersPerMinute'>) {
    this.clients = new RateLimiterMemory({ points: price.perMinute, duration: MINUTE });
    this.strangers = new RateLimiterMemory({ points: strangersPerMinute, duration: MINUTE });
  }

  /**
   * @param owed how much of the price is owed already
   * @throws GraphQLError TOO_MANY_REQUESTS where it is more than is left; what is left stays so, for something cheaper
   */
  async spend(client: string, price: number, owed = 0): Promise<Cost> {
    const due = price - owed;
    try {
      return costOf(price, this.clients.points, await this.clients.consume(client, due));
    } catch (limited) {
      if (!(limited instanceof RateLimiterRes)) throw limited;
      throw tooMany(costOf(price, this.clients.points, await this.clients.reward(client, due)));
    }
  }

  /** For what cannot be taken back, such as what a subscription has told, or that a document was looked at. */
  async owe(client: string, price: number): Promise<Cost> {
    return costOf(price, this.clients.points, await this.clients.penalty(client, price));
  }

  /** Before anything is done for a client: without anything left, nothing is. @throws GraphQLError TOO_MANY_REQUESTS */
  async demandSome(client: string): Promise<void> {
    const state = await this.clients.get(client);
    if (state && state.consumedPoints >= this.clients.points) throw tooMany(costOf(1, this.clients.points, state));
  }

  /** Counts a request that did not say who sends it. @throws GraphQLError TOO_MANY_REQUESTS */
  async countStranger(address: string): Promise<void> {
    try {
      await this.strangers.consume(neighbourhoodOf(address));
    } catch (limited) {
      if (!(limited instanceof RateLimiterRes)) throw limited;
      const seconds = secondsOf(limited);
      throw refused(
        'TOO_MANY_REQUESTS',
        `Too many requests from this address could not say who sends them; it is heard again in ${seconds} seconds.`,
        { retryAfter: seconds },
      );
    }
  }
}

/** Whose budget it is: a partner's clients have one each, whoever uses them; people have their own. */
export const clientOf = ({ kind, municipality, id }: Actor): string => `${kind}/${municipality}/${id}`;

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

const costOf = (requested: number, budget: number, state: RateLimiterRes): Cost => ({
  requested,
  budget,
  left: Math.max(0, budget - state.consumedPoints),
  resetsInSeconds: secondsOf(state),
});

const tooMany = (cost: Cost) =>
  refused(
    'TOO_MANY_REQUESTS',
    `This costs ${cost.requested}, and ${cost.left} of ${cost.budget} are left for this minute: ask for less (a smaller "first"), or again in ${cost.resetsInSeconds} seconds.`,
    { retryAfter: cost.resetsInSeconds, cost },
  );
