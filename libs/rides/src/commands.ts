import type { Provider } from '@nestjs/common';
import type { LoadState } from '#kernel';
import { onCommandBus } from '#kernel/nest';
import { volunteer } from '#volunteers';
import { bike } from './bike/bike.js';
import { rideDayFacts } from './day/facts.js';
import { moveRideToAnotherDay } from './day/moving.js';
import { rideDay } from './day/ride-day.js';
import { scheduleRide } from './day/scheduling.js';
import { destination } from './destination/destination.js';
import { passenger } from './passenger/passenger.js';
import { pilotTimes } from './pilot/pilot-times.js';
import { rideRequestFacts } from './request/facts.js';
import { rideRequest } from './request/ride-request.js';

const whichVolunteer = async ({ volunteerId }: { volunteerId: string }, load: LoadState) => ({
  volunteer: await load(volunteer, volunteerId),
});

/** Handlers of everything that can be said to bikes, destinations, passengers, pilots, requests and rides. */
export const ridesOnBus: readonly Provider[] = [
  ...onCommandBus(bike),
  ...onCommandBus(destination),
  ...onCommandBus(passenger, { facts: { AgreePairing: whichVolunteer } }),
  ...onCommandBus(pilotTimes, { facts: { OfferPilotTimes: whichVolunteer } }),
  ...onCommandBus(rideRequest, { facts: rideRequestFacts }),
  ...onCommandBus(rideDay, {
    facts: rideDayFacts,
    own: { ScheduleRide: scheduleRide, MoveRideToAnotherDay: moveRideToAnotherDay },
  }),
];
