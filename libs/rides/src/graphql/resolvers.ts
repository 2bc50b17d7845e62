import type { Type } from '@nestjs/common';
import { BikeResolver } from './bike.resolver.js';
import { DestinationResolver } from './destination.resolver.js';
import { RideFiguresResolver } from './figures.resolver.js';
import { freeResolvers } from './free.resolver.js';
import { PassengerMutations } from './passenger.mutations.js';
import { PassengerResolver, RidePairingResolver } from './passenger.resolver.js';
import { EndingPilotTrainingResolver, PilotResolver, PilotTimesResolver } from './pilot-times.resolver.js';
import { RideRequestAnswerResolver, RideRequestResolver } from './ride-request.resolver.js';
import { RideMutations } from './ride.mutations.js';
import {
  PassengerRidesResolver,
  PilotRidesResolver,
  RidePassengerResolver,
  RideResolver,
  RideToLookAtResolver,
  SessionRidesResolver,
} from './ride.resolver.js';
import { SuggestedShiftResolver, UnfilledShiftResolver } from './shift-suggestions.resolver.js';
import { SuggestedRideResolver, SuggestionsResolver, UnmetRideRequestResolver } from './suggestions.resolver.js';

/** Everything about rides that the API answers. */
export const ridesResolvers: readonly Type[] = [
  BikeResolver,
  DestinationResolver,
  PassengerResolver,
  PassengerMutations,
  RidePairingResolver,
  PassengerRidesResolver,
  PilotResolver,
  PilotTimesResolver,
  PilotRidesResolver,
  EndingPilotTrainingResolver,
  RideRequestResolver,
  RideRequestAnswerResolver,
  RideFiguresResolver,
  RideResolver,
  RideMutations,
  RidePassengerResolver,
  RideToLookAtResolver,
  SessionRidesResolver,
  SuggestionsResolver,
  SuggestedRideResolver,
  SuggestedShiftResolver,
  UnfilledShiftResolver,
  UnmetRideRequestResolver,
  ...freeResolvers,
];
