import { fairPilots } from './fair-pilots.js';
import { firstComeFirstServed } from './greedy.js';
import { type Given, type Placed, carries, givenOf } from './plan.js';
import { shortWays } from './short-ways.js';
import { suggestionOf } from './suggestion.js';
import type { Suggestion, SuggestionDay } from './suggestion-day.js';
import { within } from './times.js';
import { Timetable } from './timetable.js';

export interface SuggestOptions {
  /** What all of it may take by the clock, in milliseconds. Default: 20,000. */
  readonly timeLimitMs?: number;
  /** Milliseconds, of any beginning. Without one no time passes but the solver's, which has a watch of its own. */
  readonly clock?: () => number;
  /** Is told what there is at once, and what there is before it is improved. */
  readonly soFar?: (suggestion: Suggestion) => void;
}

/** How much of the time goes to the solver, at most: what is left goes to pilots and ways. */
const SHARE_OF_SOLVING = 0.75;

/**
 * Rides for the requests of a day, in this order of what counts: as many as can be, wishes of time, pilots who are liked, evenness
 * among pilots, short ways without a passenger. The same day gives the same rides, unless the time runs out; then they are
 * the best so far, never fewer than first come, first served would have given, and said to be so.
 *
 * It computes for seconds on end: `solveInWorker` does it where nobody waits for the thread.
 */
export async function suggestRides(day: SuggestionDay, options: SuggestOptions = {}): Promise<Suggestion> {
  const { timeLimitMs = 20_000, clock = () => 0, soFar } = options;
  const began = clock();
  const timeLeft = (): number => timeLimitMs - (clock() - began);
  const given = givenOf(day);
  const known = firstComeFirstServed(given);
  const able = possible(given);
  const told = (plan: readonly Placed[], bound: number, bestSoFar: boolean): Suggestion => ({
    ...suggestionOf(day, given, plan),
    gap: { placed: plan.length, bound: Math.min(able, bound) },
    bestSoFar,
  });
  soFar?.(told(known, Infinity, true));

  const found =
    timeLeft() > 0 ? await new Timetable(given).solve(known, timeLeft() * SHARE_OF_SOLVING) : unsolved(known);
  soFar?.(told(found.plan, found.bound, true));
  const isOver = (): boolean => timeLeft() <= 0;
  const improved = shortWays(given, fairPilots(given, found.plan, isOver), isOver);
  // What nobody has proved to be full may have room for one more.
  const plan = found.proved ? improved : firstComeFirstServed(given, improved);
  const suggestion = told(plan, found.bound, !found.proved || (plan.length > 0 && isOver()));
  return options.clock ? { ...suggestion, tookMs: clock() - began } : suggestion;
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
