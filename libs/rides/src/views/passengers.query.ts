import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allBy,
  allowed,
  connectionOf,
  grouped,
  oneBy,
  people,
} from '#graphql';
import type { RowOf } from '#projections';
import { passengersProjection } from './passengers.projection.js';

export type PassengerSeen = Seen<RowOf<(typeof passengersProjection.tables)['passenger']>>;

const passengersOf = (world: World) =>
  world.views
    .query(passengersProjection)
    .selectFrom('passenger')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'passengerId'));

const pairingsOf = (world: World) =>
  world.views
    .query(passengersProjection)
    .selectFrom('pairing')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'passengerId'));

/** Passengers in the order in which they came to be known. */
export const passengers = (world: World, page: Page): Promise<Connection<PassengerSeen>> =>
  connectionOf(world, passengersOf(world), ['since', 'passengerId'], page);

export const passengerById = oneBy(passengersOf, 'passengerId');

/** With whom each passenger likes to ride. */
export const pairingsOfPassenger = allBy(pairingsOf, 'passengerId', ['volunteerId']);

/** The accounts that come along with each passenger. */
export const escortsOfPassenger: Batch<string, readonly string[]> = async (world, passengerIds) => {
  const rows = await world.views
    .query(passengersProjection)
    .selectFrom('passengerEscort')
    .select(['passengerId', 'escort'])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'assignEscorts'))
    .where('passengerId', 'in', passengerIds)
    .orderBy('escort')
    .execute();
  return grouped(passengerIds, rows, ({ passengerId }) => passengerId).map((each) => each.map(({ escort }) => escort));
};

/** Who the passengers are. */
export const passengerPeople = people(passengersProjection, 'passengerPerson', 'readPassengers');
