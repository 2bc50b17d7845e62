import { type Instant, dateIn, wallClock } from '#kernel';
import type { Ahead, MunicipalViews, PersonRecords } from '#privacy';
import { pilotTimesProjection } from './pilot-times.projection.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { ridesProjection } from './rides.projection.js';

interface RideAhead {
  readonly date: string;
  readonly rideId: string;
  readonly startsAt: Instant;
}

/** Rides to come on which somebody is a passenger. */
export const ridesOf = ({ views, municipality }: MunicipalViews, passengerId: string, now: Instant) =>
  views
    .query(ridesProjection)
    .selectFrom('ride')
    .innerJoin('ridePassenger', 'ridePassenger.rideId', 'ride.rideId')
    .select(['ride.date', 'ride.rideId', 'ride.startsAt'])
    .where('ride.municipality', '=', municipality)
    .where('ridePassenger.municipality', '=', municipality)
    .where('ridePassenger.passengerId', '=', passengerId)
    .where('ride.status', '=', 'scheduled')
    .where('ride.startsAt', '>', now)
    .orderBy('ride.startsAt')
    .execute();

/** Rides to come that somebody drives. */
export const ridesDrivenBy = ({ views, municipality }: MunicipalViews, pilotId: string, now: Instant) =>
  views
    .query(ridesProjection)
    .selectFrom('ride')
    .select(['date', 'rideId', 'startsAt'])
    .where('municipality', '=', municipality)
    .where('pilotId', '=', pilotId)
    .where('status', '=', 'scheduled')
    .where('startsAt', '>', now)
    .orderBy('startsAt')
    .execute();

/** Times from today on at which somebody would take rides. */
export const timesOfferedBy = ({ views, municipality }: MunicipalViews, volunteerId: string, now: Instant) =>
  views
    .query(pilotTimesProjection)
    .selectFrom('pilotTimesOffer')
    .select(['offerId', 'date', 'from'])
    .where('municipality', '=', municipality)
    .where('volunteerId', '=', volunteerId)
    .where('date', '>=', dateIn(now))
    .orderBy('date')
    .orderBy('from')
    .execute();

/** Requests for somebody that are neither declined nor withdrawn: those that were answered in the past are among them. */
export const requestsFor = ({ views, municipality }: MunicipalViews, passengerId: string) =>
  views
    .query(rideRequestsProjection)
    .selectFrom('rideRequest')
    .select(['requestId', 'status', 'rrule'])
    .where('municipality', '=', municipality)
    .where('passengerId', '=', passengerId)
    .where('status', 'in', ['open', 'scheduled'])
    .orderBy('requestedAt')
    .orderBy('requestId')
    .execute();

/** A ride among what lies ahead of somebody. */
export const rideAhead =
  (what: 'ride' | 'pilotedRide') =>
  ({ date, rideId, startsAt }: RideAhead): Ahead => ({ what, type: 'Ride', id: `${date}:${rideId}`, at: startsAt });

/** What lies ahead of a pilot: rides that they drive, and times that they offer. */
export const pilotsAhead: PersonRecords['ahead'] = async (where, volunteerId, now) => [
  ...(await ridesDrivenBy(where, volunteerId, now)).map(rideAhead('pilotedRide')),
  ...(await timesOfferedBy(where, volunteerId, now)).map(({ offerId, date, from }): Ahead => ({
    what: 'pilotTimes',
    type: 'PilotTimesOffer',
    id: offerId,
    at: wallClock(date, from) ?? null,
  })),
];
