import type { Instant } from '#kernel';
import { type World, allowed } from '#graphql';
import { cafeChangesProjection } from './cafe-changes.projection.js';

/** The last change of what everybody may read of something. */
export interface LastChange {
  readonly changedAt: Instant;
  /** Of the event, in the store's own order: it never leaves the system as it is. */
  readonly position: string;
}

const changesOf = (world: World) =>
  world.views
    .query(cafeChangesProjection)
    .selectFrom('cafeChange')
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'));

/** The last change of each café, by its id: of the café itself or of any of its sessions, those that are over too. */
export async function changesOfCafes(world: World): Promise<ReadonlyMap<string, LastChange>> {
  const rows = await changesOf(world)
    .select(['cafeId', ({ fn }) => fn.max('changedAt').as('changedAt'), ({ fn }) => fn.max('position').as('position')])
    .groupBy('cafeId')
    .execute();
  return new Map(rows.map(({ cafeId, changedAt, position }) => [cafeId, { changedAt, position }]));
}

/** The last change of each of these sessions, by its id; for a feed with an item for each. */
export async function changesOfSessions(
  world: World,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, LastChange>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await changesOf(world).selectAll().where('of', 'in', sessionIds).execute();
  return new Map(rows.map(({ of, changedAt, position }) => [of, { changedAt, position }]));
}
