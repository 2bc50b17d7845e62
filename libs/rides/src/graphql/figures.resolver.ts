import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { LocalDate } from '#kernel';
import type { RequestContext } from '#graphql';
import { rideDemand } from '../views/ride-demand.query.js';
import { rideFigures } from '../views/ride-figures.query.js';

interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** What a paper to the committee says of rides. */
@Resolver()
export class RideFiguresResolver {
  @Query() rideDemand(@Args() { from, until }: Days, @Context() { world }: RequestContext) {
    return rideDemand(world, from, until);
  }
  @Query() rideFigures(@Args() { from, until }: Days, @Context() { world }: RequestContext) {
    return rideFigures(world, from, until);
  }
}
