import type { LocalDate } from '#kernel';
import { type World, allowed } from '#graphql';
import type { RideCancellationReason } from '../day/ride-day.events.js';
import { byReason, checkPeriod, whereMany } from './figures.js';
import { ridesProjection } from './rides.projection.js';

/** What became of the rides of a period: null where a number would say who it was. */
export interface RideFigures {
  readonly completed: number | null;
  readonly noShows: number | null;
  readonly cancelled: number;
  readonly cancelledFor: readonly { readonly reason: RideCancellationReason; readonly count: number }[];
  /** They have begun, and nobody has said how they ended. */
  readonly unaccounted: number | null;
  readonly ahead: number;
  /** Different people who were passengers on rides that were completed. */
  readonly passengers: number | null;
  /** Different volunteers who drove them. */
  readonly pilots: number | null;
  readonly seatsTaken: number | null;
  readonly companions: number | null;
  readonly distanceMetres: number | null;
  /** Of how many rides the distance is known. */
  readonly measured: number | null;
}

/**
 * What became of the rides from the one day to the other, both included. A ride that was moved to another day counts there.
 * @throws GraphQLError where the caller may not have figures of that period
 */
export async function rideFigures(world: World, from: LocalDate, until: LocalDate): Promise<RideFigures> {
  checkPeriod(world, from, until);
  const [rows, people] = await Promise.all([whatBecame(world, from, until), whoRode(world, from, until)]);
  const of = (status: (typeof rows)[number]['status']) => rows.filter((row) => row.status === status);
  const sum = (some: typeof rows, column: Counted): number =>
    some.reduce((total, row) => total + (row[column] ?? 0), 0);
  const completed = of('completed');
  const [ridden, begun] = [sum(completed, 'rides'), [...of('scheduled'), ...of('started')]];
  const ahead = sum(of('scheduled'), 'ahead');
  const whereRidden = (figure: number) => whereMany(world, ridden) && figure;
  return {
    completed: whereMany(world, ridden),
    noShows: whereMany(world, sum(of('noShow'), 'rides')),
    cancelled: sum(of('cancelled'), 'rides'),
    cancelledFor: byReason(
      world,
      of('cancelled').flatMap((row) => (row.cancelledFor ? [{ reason: row.cancelledFor, count: row.rides }] : [])),
      (reason) => reason === 'illness' || reason === 'passengerWish',
    ),
    unaccounted: whereMany(world, sum(begun, 'rides') - ahead),
    ahead,
    passengers: whereMany(world, people.passengers),
    pilots: whereMany(world, people.pilots),
    seatsTaken: whereRidden(sum(completed, 'seatsTaken')),
    companions: whereRidden(sum(completed, 'companions')),
    distanceMetres: whereMany(world, sum(completed, 'measured')) && sum(completed, 'distanceMetres'),
    measured: whereMany(world, sum(completed, 'measured')),
  };
}

type Counted = 'rides' | 'ahead' | 'seatsTaken' | 'companions' | 'distanceMetres' | 'measured';

const ridesFrom = (world: World, from: LocalDate, until: LocalDate) =>
  world.views
    .query(ridesProjection)
    .selectFrom('ride')
    .where('ride.municipality', '=', world.municipality)
    .where(allowed(world, 'readFigures'))
    .where('ride.date', '>=', from)
    .where('ride.date', '<=', until);

const whatBecame = (world: World, from: LocalDate, until: LocalDate) =>
  ridesFrom(world, from, until)
    .select(({ fn }) => [
      'ride.status',
      'ride.cancelledFor',
      fn.countAll<number>().as('rides'),
      fn.countAll<number>().filterWhere('ride.startsAt', '>', world.seenAt.now()).as('ahead'),
      fn.sum<number>('ride.seatsTaken').as('seatsTaken'),
      fn.sum<number>('ride.companions').as('companions'),
      fn.sum<number | null>('ride.distanceMetres').as('distanceMetres'),
      fn.count<number>('ride.distanceMetres').as('measured'),
    ])
    .groupBy(['ride.status', 'ride.cancelledFor'])
    .execute();

/** Whoever rode, or drove, several times is one. */
function whoRode(world: World, from: LocalDate, until: LocalDate) {
  return ridesFrom(world, from, until)
    .innerJoin('ridePassenger', 'ridePassenger.rideId', 'ride.rideId')
    .select(({ fn }) => [
      fn.count<number>('ridePassenger.passengerId').distinct().as('passengers'),
      fn.count<number>('ride.pilotId').distinct().as('pilots'),
    ])
    .where('ride.status', '=', 'completed')
    .executeTakeFirstOrThrow();
}
