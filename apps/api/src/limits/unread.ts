import type { GraphQLError } from 'graphql';
import { refused } from './refused.js';

/** Answers that have been made and not read to their end, by client: they are in memory until then. */
export class Unread {
  private readonly answers = new Map<string, number>();

  constructor(private readonly mostOfOne: number) {}

  /** @throws GraphQLError TOO_MANY_REQUESTS for who has so many */
  demandFew(client: string): void {
    if ((this.answers.get(client) ?? 0) >= this.mostOfOne) throw notRead();
  }

  /** @returns what to call when it has been read, or never will be */
  made(client: string): () => void {
    this.answers.set(client, (this.answers.get(client) ?? 0) + 1);
    return () => {
      const others = (this.answers.get(client) ?? 1) - 1;
      if (others > 0) this.answers.set(client, others);
      else this.answers.delete(client);
    };
  }
}

/** For somebody who asks and does not read. */
export const notRead = (): GraphQLError =>
  refused('TOO_MANY_REQUESTS', 'Read what you have been answered before you ask for more.', { retryAfter: 1 });
