import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalDate, instantOf } from '#kernel';
import type { RequestContext, World } from '#graphql';
import { volunteerById } from '#volunteers';
import { explain } from '../suggestions/explain.js';
import { solveInWorker } from '../suggestions/solve-in-worker.js';
import type { SuggestedRide } from '../suggestions/suggestion-day.js';
import { bikeById } from '../views/bikes.query.js';
import { rideRequestById } from '../views/ride-requests.query.js';
import { suggestionDay } from '../views/suggestion-day.query.js';
import { InTurn } from './in-turn.js';

/** A third of what the API lets such a query take: the searches that follow and the turns of others need theirs. */
const SOLVER_MILLISECONDS = 20_000;

type Suggested = SuggestedRide & { readonly world: World };
interface Unmet {
  readonly world: World;
  readonly requestId: string;
}

@Resolver('RideSuggestions')
export class RideSuggestionsResolver {
  private readonly turns = new InTurn();

  /** A day takes a core for as long as it is computed: there is one at a time. */
  @Query() async rideSuggestions(
    @Args() { date }: { date: LocalDate },
    @Context() { world, language }: RequestContext,
  ) {
    const { day, hindered } = await suggestionDay(world, date);
    const { signal } = world;
    const suggestion = await this.turns.run(
      () => solveInWorker(day, { timeLimitMs: SOLVER_MILLISECONDS, signal }),
      signal,
    );
    const unmetOfAll = [...suggestion.unmet, ...hindered];
    const { summary, rides, unmet } = explain({ ...suggestion, unmet: unmetOfAll }, language);
    const reasonsOf = new Map(rides.map(({ requestId, reasons }) => [requestId, reasons]));
    return {
      ...{ date, summary, emptyMetres: suggestion.emptyMetres, bestSoFar: suggestion.bestSoFar, ...suggestion.gap },
      rides: suggestion.rides.map((ride) => ({ ...ride, world, reasons: reasonsOf.get(ride.requestId) ?? [] })),
      unmet: unmet.map((each) => ({ ...each, world })),
    };
  }
}

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
