import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allowed,
  connectionOf,
  grouped,
  inOrder,
  mapNodes,
} from '#graphql';
import { type ErasureRow, erasuresProjection } from './erasures.projection.js';

export type ErasureSeen = Seen<ErasureRow>;

const erasuresOf = (world: World) =>
  world.views
    .query(erasuresProjection)
    .selectFrom('erasureRecord')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readErasures'));

/** Every erasure that was decided, in the order of the decisions. */
export const erasures = async (world: World, page: Page): Promise<Connection<ErasureSeen>> =>
  mapNodes(await connectionOf(erasuresOf(world), ['decidedAt', 'erasureId'], page), (row) => world.show(row));

export const erasureById: Batch<string, ErasureSeen | undefined> = async (world, ids) => {
  const rows = await erasuresOf(world).where('erasureId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ erasureId }) => erasureId,
  );
};

/** What has been decided about each of these people. */
export const erasuresOfPerson: Batch<string, readonly ErasureSeen[]> = async (world, subjectIds) => {
  const rows = await erasuresOf(world).where('subjectId', 'in', subjectIds).orderBy('decidedAt').execute();
  return grouped(
    subjectIds,
    rows.map((row) => world.show(row)),
    ({ subjectId }) => subjectId,
  );
};
