import { type Connection, type Page, type Seen, type World, allBy, allowed, connectionOf, oneBy } from '#graphql';
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
export const erasures = (world: World, page: Page): Promise<Connection<ErasureSeen>> =>
  connectionOf(world, erasuresOf(world), ['decidedAt', 'erasureId'], page);

export const erasureById = oneBy(erasuresOf, 'erasureId');

/** What has been decided about each of these people. */
export const erasuresOfPerson = allBy(erasuresOf, 'subjectId', ['decidedAt']);
