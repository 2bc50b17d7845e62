import type { Municipality } from '#kernel';
import { type RequestContext, type World, allowed, badInput } from '#graphql';
import type { RowOf } from '#projections';
import { changesProjection } from './changes.projection.js';

type ChangeRow = RowOf<(typeof changesProjection.tables)['change']>;

/** The numbers of events in their municipality's log, and where each stands in the store: what keeps the log's integrity knows. */
export interface LogPlaces {
  placeOf(municipality: Municipality, index: bigint): { readonly position: string } | undefined;
  indexAt(municipality: Municipality, position: string): bigint | undefined;
}

/** What Nest injects it by. */
export const LOG_PLACES = Symbol('LogPlaces');

/** A change, with its number and its municipality. */
export interface ChangeSeen extends ChangeRow {
  readonly index: bigint;
  readonly municipality: Municipality;
}

export interface ChangePage {
  readonly changes: readonly ChangeSeen[];
  /** What to go on after: the number of the last change, or what was asked where there is none. */
  readonly next: bigint | null;
  readonly hasMore: boolean;
}

export interface AskedChanges {
  readonly after: bigint | null;
  readonly most: number;
}

/**
 * Changes behind an event of the log, which need not be a change itself, in log order. What has no number yet is not told yet.
 * @throws GraphQLError for an event that has not come
 */
export async function changesAfter(
  places: LogPlaces,
  { history }: Pick<RequestContext, 'history'>,
  world: World,
  { after, most }: AskedChanges,
): Promise<ChangePage> {
  const { municipality } = world;
  const { index: last } = await history();
  if (after !== null && (last === null || after > last))
    throw badInput(
      `"after" is the number of an event that has not come: the last one in the log of ${municipality} is ${last ?? 'none'}`,
    );
  const [from, until] = [after, last].map((index) =>
    index === null ? '' : (places.placeOf(municipality, index)?.position ?? ''),
  );
  const rows = await world.views
    .query(changesProjection)
    .selectFrom('change')
    .selectAll()
    .where('municipality', '=', municipality)
    .where(allowed(world, 'readChanges'))
    .where('position', '>', from ?? '')
    .where('position', '<=', until ?? '')
    .orderBy('position')
    .limit(most + 1)
    .execute();
  const changes = rows
    .slice(0, most)
    .map((row) => ({ ...row, municipality, index: numbered(places, municipality, row) }));
  return { changes, next: changes.at(-1)?.index ?? after, hasMore: rows.length > most };
}

function numbered(places: LogPlaces, municipality: Municipality, { position, eventId }: ChangeRow): bigint {
  const index = places.indexAt(municipality, position);
  if (index === undefined)
    throw new Error(`the event ${eventId} stands before others that have a number, and has none`);
  return index;
}
