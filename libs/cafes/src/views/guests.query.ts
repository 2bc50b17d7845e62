import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allowed,
  connectionOf,
  connectionsOf,
  grouped,
  listsOf,
  oneBy,
  people,
} from '#graphql';
import type { RowOf } from '#projections';
import { guestsProjection } from './guests.projection.js';

type GuestRow = RowOf<(typeof guestsProjection.tables)['guest']>;
export type GuestSeen = Seen<GuestRow>;

const guestsOf = (world: World) =>
  world.views
    .query(guestsProjection)
    .selectFrom('guest')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readGuests', 'guestId'));

/** Guests in the order in which they came to be known. */
export const guests = (world: World, page: Page): Promise<Connection<GuestSeen>> =>
  connectionOf(world, guestsOf(world), ['since', 'guestId'], page);

/** Guests who come to a café as a rule, longest known first. */
export const regularsOfCafe = listsOf<Page, GuestSeen>(async (world, cafeIds, args) => {
  const query = guestsOf(world).where('cafeId', 'in', cafeIds);
  return connectionsOf(world, world.views.query(guestsProjection), query, 'cafeId', ['since', 'guestId'], args);
});

/** The accounts that come along with each guest. */
export const escortsOfGuest: Batch<string, readonly string[]> = async (world, guestIds) => {
  const rows = await world.views
    .query(guestsProjection)
    .selectFrom('guestEscort')
    .select(['guestId', 'escort'])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'assignEscorts'))
    .where('guestId', 'in', guestIds)
    .orderBy('escort')
    .execute();
  return grouped(guestIds, rows, ({ guestId }) => guestId).map((each) => each.map(({ escort }) => escort));
};

export const guestById = oneBy(guestsOf, 'guestId');

/** Who the guests are. */
export const guestPeople = people(guestsProjection, 'guestPerson', 'readGuests');
