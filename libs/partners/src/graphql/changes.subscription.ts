import { Inject } from '@nestjs/common';
import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type RequestContext, type World } from '#graphql';
import { PARTNER_CLIENTS, type PartnerClients } from '#identity';
import { changesProjection } from '../views/changes.projection.js';
import { type ChangePage, type ChangeSeen, LOG_PLACES, type LogPlaces, changesAfter } from '../views/changes.query.js';

const PAGE = 200;

@Resolver()
export class ChangesSubscription {
  constructor(
    @Inject(LOG_PLACES) private readonly places: LogPlaces,
    @Inject(PARTNER_CLIENTS) private readonly clients: PartnerClients,
  ) {}

  @Subscription('changes')
  async changes(@Args() { after }: { readonly after?: bigint | null }, @Context() context: RequestContext) {
    let next = after ?? (await context.history()).index;
    const read = async (world: World): Promise<ChangePage> => {
      await this.demandActive(context);
      const page = await changesAfter(this.places, context, world, { after: next, most: PAGE });
      next = page.next;
      return page;
    };
    const followed = context.follow(changesProjection, () => true, read);
    return oneByOne(followed, () => read(context.newWorld()));
  }

  /** A subscription outlives a suspension, and a token its scopes. @throws GraphQLError UNAUTHENTICATED */
  private async demandActive({ actor: { kind, municipality, id } }: RequestContext): Promise<void> {
    if (kind !== 'partner') return;
    const client = await this.clients.active(municipality, id);
    if (!client?.scopes.includes('readChanges'))
      throw new GraphQLError('your API client is suspended, has ended, or may no longer read changes', {
        extensions: { code: 'UNAUTHENTICATED' },
      });
  }
}

/**
 * The changes of pages, one by one. Not a generator, for the reason that `following` is none: who goes away while nothing happens must not
 * be waited for.
 * @param pages a page at once, and again when something may have come
 * @param more a page at once, where the last one did not hold all
 */
function oneByOne(
  pages: AsyncIterableIterator<ChangePage>,
  more: () => Promise<ChangePage>,
): AsyncIterableIterator<{ readonly changes: ChangeSeen }> {
  let page: ChangePage = { changes: [], next: null, hasMore: false };
  let told = 0;
  return {
    async next() {
      try {
        for (;;) {
          const changes = page.changes[told++];
          if (changes) return { done: false, value: { changes } };
          const following = page.hasMore ? { done: false as const, value: await more() } : await pages.next();
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
