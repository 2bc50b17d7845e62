import { type Instant, type LocalDate, dateIn } from '#kernel';
import { sessionsProjection } from '#cafes';
import { type Connection, type Page, type Seen, type World, allowed, connectionOf } from '#graphql';
import { activeOn, volunteersProjection } from '#volunteers';
import { type Expression, type SqlBool, sql } from 'kysely';
import { bikesProjection } from './bikes.projection.js';
import { passengersProjection } from './passengers.projection.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';
import type { Period } from './rides.query.js';

// What a ride rests on changes behind its back: sessions move, bikes break, trainings run out. Nothing of that is undone without being asked.

type Concern =
  | 'sessionCancelled'
  | 'sessionMoved'
  | 'bikeOutOfService'
  | 'bikeTooSmall'
  | 'consentWithdrawn'
  | 'pilotNotActive'
  | 'pilotNotQualified'
  | 'pilotOnShift'
  | 'requestClosed'
  | 'requestAnsweredOtherwise';

export type ToLookAt = Seen<{
  readonly rideId: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly concern: Concern;
}>;

const database = ({ views }: World) =>
  views.query(
    ridesProjection,
    sessionsProjection,
    bikesProjection,
    volunteersProjection,
    rideRequestsProjection,
    passengersProjection,
  );

/** Rides that are to be, of everybody: they are what a coordinator puts right. */
const ahead = (world: World, { from, until }: Period) =>
  database(world)
    .selectFrom('ride')
    .select(['ride.rideId', 'ride.date', 'ride.startsAt'])
    .where('ride.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts'))
    .where('ride.status', '=', 'scheduled')
    .where('ride.date', '>=', from ?? dateIn(world.seenAt.now()))
    .$if(Boolean(until), (some) => some.where('ride.date', '<=', until as LocalDate));

const because = (concern: Concern) => sql<Concern>`${sql.lit(concern)}`.as('concern');

/** Whether a period of days, the last one included, covers the day of the ride; without a last one it goes on. */
function covers(from: string, until: string): Expression<SqlBool> {
  const [day, first, last] = [sql.ref('ride.date'), sql.ref(from), sql.ref(until)];
  return sql<SqlBool>`(${first} <= ${day} and (${last} is null or ${last} >= ${day}))`;
}

const ofSessions = (world: World, period: Period) =>
  ahead(world, period).innerJoin('cafeSession', 'cafeSession.sessionId', 'ride.sessionId');

const sessionCancelled = (world: World, period: Period) =>
  ofSessions(world, period).where('cafeSession.status', '=', 'cancelled').select(because('sessionCancelled'));

/** The day is among it: on another one, no session is at a time that fits. */
const sessionMoved = (world: World, period: Period) =>
  ofSessions(world, period)
    .where('cafeSession.status', '!=', 'cancelled')
    .where((eb) => {
      const fits = (direction: 'out' | 'home', time: 'cafeSession.startsAt' | 'cafeSession.endsAt') =>
        eb.and([
          eb('ride.direction', '=', direction),
          eb(time, '>=', eb.ref('ride.sessionFrom')),
          eb(time, '<=', eb.ref('ride.sessionUntil')),
        ]);
      return eb.not(eb.or([fits('out', 'cafeSession.startsAt'), fits('home', 'cafeSession.endsAt')]));
    })
    .select(because('sessionMoved'));

const bikeOutOfService = (world: World, period: Period) =>
  ahead(world, period)
    .innerJoin('bike', 'bike.bikeId', 'ride.bikeId')
    .leftJoin('bikeOutOfService as break', (join) =>
      join.onRef('break.bikeId', '=', 'ride.bikeId').on(covers('break.from', 'break.until')),
    )
    .where((eb) => eb.or([eb('bike.retiredOn', '<=', eb.ref('ride.date')), eb('break.bikeId', 'is not', null)]))
    .select(because('bikeOutOfService'));

/** The bike was described anew since: it takes fewer, or no wheelchair. */
const bikeTooSmall = (world: World, period: Period) =>
  ahead(world, period)
    .innerJoin('bike', 'bike.bikeId', 'ride.bikeId')
    .where((eb) =>
      eb.or([
        eb('bike.seats', '<', eb.ref('ride.seatsTaken')),
        sql<SqlBool>`(${sql.ref('ride.platform')} and not ${sql.ref('bike.platform')})`,
      ]),
    )
    .select(because('bikeTooSmall'));

const consentWithdrawn = (world: World, period: Period) =>
  ahead(world, period)
    .innerJoin('ridePassenger', 'ridePassenger.rideId', 'ride.rideId')
    .innerJoin('passenger', 'passenger.passengerId', 'ridePassenger.passengerId')
    .where('passenger.consent', '=', 'withdrawn')
    .select(because('consentWithdrawn'));

const pilotNotActive = (world: World, period: Period) =>
  ahead(world, period)
    .innerJoin('volunteer', 'volunteer.volunteerId', 'ride.pilotId')
    .where((eb) => eb.not(activeOn(world, sql.ref<LocalDate>('ride.date'))))
    .select(because('pilotNotActive'));

const pilotNotQualified = (world: World, period: Period) =>
  ahead(world, period)
    .leftJoin('qualification as held', (join) =>
      join
        .onRef('held.volunteerId', '=', 'ride.pilotId')
        .on('held.qualification', '=', 'cyclePilotTraining')
        .on(covers('held.validFrom', 'held.validUntil')),
    )
    .where('ride.pilotId', 'is not', null)
    .where('held.volunteerId', 'is', null)
    .select(because('pilotNotQualified'));

const pilotOnShift = (world: World, period: Period) =>
  ahead(world, period)
    .innerJoin('shift', 'shift.volunteerId', 'ride.pilotId')
    .innerJoin('cafeSession', 'cafeSession.sessionId', 'shift.sessionId')
    .where('shift.status', 'in', ['expected', 'present'])
    .where('cafeSession.status', '!=', 'cancelled')
    .whereRef('cafeSession.startsAt', '<', 'ride.endsAt')
    .whereRef('ride.startsAt', '<', 'cafeSession.endsAt')
    .select(because('pilotOnShift'));

const ofRequests = (world: World, period: Period) =>
  ahead(world, period).innerJoin('rideRequest', 'rideRequest.requestId', 'ride.requestId');

const requestClosed = (world: World, period: Period) =>
  ofRequests(world, period)
    .where('rideRequest.status', 'in', ['withdrawn', 'declined'])
    .select(because('requestClosed'));

const requestAnsweredOtherwise = (world: World, period: Period) =>
  ofRequests(world, period)
    .leftJoin('rideRequestAnswer as answer', (join) =>
      join.onRef('answer.requestId', '=', 'ride.requestId').onRef('answer.rideId', '=', 'ride.rideId'),
    )
    .where('rideRequest.status', 'in', ['open', 'scheduled'])
    .where('answer.rideId', 'is', null)
    .select(because('requestAnsweredOtherwise'));

/** What does not fit about rides to come, from today where no day is said, in order of time: a row for each ride and reason. */
export function ridesToLookAt(world: World, period: Period, page: Page): Promise<Connection<ToLookAt>> {
  // Two breaks of a bike, or two duties, of one day are one reason: that is why they are not united with `unionAll`.
  const concerns = sessionCancelled(world, period)
    .union(sessionMoved(world, period))
    .union(bikeOutOfService(world, period))
    .union(bikeTooSmall(world, period))
    .union(consentWithdrawn(world, period))
    .union(pilotNotActive(world, period))
    .union(pilotNotQualified(world, period))
    .union(pilotOnShift(world, period))
    .union(requestClosed(world, period))
    .union(requestAnsweredOtherwise(world, period))
    .as('concerns');
  const query = database(world).selectFrom(concerns).selectAll();
  return connectionOf(world, query, ['startsAt', 'rideId', 'concern'], page);
}
