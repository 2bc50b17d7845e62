import { type Batch, type Connection, type Page, type Seen, type World, allowed, connectionOf, oneBy } from '#graphql';
import type { RowOf } from '#projections';
import { destinationsProjection } from './destinations.projection.js';

type DestinationRow = RowOf<(typeof destinationsProjection.tables)['rideDestination']>;
export type DestinationSeen = Seen<DestinationRow>;

const destinationsOf = (world: World) =>
  world.views
    .query(destinationsProjection)
    .selectFrom('rideDestination')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readRides'));

/** Places that are in use, by name. */
export const destinations = (
  world: World,
  kind: DestinationRow['kind'] | null,
  page: Page,
): Promise<Connection<DestinationSeen>> =>
  connectionOf(
    world,
    destinationsOf(world)
      .where('retired', '=', false)
      .$if(kind !== null, (some) => some.where('kind', '=', kind as DestinationRow['kind'])),
    ['name', 'destinationId'],
    page,
  );

/** Also of a place that is no longer in use: rides went there. */
export const destinationById: Batch<string, DestinationSeen | undefined> = oneBy(destinationsOf, 'destinationId');
