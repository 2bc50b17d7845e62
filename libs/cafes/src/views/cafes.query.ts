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
import type { RowOf } from '#projections';
import { cafesProjection } from './cafes.projection.js';

type CafeRow = RowOf<(typeof cafesProjection.tables)['cafe']>;
export type CafeSeen = Seen<CafeRow>;
export type ClosureRow = RowOf<(typeof cafesProjection.tables)['cafeClosure']>;

const cafesOf = (world: World) =>
  world.views
    .query(cafesProjection)
    .selectFrom('cafe')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'));

/** The municipality's cafés by name. */
export const cafes = async (world: World, page: Page): Promise<Connection<CafeSeen>> =>
  mapNodes(await connectionOf(cafesOf(world), ['name', 'cafeId'], page), (row) => world.show(row));

export const cafeById: Batch<string, CafeSeen | undefined> = async (world, ids) => {
  const rows = await cafesOf(world).where('cafeId', 'in', ids).execute();
  return inOrder(
    ids,
    rows.map((row) => world.show(row)),
    ({ cafeId }) => cafeId,
  );
};

/** A café's closures in order of time. */
export const closuresOfCafe: Batch<string, readonly ClosureRow[]> = async (world, cafeIds) => {
  const rows = await world.views
    .query(cafesProjection)
    .selectFrom('cafeClosure')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'))
    .where('cafeId', 'in', cafeIds)
    .orderBy('from')
    .execute();
  return grouped(cafeIds, rows, ({ cafeId }) => cafeId);
};
