import { type Connection, type Page, type Seen, type World, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import { editionsProjection } from './editions.projection.js';

type EditionRow = RowOf<(typeof editionsProjection.tables)['edition']>;
export type EditionSeen = Seen<EditionRow>;

const editionsOf = (world: World) =>
  world.views
    .query(editionsProjection)
    .selectFrom('edition')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readOverview'));

/** What was ordered, the first ordered first. */
export const editions = (world: World, page: Page): Promise<Connection<EditionSeen>> =>
  connectionOf(world, editionsOf(world), ['orderedAt', 'editionId'], page);

export const editionById = oneBy(editionsOf, 'editionId');
