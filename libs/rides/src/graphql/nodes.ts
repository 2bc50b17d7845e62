import type { NodeTypes, Reads } from '#graphql';
import { volunteersProjection } from '#volunteers';
import { bikesProjection } from '../views/bikes.projection.js';
import { bikeById } from '../views/bikes.query.js';
import { destinationsProjection } from '../views/destinations.projection.js';
import { destinationById } from '../views/destinations.query.js';
import { passengersProjection } from '../views/passengers.projection.js';
import { passengerById } from '../views/passengers.query.js';
import { pilotTimesProjection } from '../views/pilot-times.projection.js';
import { offerById } from '../views/pilot-times.query.js';
import { rideRequestsProjection } from '../views/ride-requests.projection.js';
import { rideWordsProjection } from '../views/ride-words.projection.js';
import { rideRequestById } from '../views/ride-requests.query.js';
import { ridesProjection } from '../views/rides.projection.js';
import { rideNodes, rideReads } from './ride.nodes.js';
import { shiftReads } from '../views/shifts-wanted.query.js';
import { suggestionReads } from '../views/suggestion-day.query.js';

/** How each thing with an id is found. */
export const ridesNodes: NodeTypes = {
  Bike: (world, [bikeId]) => world.load(bikeById, bikeId),
  RideDestination: (world, [destinationId]) => world.load(destinationById, destinationId),
  Passenger: (world, [passengerId]) => world.load(passengerById, passengerId),
  PilotTimesOffer: (world, [offerId]) => world.load(offerById, offerId),
  RideRequest: (world, [requestId]) => world.load(rideRequestById, requestId),
  ...rideNodes,
};

/** Where each thing is read from. */
export const ridesReads: Reads = {
  Bike: [bikesProjection],
  RideDestination: [destinationsProjection],
  Passenger: [passengersProjection, rideWordsProjection],
  PilotTimesOffer: [pilotTimesProjection],
  EndingPilotTraining: [volunteersProjection],
  RideRequest: [rideRequestsProjection, rideWordsProjection],
  RideDemand: [rideRequestsProjection],
  RideFigures: [ridesProjection],
  RideSuggestions: suggestionReads,
  ShiftSuggestions: shiftReads,
  ...rideReads,
};
