import { improve } from './local-search.js';
import type { FreePilot, Given, Placed, Wish } from './plan.js';
import { Rota } from './rota.js';

/** A ride with a pilot who is liked goes before any evenness: nobody has so many rides that their square comes near. */
const LIKED = 1e7;
/** How many others are tried for a ride that makes room. */
const MOST_LIKELY = 5;

export const likes = ({ likes: liked }: Wish, { pilotId }: FreePilot): boolean => liked.includes(pilotId);

/**
 * The same rides with other pilots: with those who are liked, then evenly, in that the squares of what everybody has driven lately
 * and that day add up to as little as can be found.
 * @param isOver whether the time is: then it is left as it has come to be
 */
export function fairPilots(
  { pilots, pause }: Given,
  plan: readonly Placed[],
  isOver: () => boolean,
): readonly Placed[] {
  const rota = new Rota<FreePilot>(
    {
      pause,
      can: () => true,
      cost: (pilot, rides) =>
        (pilot.ridesLately + pilot.ridesBooked + rides.length) ** 2 -
        LIKED * rides.filter(({ wish }) => likes(wish, pilot)).length,
    },
    plan.map(({ wish, start, pilot }) => ({ wish, start, owner: pilot })),
  );
  const rested = [...pilots].sort((a, b) => a.ridesLately + a.ridesBooked - b.ridesLately - b.ridesBooked);
  improve(rota, { owners: pilots, likely: () => rested.slice(0, MOST_LIKELY), isOver });
  return plan.map((placed, ride) => ({ ...placed, pilot: rota.rides[ride]?.owner ?? placed.pilot }));
}
