import type { GraphQLError } from 'graphql';
import { refused } from './refused.js';
import { Shares } from './shares.js';

/** Answers that have been made and not read to their end, by client: they are in memory until then. */
export class Unread {
  private readonly answers = new Shares();

  constructor(private readonly mostOfOne: number) {}

  /** @throws GraphQLError TOO_MANY_REQUESTS for who has so many */
  demandFew(client: string): void {
    if (this.answers.of(client) >= this.mostOfOne) throw notRead();
  }

  /** @returns what to call when it has been read, or never will be */
  made(client: string): () => void {
    return this.answers.take(client);
  }
}

/** For somebody who asks and does not read. */
export const notRead = (): GraphQLError =>
  refused('TOO_MANY_REQUESTS', 'Read what you have been answered before you ask for more.', { retryAfter: 1 });
