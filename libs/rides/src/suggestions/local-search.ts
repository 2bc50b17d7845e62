import type { Rota } from './rota.js';
import type { Span } from './suggestion-day.js';

interface Neighbourhood<O> {
  readonly owners: readonly O[];
  /** Who is likely to do a ride well, if it has to make room for another. */
  readonly likely: (ride: number) => readonly O[];
  /** More changes to try on a ride. @returns whether one was made */
  readonly further?: (ride: number) => boolean;
}

/** It stops after so many rounds even if there is more to gain: counted, not timed, so that the same day gives the same rides. */
const MOST_ROUNDS = 12;

/**
 * Gives rides to other owners as long as that is for the better: one ride to somebody else, or, where another ride stands in
 * the way, that one to a third or in exchange.
 */
export function improve<O extends { readonly free: readonly Span[] }>(rota: Rota<O>, hood: Neighbourhood<O>): void {
  for (let round = 0, better = true; better && round < MOST_ROUNDS; round++) {
    better = false;
    for (let ride = 0; ride < rota.rides.length; ride++) {
      for (const owner of hood.owners) if (give(rota, hood, ride, owner)) better = true;
      if (hood.further?.(ride)) better = true;
    }
  }
}

function give<O extends { readonly free: readonly Span[] }>(
  rota: Rota<O>,
  { likely }: Neighbourhood<O>,
  ride: number,
  owner: O,
): boolean {
  const duty = rota.rides[ride];
  if (!duty || duty.owner === owner) return false;
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
