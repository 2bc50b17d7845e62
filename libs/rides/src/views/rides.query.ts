import { type LocalDate, plusDays } from '#kernel';
import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allBy,
  allowed,
  connectionOf,
  connectionsOf,
  listsOf,
} from '#graphql';
import type { RowOf } from '#projections';
import { ridesProjection } from './rides.projection.js';

type Tables = typeof ridesProjection.tables;
export type RideSeen = Seen<RowOf<Tables['ride']>>;
export type RidePassengerSeen = Seen<RowOf<Tables['ridePassenger']>>;

export interface RideKey {
  readonly [part: string]: unknown;
  readonly date: LocalDate;
  readonly rideId: string;
}

export interface Period {
  readonly from?: LocalDate | null;
  readonly until?: LocalDate | null;
}

interface RideFilter extends Period {
  readonly withoutPilot?: boolean | null;
}

/** Statuses in which a ride takes its bike, its pilot and its passengers. */
export const TAKES_PLACE = ['scheduled', 'started', 'completed'] as const;

/** In order of time. */
export const IN_TIME = ['startsAt', 'rideId'] as const;

const database = ({ views }: World) => views.query(ridesProjection);

const ridesOf = (world: World) =>
  database(world)
    .selectFrom('ride')
    .selectAll('ride')
    .where('ride.municipality', '=', world.municipality)
    .where(allowed(world, 'readRides'));

const ridePassengersOf = (world: World) =>
  database(world)
    .selectFrom('ridePassenger')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'passengerId'));

const within = (world: World, { from, until }: Period) =>
  ridesOf(world)
    .$if(Boolean(from), (some) => some.where('ride.date', '>=', from as LocalDate))
    .$if(Boolean(until), (some) => some.where('ride.date', '<=', until as LocalDate));

/** The municipality's rides in order of time; `withoutPilot`: those alone that somebody can still take. */
export const rides = (world: World, filter: RideFilter, page: Page): Promise<Connection<RideSeen>> =>
  connectionOf(
    world,
    within(world, filter).$if(filter.withoutPilot === true, (some) =>
      some
        .where('ride.pilotId', 'is', null)
        .where('ride.status', '=', 'scheduled')
        .where('ride.startsAt', '>', world.seenAt.now()),
    ),
    IN_TIME,
    page,
  );

/** One ride, by its day and its id. */
export const rideByKey: Batch<RideKey, RideSeen | undefined> = async (world, keys) => {
  const ids = keys.map(({ rideId }) => rideId);
  const rows = await ridesOf(world).where('ride.rideId', 'in', ids).execute();
  const found = new Map(rows.map((row) => [`${row.date} ${row.rideId}`, world.show(row)]));
  return keys.map(({ date, rideId }) => found.get(`${date} ${rideId}`));
};

/** Everything that is or was to be on that day. */
export const ridesOfDay = allBy(ridesOf, 'date', IN_TIME);

/** Who is brought to a session, and taken home. */
export const ridesOfSession = allBy(ridesOf, 'sessionId', IN_TIME);

export const passengersOfRide = allBy(ridePassengersOf, 'rideId', ['passengerId']);

/** A passenger's rides in order of time. */
export const ridesOfPassenger = listsOf<Page, RideSeen>(async (world, passengerIds, args) => {
  const taken = ridesOf(world)
    .innerJoin('ridePassenger', 'ridePassenger.rideId', 'ride.rideId')
    .select('ridePassenger.passengerId')
    .where('ridePassenger.municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'ridePassenger.passengerId'))
    .where('ridePassenger.passengerId', 'in', passengerIds)
    .as('taken');
  const query = database(world).selectFrom(taken).selectAll();
  return connectionsOf(world, database(world), query, 'passengerId', IN_TIME, args);
});

/** A pilot's rides in order of time. */
export const ridesOfPilot = listsOf<Period & Page, RideSeen>(async (world, pilotIds, args) => {
  const query = within(world, args)
    .where(allowed(world, 'readShifts', 'ride.pilotId'))
    .where('ride.pilotId', 'in', pilotIds);
  return connectionsOf(world, database(world), query, 'pilotId', IN_TIME, args);
});

/** How many rides each pilot had in so many days before that date; whoever had none is not in it. */
export async function ridesDriven(
  world: World,
  pilotIds: readonly string[],
  before: LocalDate,
  days: number,
): Promise<ReadonlyMap<string, number>> {
  if (pilotIds.length === 0) return new Map();
  const rows = await ridesOf(world)
    .clearSelect()
    .select(['ride.pilotId', ({ fn }) => fn.countAll<number>().as('count')])
    .where(allowed(world, 'readShifts', 'ride.pilotId'))
    .where('ride.pilotId', 'in', [...pilotIds])
    .where('ride.status', 'in', TAKES_PLACE)
    .where('ride.date', '>=', plusDays(before, -days))
    .where('ride.date', '<', before)
    .groupBy('ride.pilotId')
    .execute();
  return new Map(rows.flatMap(({ pilotId, count }) => (pilotId === null ? [] : [[pilotId, count] as const])));
}
