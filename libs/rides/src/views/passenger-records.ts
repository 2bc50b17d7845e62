import type { MunicipalViews, PersonRecords } from '#privacy';
import { passenger } from '../passenger/passenger.js';
import { passengerPeople } from './passengers.query.js';
import { passengersProjection } from './passengers.projection.js';
import { rideAhead, requestsFor, ridesOf } from './rides-ahead.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';
import { TAKES_PLACE } from './rides.query.js';

/**
 * Passengers, as those need to know them who see to people's data. A passenger was last active when they last rode, or were to, or when a ride
 * was last asked for, for them or for somebody beside whom they were to sit.
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

  inactiveSince: async (where, before, limit) => {
    const { municipality } = where;
    const rows = await tablesOf(where)
      .selectFrom('passenger')
      .leftJoin(
        heardOf(where)
          .select(({ fn }) => ['passengerId', fn.max('at').as('latest')])
          .groupBy('passengerId')
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

const tablesOf = ({ views }: MunicipalViews) =>
  views.query(passengersProjection, ridesProjection, rideRequestsProjection);

/** Every time that something was heard of a passenger. */
function heardOf(where: MunicipalViews) {
  const { municipality } = where;
  const tables = tablesOf(where);
  const rode = tables
    .selectFrom('ridePassenger')
    .innerJoin('ride', 'ride.rideId', 'ridePassenger.rideId')
    .select(['ridePassenger.passengerId', 'ride.endsAt as at'])
    .where('ridePassenger.municipality', '=', municipality)
    .where('ride.status', 'in', TAKES_PLACE);
  const asked = tables
    .selectFrom('rideRequest')
    .select(['passengerId', 'requestedAt as at'])
    .where('municipality', '=', municipality);
  const askedBeside = tables
    .selectFrom('rideRequestFellow as fellow')
    .innerJoin('rideRequest', 'rideRequest.requestId', 'fellow.requestId')
    .select(['fellow.passengerId', 'rideRequest.requestedAt as at'])
    .where('fellow.municipality', '=', municipality);
  return tables.selectFrom(rode.unionAll(asked).unionAll(askedBeside).as('each'));
}
