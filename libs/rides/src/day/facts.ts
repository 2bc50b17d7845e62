import type { FactLoaders, LoadState } from '#kernel';
import { cafeSession } from '#cafes';
import { volunteer } from '#volunteers';
import { bike } from '../bike/bike.js';
import { destination } from '../destination/destination.js';
import { passenger } from '../passenger/passenger.js';
import { each } from '../request/facts.js';
import type { rideDayCommands } from './ride-day.js';

const whichBike = async ({ bikeId }: { bikeId: string }, load: LoadState) => ({ bike: await load(bike, bikeId) });
const whichPilot = async ({ pilotId }: { pilotId?: string }, load: LoadState) => ({
  pilot: pilotId === undefined ? undefined : await load(volunteer, pilotId),
});

const whichPlaces = async (
  { destinationId, stops }: { destinationId?: string; stops: readonly string[] },
  load: LoadState,
) => ({
  destinations: await each(destinationId ? [destinationId, ...stops] : stops, (id) => load(destination, id)),
});

interface Wanted {
  readonly bikeId: string;
  readonly pilotId?: string;
  readonly passengers: readonly string[];
  readonly destinationId?: string;
  readonly stops: readonly string[];
  readonly session?: { readonly sessionId: string };
}

/** Whether the bike is in service, the pilot trained, and passengers, places and session there, from their own streams when it is decided. */
export const rideDayFacts: FactLoaders<typeof rideDayCommands> = {
  ScheduleRide: async (wanted: Wanted, load) => ({
    ...(await whichBike(wanted, load)),
    ...(await whichPilot(wanted, load)),
    ...(await whichPlaces(wanted, load)),
    passengers: await each(wanted.passengers, (id) => load(passenger, id)),
    sessionIsThere: !wanted.session || (await load(cafeSession, wanted.session.sessionId)) !== undefined,
  }),
  GiveRideToBike: whichBike,
  GiveRideToPilot: whichPilot,
  TakeRide: whichPilot,
  CompleteRide: whichPlaces,
};
