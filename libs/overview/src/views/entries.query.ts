import { type Expression, type SqlBool, sql } from 'kysely';
import { dateIn } from '#kernel';
import {
  type Connection,
  type Page,
  type Seen,
  type World,
  allBy,
  connectionOf,
  connectionsOf,
  listsOf,
  oneBy,
} from '#graphql';
import type { RowOf } from '#projections';
import { entriesProjection } from './entries.projection.js';
import type { EntryStatus } from './entries.tables.js';
import { organisersProjection } from './organisers.projection.js';
import { allowedOfOrganisers } from './organisers.query.js';

type Tables = typeof entriesProjection.tables;
export type EntrySeen = Seen<RowOf<Tables['entry']>>;
export type RevisionSeen = Seen<RowOf<Tables['entryRevision']>>;

const databaseOf = ({ views }: World) => views.query(entriesProjection, organisersProjection);

/** Of the organisers that the caller may see, drafts and what became of them. */
const entriesOf = (world: World) =>
  databaseOf(world)
    .selectFrom('entry')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedOfOrganisers(world));

const allowedRevisions = (world: World): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref('entryId')} in ${entriesOf(world).clearSelect().select('entryId')}`;

const revisionsOf = (world: World) =>
  databaseOf(world)
    .selectFrom('entryRevision')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowedRevisions(world));

export interface EntryFilter {
  readonly status?: EntryStatus | null;
  readonly organiserId?: string | null;
  /** Of those that are published: whether whoever keeps them is, or was, to be reminded. */
  readonly needsConfirmation?: boolean | null;
}

/**
 * Entries as those see them who make the overview: those that nothing has happened to for longest first, since those wait; what is to
 * be confirmed in the order in which it would expire.
 */
export function entries(
  world: World,
  { status, organiserId, needsConfirmation }: EntryFilter,
  page: Page,
): Promise<Connection<EntrySeen>> {
  const today = dateIn(world.seenAt.now());
  const query = entriesOf(world)
    .$if(Boolean(status), (some) => some.where('status', '=', status as EntryStatus))
    .$if(Boolean(organiserId), (some) => some.where('organiserId', '=', organiserId as string))
    .$if(needsConfirmation === true, (some) =>
      some.where('publishedRevision', 'is not', null).where('remindOn', '<=', today).where('validUntil', '>=', today),
    )
    .$if(needsConfirmation === false, (some) =>
      some.where((each) => each.or([each('publishedRevision', 'is', null), each('remindOn', '>', today)])),
    );
  return connectionOf(world, query, [needsConfirmation ? 'validUntil' : 'changedAt', 'entryId'], page);
}

/** What each organiser has in the overview, or is to have, the longest waiting first. */
export const entriesOfOrganiser = listsOf<Page, EntrySeen>(async (world, organiserIds, page) => {
  const query = entriesOf(world).where('organiserId', 'in', organiserIds);
  return connectionsOf(world, databaseOf(world), query, 'organiserId', ['changedAt', 'entryId'], page);
});

export const entryById = oneBy(entriesOf, 'entryId');

/** Whole, each of them: what a reader of two at once compares. */
export const revisionsOfEntry = allBy(revisionsOf, 'entryId', ['revision']);
