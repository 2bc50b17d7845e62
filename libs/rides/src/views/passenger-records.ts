import type { PersonRecords } from '#privacy';
import { passenger } from '../passenger/passenger.js';
import { passengerPeople } from './passengers.query.js';
import { passengersProjection } from './passengers.projection.js';
import { rideAhead, requestsFor, ridesOf } from './rides-ahead.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';

/**
 * Passengers, as those need to know them who see to people's data. A passenger was last active when they last rode, or were to, or when a ride
 * was last asked for, for them.
 */
export const passengerRecords: PersonRecords = {
  kind: passenger.kind,
  aggregate: passenger,
  people: passengerPeople,
  alike: ['name', 'phone'],

  ahead: async (where, passengerId, now) => [
    ...(await ridesOf(where, passengerId, now)).map(rideAhead('ride')),
    ...(await requestsFor(where, passengerId))
      .filter(({ status, rrule }) => status === 'open' || rrule !== null)
      .map(({ requestId: id }) => ({ what: 'rideRequest' as const, type: 'RideRequest', id, at: null })),
  ],

  inactiveSince: async ({ views, municipality }, before, limit) => {
    const query = views.query(passengersProjection, ridesProjection, rideRequestsProjection);
    const rode = query
      .selectFrom('ridePassenger')
      .innerJoin('ride', 'ride.rideId', 'ridePassenger.rideId')
      .select(['ridePassenger.passengerId', 'ride.endsAt as at'])
      .where('ridePassenger.municipality', '=', municipality)
      .where('ride.status', 'in', ['scheduled', 'started', 'completed']);
    const asked = query
      .selectFrom('rideRequest')
      .select(['passengerId', 'requestedAt as at'])
      .where('municipality', '=', municipality);
    const rows = await query
      .selectFrom('passenger')
      .leftJoin(
        query
          .selectFrom(rode.unionAll(asked).as('each'))
          .select(({ fn }) => ['each.passengerId', fn.max('each.at').as('latest')])
          .groupBy('each.passengerId')
          .as('heard'),
        'heard.passengerId',
        'passenger.passengerId',
      )
      .select(({ fn }) => [
        'passenger.passengerId as subjectId',
        fn.coalesce('heard.latest', 'passenger.since').as('lastActive'),
      ])
      .where('passenger.municipality', '=', municipality)
      .where(({ fn }) => fn.coalesce('heard.latest', 'passenger.since'), '<', before)
      .orderBy('lastActive')
      .orderBy('passenger.passengerId')
      .limit(limit)
      .execute();
    return rows;
  },
};
