import { Diaries } from './diary.js';
import { type FreeBike, type Given, type Placed, type Wish, carries } from './plan.js';
import { emptyMetres } from './way.js';

/**
 * First come, first served: every request in turn gets the earliest start of its first wish for which a bike and a pilot are
 * free, the bike whose base is nearest and the first pilot of the list. What a coordinator with a telephone would do.
 * @param standing what is placed already and stays
 */
export function firstComeFirstServed(given: Given, standing: readonly Placed[] = []): readonly Placed[] {
  const diaries = new Diaries(given.pause);
  const plan: Placed[] = [];
  const place = (placed: Placed): void => {
    plan.push(placed);
    diaries.add(placed);
  };
  const done = new Set(standing.map(({ wish }) => wish));
  standing.forEach(place);
  for (const wish of given.wishes) {
    const placed = done.has(wish) ? undefined : firstFit(given, diaries, wish);
    if (placed) place(placed);
  }
  return plan;
}

function firstFit({ bikes, pilots }: Given, diaries: Diaries, wish: Wish): Placed | undefined {
  const able = bikes.filter((bike) => carries(bike, wish));
  for (const start of wish.starts) {
    if (!diaries.passengersFree(wish, start)) continue;
    const pilot = pilots.find(({ pilotId, free }) => diaries.pilots.free(pilotId, free, start));
    const bike = pilot && nearest(able, wish, ({ bikeId, free }) => diaries.bikes.free(bikeId, free, start));
    if (bike) return { wish, start, bike, pilot };
  }
  return undefined;
}

/** The first of those that are equally near, and of those whose base nobody knows. */
function nearest(bikes: readonly FreeBike[], wish: Wish, free: (bike: FreeBike) => boolean): FreeBike | undefined {
  let best: FreeBike | undefined;
  let shortest = Infinity;
  for (const bike of bikes) {
    const metres = emptyMetres(bike.base, wish.pickUp);
    if (metres < shortest && free(bike)) [best, shortest] = [bike, metres];
  }
  return best;
}
