import type { FactLoaders, LoadState } from '#kernel';
import { volunteer } from '#volunteers';
import { bike } from '../bike/bike.js';
import { passenger } from '../passenger/passenger.js';
import type { rideDayCommands } from './ride-day.js';

const whichBike = async ({ bikeId }: { bikeId: string }, load: LoadState) => ({ bike: await load(bike, bikeId) });
const whichPilot = async ({ pilotId }: { pilotId?: string }, load: LoadState) => ({
  pilot: pilotId === undefined ? undefined : await load(volunteer, pilotId),
});

interface Wanted {
  readonly bikeId: string;
  readonly pilotId?: string;
  readonly passengers: readonly string[];
}

/** Whether the bike is in service, the pilot trained and the passengers there, from their own streams when it is decided. */
export const rideDayFacts: FactLoaders<typeof rideDayCommands> = {
  ScheduleRide: async (wanted: Wanted, load) => ({
    ...(await whichBike(wanted, load)),
    ...(await whichPilot(wanted, load)),
    passengers: new Map(
      await Promise.all(wanted.passengers.map(async (id) => [id, await load(passenger, id)] as const)),
    ),
  }),
  GiveRideToBike: whichBike,
  GiveRideToPilot: whichPilot,
  TakeRide: whichPilot,
};
