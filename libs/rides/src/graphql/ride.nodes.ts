import { sessionsProjection } from '#cafes';
import type { NodeTypes, Reads } from '#graphql';
import type { LocalDate } from '#kernel';
import { volunteersProjection } from '#volunteers';
import { bikesProjection } from '../views/bikes.projection.js';
import { rideRequestsProjection } from '../views/ride-requests.projection.js';
import { ridesProjection } from '../views/rides.projection.js';
import { rideByKey } from '../views/rides.query.js';

/** How a ride is found. */
export const rideNodes: NodeTypes = {
  Ride: (world, [date, rideId]) => world.load(rideByKey, { date: date as LocalDate, rideId }),
};

/** Where each thing is read from. */
export const rideReads: Reads = {
  Ride: [ridesProjection],
  RidePassenger: [ridesProjection],
  RideToLookAt: [ridesProjection, sessionsProjection, bikesProjection, volunteersProjection, rideRequestsProjection],
};
