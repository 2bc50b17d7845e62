import type { FactLoaders } from '#kernel';
import { cafeSession } from '#cafes';
import { destination } from '../destination/destination.js';
import { passenger } from '../passenger/passenger.js';
import type { rideRequestCommands } from './ride-request.js';

interface Named {
  readonly passengerId: string;
  readonly fellowIds: readonly string[];
  readonly destinationId?: string;
  readonly stops: readonly string[];
  readonly sessionId?: string;
}

/** What the streams of that kind tell, by id; nothing of one that is not there. */
export const each = async <S>(
  ids: readonly string[],
  load: (id: string) => Promise<S>,
): Promise<ReadonlyMap<string, S>> => new Map(await Promise.all(ids.map(async (id) => [id, await load(id)] as const)));

/** Everybody and every place that a wish names, from their own streams. */
export const rideRequestFacts: FactLoaders<typeof rideRequestCommands> = {
  RequestRide: async ({ passengerId, fellowIds, destinationId, stops, sessionId }: Named, load) => ({
    passengers: await each([passengerId, ...fellowIds], (id) => load(passenger, id)),
    destinations: await each(destinationId ? [destinationId, ...stops] : stops, (id) => load(destination, id)),
    sessionIsThere: sessionId === undefined || (await load(cafeSession, sessionId)) !== undefined,
  }),
};
