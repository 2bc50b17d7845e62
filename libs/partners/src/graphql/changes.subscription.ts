import { Inject } from '@nestjs/common';
import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import type { RequestContext } from '#graphql';
import { changesProjection } from '../views/changes.projection.js';
import { type ChangePage, type ChangeSeen, LOG_PLACES, type LogPlaces, changesAfter } from '../views/changes.query.js';

const PAGE = 200;

@Resolver()
export class ChangesSubscription {
  constructor(@Inject(LOG_PLACES) private readonly places: LogPlaces) {}

  @Subscription('changes')
  async changes(@Args() { after }: { readonly after?: bigint | null }, @Context() context: RequestContext) {
    let next = after ?? (await context.history()).index;
    const pages = context.follow(
      changesProjection,
      () => true,
      async (world) => {
        const page = await changesAfter(this.places, context, world, { after: next, most: PAGE });
        next = page.next;
        return page;
      },
      ({ hasMore }) => hasMore,
    );
    return oneByOne(pages);
  }
}

/**
 * The changes of pages, one by one. Not a generator, for the reason that `following` is none: who goes away while nothing happens must not
 * be waited for.
 */
function oneByOne(pages: AsyncIterableIterator<ChangePage>): AsyncIterableIterator<{ readonly changes: ChangeSeen }> {
  let page: ChangePage = { changes: [], next: null, hasMore: false };
  let told = 0;
  return {
    async next() {
      try {
        for (;;) {
          const changes = page.changes[told++];
          if (changes) return { done: false, value: { changes } };
          const following = await pages.next();
          if (following.done) return { done: true, value: undefined };
          [page, told] = [following.value, 0];
        }
      } catch (error) {
        await pages.return?.();
        throw error;
      }
    },
    async return() {
      await pages.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
