import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { LocalDate } from '#kernel';
import { type Page, type RequestContext, type World, badInput } from '#graphql';
import { Overviews } from '../views/live/overviews.js';
import type { Hit } from '../search/question.js';
import type { Reason } from '../search/reasons.js';
import { missedSince } from '../views/missed.query.js';
import { publishedById, seenByItself } from '../views/published.query.js';
import { type AskedFilters, filtersFrom, termIdsIn } from './activity-filters.js';

interface AskedSearch extends Page {
  readonly text?: string | null;
  readonly filters?: AskedFilters | null;
}
interface AskedMatch extends Page {
  readonly interests: readonly string[];
  readonly must?: AskedFilters | null;
  readonly wishes?: AskedFilters | null;
}

const [USUAL, LARGEST] = [20, 100];

/** What everybody may do, by what somebody wants. */
@Resolver()
export class ActivitiesResolver {
  constructor(private readonly overviews: Overviews) {}

  @Query() async searchActivities(@Args() asked: AskedSearch, @Context() { world, language }: RequestContext) {
    const page = pageAsked(asked);
    const now = world.seenAt.now();
    const question = { text: asked.text ?? undefined, filters: filtersFrom(asked.filters, now), language };
    const overview = await this.overviewFor(world);
    const { hits, total, understood, cut } = overview.search({ ...question, ...page }, now);
    const { says, words } = understood;
    return { ...(await connectionOf(world, hits, { ...page, total })), understood: says, words, cut };
  }

  @Query() async matchActivities(@Args() asked: AskedMatch, @Context() { world, language }: RequestContext) {
    const page = pageAsked(asked);
    const now = world.seenAt.now();
    const [must, wishes] = [filtersFrom(asked.must, now), filtersFrom(asked.wishes, now)];
    const interests = { interests: termIdsIn(asked.interests), must, wishes, language };
    const overview = await this.overviewFor(world);
    const { matches, total } = overview.matching({ ...interests, ...page }, now);
    return { ...(await connectionOf(world, matches, { ...page, total })), ...NOTHING_UNDERSTOOD };
  }

  @Query() missedSearches(
    @Args() { since }: { readonly since?: LocalDate | null },
    @Context() context: RequestContext,
  ) {
    return missedSince(context.world, since ?? null);
  }

  private overviewFor(world: World) {
    world.demand('readCafes');
    return this.overviews.in(world);
  }
}

/** Ids were given, and no words. */
const NOTHING_UNDERSTOOD = { understood: [], words: [], cut: false };

/** Of a ranking, which is paged by place: it is made anew for each question. @throws GraphQLError */
function pageAsked({ first, after }: Page): Asked {
  const size = first ?? USUAL;
  if (size < 0 || size > LARGEST) throw badInput(`"first" must be from 0 to ${LARGEST}`);
  const place = after ? /^hit:(\d{1,6})$/.exec(Buffer.from(after, 'base64url').toString('utf8'))?.[1] : '-1';
  if (place === undefined) throw badInput('"after" is no cursor of this list; take an endCursor that it gave');
  return { first: size, after: Number(place) + 1 };
}

const cursorOf = (place: number): string => Buffer.from(`hit:${place}`).toString('base64url');

interface Asked {
  readonly first: number;
  readonly after: number;
}

async function connectionOf(
  world: World,
  hits: readonly (Hit & { readonly lacks?: readonly Reason[] })[],
  { first, after, total }: Asked & { readonly total: number },
) {
  const edges = await Promise.all(
    hits.slice(0, first).map(async ({ entry, reasons, lacks = [], metres, next }, n) => ({
      cursor: cursorOf(after + n),
      node: (await world.load(publishedById, entry.entryId)) ?? seenByItself(world, entry),
      ...{ reasons, lacks, next, metres: metres === undefined ? null : Math.round(metres) },
    })),
  );
  const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
  const pageInfo = { hasNextPage: after + edges.length < total, hasPreviousPage: after > 0, startCursor, endCursor };
  return { edges, pageInfo, total };
}
