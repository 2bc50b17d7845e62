import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, instantOf, plusDays } from '#kernel';
import { type RequestContext, type World, badInput } from '#graphql';
import { volunteerById } from '#volunteers';
import { explain } from '../suggestions/explain.js';
import { solveInWorker, solveShiftsInWorker } from '../suggestions/solve-in-worker.js';
import { inShares, suggestDays } from '../suggestions/suggest-days.js';
import type { SuggestedRide, Suggestion, UnmetRequest } from '../suggestions/suggestion-day.js';
import { bikeById } from '../views/bikes.query.js';
import { rideRequestById } from '../views/ride-requests.query.js';
import { shiftsWanted } from '../views/shifts-wanted.query.js';
import { suggestionDay } from '../views/suggestion-day.query.js';
import { InTurn } from './in-turn.js';
import { shiftsTold } from './shift-suggestions.resolver.js';

/** What it may take in milliseconds: the turns of others need theirs. */
const MOST_OF_A_DAY = 20_000;
const MOST_OF_A_WEEK = 40_000;
/** To read what it is made of, and to stop a thread that does not look at its watch, and still to answer. */
const REST = 5_000;
const DAYS_OF_RIDES = 7;
const DAYS_OF_SHIFTS = 31;

interface Days {
  readonly from: LocalDate;
  readonly until?: LocalDate | null;
}

/** What computes for seconds: there is one at a time, since it takes a core for as long. */
@Resolver()
export class SuggestionsResolver {
  private readonly turns = new InTurn();

  @Query() rideSuggestions(@Args() args: Days, @Context() context: RequestContext) {
    const dates = daysOf(args, DAYS_OF_RIDES);
    return this.turns.run(() => ridesSuggested(dates, context), context.world.signal);
  }

  @Query() shiftSuggestions(@Args() args: Days, @Context() context: RequestContext) {
    const until = daysOf(args, DAYS_OF_SHIFTS).at(-1) ?? args.from;
    return this.turns.run(() => shiftsSuggested({ from: args.from, until }, context), context.world.signal);
  }
}

// What they are made of is read when their turn has come: somebody may have booked what the one before them was told.

async function ridesSuggested(dates: readonly LocalDate[], context: RequestContext) {
  const { world, language } = context;
  const asked = await Promise.all(dates.map((date) => suggestionDay(world, date)));
  const shares = { days: asked.length, timeLimitMs: atMost(MOST_OF_A_WEEK, context), mostOfOneMs: MOST_OF_A_DAY };
  const solve = inShares(shares, (day, timeLimitMs) => solveInWorker(day, { timeLimitMs, signal: world.signal }));
  const days = asked.map(({ day }) => day);
  const suggested = await suggestDays(days, solve);
  const met = new Set(suggested.flatMap(({ rides }) => rides.map(({ requestId }) => requestId)));
  const told = suggested.map((suggestion, nth) => {
    const { day, hindered = [] } = asked[nth] ?? {};
    const recurring = [...(day?.requests ?? []), ...hindered].filter(({ recurs }) => recurs);
    // What is met on another day is left for it.
    const isLeft = ({ requestId }: UnmetRequest): boolean =>
      !met.has(requestId) || recurring.some((each) => each.requestId === requestId);
    return dayTold(world, language, { ...suggestion, unmet: [...suggestion.unmet, ...hindered].filter(isLeft) });
  });
  return {
    days: told.map(({ day }) => day),
    rides: told.flatMap(({ rides }) => rides),
    unmet: told.flatMap(({ unmet }) => unmet),
  };
}

async function shiftsSuggested(period: Parameters<typeof shiftsWanted>[1], context: RequestContext) {
  const { world, language } = context;
  const wanted = await shiftsWanted(world, period);
  const timeLimitMs = atMost(MOST_OF_A_DAY, context);
  return shiftsTold(world, language, await solveShiftsInWorker(wanted, { timeLimitMs, signal: world.signal }));
}

/** Who waited for their turn is told the best that is found in what is left. */
const atMost = (milliseconds: number, { deadline }: RequestContext): number =>
  Math.max(0, Math.min(milliseconds, (deadline?.left ?? Infinity) - REST));

/** @throws GraphQLError where there are none, or more than that */
function daysOf({ from, until }: Days, most: number): readonly LocalDate[] {
  const days = Array.from({ length: most }, (_, nth) => plusDays(from, nth));
  const last = until ?? from;
  if (!days.includes(last))
    throw badInput(`"until" must be from ${from} to ${String(days.at(-1))}, not ${last}: ${most} days at most`);
  return days.slice(0, days.indexOf(last) + 1);
}

function dayTold(world: World, language: 'da' | 'en', suggestion: Suggestion) {
  const { date, emptyMetres, bestSoFar, gap } = suggestion;
  const { summary, rides, unmet } = explain(suggestion, language);
  const reasonsOf = new Map(rides.map(({ requestId, reasons }) => [requestId, reasons]));
  return {
    day: { date, summary, emptyMetres, bestSoFar, ...gap },
    rides: suggestion.rides.map((ride) => ({ ...ride, world, reasons: reasonsOf.get(ride.requestId) ?? [] })),
    unmet: unmet.map((each) => ({ ...each, date, world })),
  };
}

type Suggested = SuggestedRide & { readonly world: World };
type Unmet = Pick<UnmetRequest, 'requestId'> & { readonly world: World };

@Resolver('SuggestedRide')
export class SuggestedRideResolver {
  @ResolveField() request(@Parent() { world, requestId }: Suggested) {
    return world.load(rideRequestById, requestId);
  }
  @ResolveField() bike(@Parent() { world, bikeId }: Suggested) {
    return world.load(bikeById, bikeId);
  }
  @ResolveField() pilot(@Parent() { world, pilotId }: Suggested) {
    return world.load(volunteerById, pilotId);
  }
  @ResolveField() startsAt(@Parent() { startsAt }: Suggested) {
    return instantOf(startsAt);
  }
  @ResolveField() endsAt(@Parent() { endsAt }: Suggested) {
    return instantOf(endsAt);
  }
}

@Resolver('UnmetRideRequest')
export class UnmetRideRequestResolver {
  @ResolveField() request(@Parent() { world, requestId }: Unmet) {
    return world.load(rideRequestById, requestId);
  }
}
