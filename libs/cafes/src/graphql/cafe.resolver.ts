import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf } from '#kernel/nest';
import {
  type CafeSessionsArgs,
  Mutations,
  type Page,
  type Recorded,
  type RequestContext,
  type Said,
  type World,
  globalId,
} from '#graphql';
import { cafeRefusals } from '../cafe/cafe.refusals.js';
import { cafe } from '../cafe/cafe.js';
import { cafesProjection } from '../views/cafes.projection.js';
import { type CafeSeen, cafeById, cafes, closuresOfCafe } from '../views/cafes.query.js';
import { regularsOfCafe } from '../views/guests.query.js';
import { sessionsProjection } from '../views/sessions.projection.js';
import { sessionsOfCafe } from '../views/sessions.query.js';

const commands = messagesOf(cafe);

@Resolver('Cafe')
export class CafeResolver {
  private readonly mutations: Mutations<typeof cafeRefusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, cafeRefusals, [cafesProjection, sessionsProjection]);
  }

  @Query() cafes(@Args() page: Page, @Context() { world }: RequestContext) {
    return cafes(world, page);
  }

  @ResolveField() id(@Parent() { cafeId }: CafeSeen) {
    return globalId('Cafe', cafeId);
  }
  @ResolveField() recurrence(@Parent() { firstDate, rrule }: CafeSeen) {
    return { firstDate, rrule };
  }
  @ResolveField() closures(@Parent() { world, cafeId }: CafeSeen) {
    return world.load(closuresOfCafe, cafeId);
  }
  @ResolveField() sessions(@Parent() { world, cafeId }: CafeSeen, @Args() args: CafeSessionsArgs) {
    return world.load(sessionsOfCafe, { parent: cafeId, args });
  }
  @ResolveField() regulars(@Parent() { world, cafeId }: CafeSeen, @Args() page: Page) {
    return world.load(regularsOfCafe, { parent: cafeId, args: page });
  }

  @Mutation() openCafe(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.OpenCafe, said, context, changed);
  }
  @Mutation() describeCafe(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DescribeCafe, said, context, changed);
  }
  @Mutation() changeCafePlan(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeCafePlan, said, context, changed);
  }
  @Mutation() announceCafeClosure(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AnnounceCafeClosure, said, context, changed);
  }
  @Mutation() liftCafeClosure(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.LiftCafeClosure, said, context, changed);
  }
  @Mutation() addExtraCafeDate(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AddExtraCafeDate, said, context, changed);
  }
  @Mutation() planCafeSessions(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.PlanCafeSessions, said, context, changed);
  }
  @Mutation() closeCafe(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CloseCafe, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'CafeChanged',
  cafe: await world.load(cafeById, id),
  recorded,
});
