import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long nobody else has their turn. */
const SLICE_MS = 15;

/** Makes something of each, in order, and lets others have their turn in between. */
export async function inSlices<T, R>(all: readonly T[], make: (one: T) => R): Promise<readonly R[]> {
  const made: R[] = [];
  let began = performance.now();
  for (const one of all) {
    made.push(make(one));
    if (performance.now() - began < SLICE_MS) continue;
    await nextTurn();
    began = performance.now();
  }
  return made;
}
