import { type Connection, type Page, type Seen, type World, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import type { PublishedTerm } from '../entry/published-entry.js';
import type { ConfirmationPeriod, TermKind } from '../terms/terms.events.js';
import { termsProjection } from './terms.projection.js';

export type TermSeen = Seen<RowOf<(typeof termsProjection.tables)['overviewTerm']>>;

/** The words are published with the entries that have them, and are seen by whoever sees those. */
const termsOf = (world: World) =>
  world.views
    .query(termsProjection)
    .selectFrom('overviewTerm')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'));

/** Words that entries can be given, by their Danish name. */
export const overviewTerms = (world: World, kind: TermKind | null, page: Page): Promise<Connection<TermSeen>> =>
  connectionOf(
    world,
    termsOf(world)
      .where('retired', '=', false)
      .$if(kind !== null, (some) => some.where('kind', '=', kind as TermKind)),
    ['danish', 'termId'],
    page,
  );

/** Also of a word that is retired: entries that have it keep it. */
export const termById = oneBy(termsOf, 'termId');

/** As everybody reads it. */
export const publishedTerm = ({ termId, kind, danish, english, synonyms }: TermSeen): PublishedTerm => ({
  ...{ termId, kind, synonyms },
  name: { da: danish, en: english },
});

/** The categories that entries can be given, by their Danish name, as everybody reads them. */
export async function keptCategories(world: World): Promise<readonly PublishedTerm[]> {
  const rows = await termsOf(world)
    .where('retired', '=', false)
    .where('kind', '=', 'category')
    .orderBy('danish')
    .orderBy('termId')
    .execute();
  return rows.map((row) => publishedTerm(world.show(row)));
}

/** What the municipality has said of it; `undefined` where it never has, and the usual period holds. */
export async function confirmationPeriodOf(world: World): Promise<ConfirmationPeriod | undefined> {
  return world.views
    .query(termsProjection)
    .selectFrom('overviewPeriod')
    .select(['confirmEveryDays', 'remindDaysBefore'])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'))
    .executeTakeFirst();
}
