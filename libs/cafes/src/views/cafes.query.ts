import { type Connection, type Page, type Seen, type World, allBy, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import { cafesProjection } from './cafes.projection.js';

type CafeRow = RowOf<(typeof cafesProjection.tables)['cafe']>;
export type CafeSeen = Seen<CafeRow>;

const cafesOf = (world: World) =>
  world.views
    .query(cafesProjection)
    .selectFrom('cafe')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'));

const closuresOf = (world: World) =>
  world.views
    .query(cafesProjection)
    .selectFrom('cafeClosure')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'));

/** The municipality's cafés by name. */
export const cafes = (world: World, page: Page): Promise<Connection<CafeSeen>> =>
  connectionOf(world, cafesOf(world), ['name', 'cafeId'], page);

export const cafeById = oneBy(cafesOf, 'cafeId');

/** A café's closures in order of time. */
export const closuresOfCafe = allBy(closuresOf, 'cafeId', ['from']);
