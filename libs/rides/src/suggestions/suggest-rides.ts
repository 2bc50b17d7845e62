import { fairPilots } from './fair-pilots.js';
import { firstComeFirstServed } from './greedy.js';
import { type Given, type Placed, carries, givenOf } from './plan.js';
import { shortWays } from './short-ways.js';
import { suggestionOf } from './suggestion.js';
import type { Suggestion, SuggestionDay } from './suggestion-day.js';
import { within } from './times.js';
import { Timetable } from './timetable.js';

export interface SuggestOptions {
  /** What the solver may take, in milliseconds; the searches that follow are bounded by themselves, to a few seconds. Default: 20,000. */
  readonly timeLimitMs?: number;
  /** Milliseconds, of any beginning: for telling what it took. */
  readonly clock?: () => number;
}

/**
 * Rides for the requests of a day, in this order of what counts: as many as can be, wishes of time, pilots who are liked, evenness
 * among pilots, short ways without a passenger. The same day gives the same rides, unless the time runs out; then they are
 * the best so far, never fewer than first come, first served would have given, and said to be so.
 *
 * It computes for seconds on end: `solveInWorker` does it where nobody waits for the thread.
 */
export async function suggestRides(day: SuggestionDay, options: SuggestOptions = {}): Promise<Suggestion> {
  const { timeLimitMs = 20_000, clock } = options;
  const began = clock?.();
  const given = givenOf(day);
  const known = firstComeFirstServed(given);
  const able = possible(given);
  const found = timeLimitMs > 0 ? await new Timetable(given).solve(known, timeLimitMs) : unsolved(known);
  const improved = shortWays(given, fairPilots(given, found.plan));
  // What nobody has proved to be full may have room for one more.
  const plan = found.proved ? improved : firstComeFirstServed(given, improved);
  return {
    ...suggestionOf(day, given, plan),
    gap: { placed: plan.length, bound: Math.min(able, found.bound) },
    bestSoFar: !found.proved,
    ...(clock && began !== undefined && { tookMs: clock() - began }),
  };
}

/** The same as first come, first served would have it: what suggestions are measured by. */
export function suggestInTurn(day: SuggestionDay): Suggestion {
  const given = givenOf(day);
  const plan = firstComeFirstServed(given);
  return {
    ...suggestionOf(day, given, plan),
    gap: { placed: plan.length, bound: possible(given) },
    bestSoFar: true,
  };
}

const unsolved = (plan: readonly Placed[]): { plan: readonly Placed[]; bound: number; proved: boolean } => ({
  plan,
  bound: Infinity,
  proved: plan.length === 0,
});

/** How many requests could be met if each were the only one. */
const possible = ({ wishes, bikes, pilots }: Given): number =>
  wishes.filter((wish) =>
    wish.starts.some((start) => {
      const has = ({ free }: { free: readonly { from: number; until: number }[] }): boolean =>
        free.some((span) => within(start, span));
      return pilots.some(has) && bikes.some((bike) => carries(bike, wish) && has(bike));
    }),
  ).length;

/**
 * Several days one after the other, so that who drove on the first waits on the second.
 * @param solve `suggestRides` or `solveInWorker`
 */
export async function suggestDays(
  days: readonly SuggestionDay[],
  solve: (day: SuggestionDay) => Promise<Suggestion>,
): Promise<readonly Suggestion[]> {
  const driven = new Map<string, number>();
  const all: Suggestion[] = [];
  for (const day of days) {
    const pilots = day.pilots.map((pilot) => ({
      ...pilot,
      ridesLately: pilot.ridesLately + (driven.get(pilot.pilotId) ?? 0),
    }));
    const suggestion = await solve({ ...day, pilots });
    for (const { pilotId } of [...suggestion.rides, ...day.booked])
      if (pilotId) driven.set(pilotId, (driven.get(pilotId) ?? 0) + 1);
    all.push(suggestion);
  }
  return all;
}
