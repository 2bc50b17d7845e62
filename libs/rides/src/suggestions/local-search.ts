import type { Rota } from './rota.js';
import type { Span } from './suggestion-day.js';

interface Neighbourhood<O> {
  readonly owners: readonly O[];
  /** Who is likely to do a ride well, if it has to make room for another. */
  readonly likely: (ride: number) => readonly O[];
  /** More changes to try on a ride, with those owners for whom it is worth it. @returns whether one was made */
  readonly further?: (ride: number, owners: readonly O[]) => boolean;
  /** Asked before each ride: the search ends as it is when the time is over. */
  readonly isOver: () => boolean;
}

/** It stops after so many rounds even if there is more to gain: counted, so that the same day gives the same rides while there is time. */
const MOST_ROUNDS = 12;

/**
 * Gives rides to other owners as long as that is for the better: one ride to somebody else, or, where another ride stands in
 * the way, that one to a third or in exchange. What was tried is not tried again before one of the two does something else.
 */
export function improve<O extends { readonly free: readonly Span[] }>(rota: Rota<O>, hood: Neighbourhood<O>): void {
  const triedAt = new Array<number>(rota.rides.length).fill(-1);
  for (let round = 0, better = true; better && round < MOST_ROUNDS; round++) {
    better = false;
    for (let ride = 0; ride < rota.rides.length; ride++) {
      if (hood.isOver()) return;
      const owners = worthTrying(rota, hood.owners, ride, triedAt[ride] ?? -1);
      triedAt[ride] = rota.changes;
      for (const owner of owners) if (give(rota, hood, ride, owner)) better = true;
      if (owners.length > 0 && hood.further?.(ride, owners)) better = true;
    }
  }
}

function worthTrying<O extends { readonly free: readonly Span[] }>(
  rota: Rota<O>,
  owners: readonly O[],
  ride: number,
  since: number,
): readonly O[] {
  const mine = rota.rides[ride]?.owner;
  if (since < 0 || (mine && rota.changedSince(mine, since))) return owners;
  return owners.filter((owner) => rota.changedSince(owner, since));
}

function give<O extends { readonly free: readonly Span[] }>(
  rota: Rota<O>,
  { likely }: Neighbourhood<O>,
  ride: number,
  owner: O,
): boolean {
  const duty = rota.rides[ride];
  if (!duty || duty.owner === owner || !rota.could(owner, duty)) return false;
  const [blocking, ...more] = rota.inTheWay(owner, duty.start);
  if (!blocking) return rota.attempt([{ ride, owner }]);
  if (more.length > 0) return false;
  return [duty.owner, ...likely(blocking.ride)].some(
    (third) =>
      third !== owner &&
      rota.attempt([
        { ride, owner },
        { ride: blocking.ride, owner: third },
      ]),
  );
}
