import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { type LocalDate, dateIn } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { type VolunteerSeen, volunteerById } from '#volunteers';
import { pilotTimes } from '../pilot/pilot-times.js';
import { pilotTimesProjection } from '../views/pilot-times.projection.js';
import {
  type EndingTraining,
  type OfferSeen,
  offersOfPilot,
  pilots,
  trainingsEnding,
} from '../views/pilot-times.query.js';

const commands = messagesOf(pilotTimes);

@Resolver('PilotTimesOffer')
export class PilotTimesResolver {
  private readonly mutations: Mutations<typeof pilotTimes.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, pilotTimes.refusals, [pilotTimesProjection]);
  }

  @Query() pilots(@Args() { on, ...page }: Page & { readonly on: LocalDate }, @Context() { world }: RequestContext) {
    return pilots(world, on, page);
  }
  @Query() pilotsWhoseTrainingEnds(@Args('until') until: LocalDate, @Context() { world }: RequestContext) {
    return trainingsEnding(world, dateIn(world.seenAt.now()), until);
  }

  @ResolveField() id(@Parent() { offerId }: OfferSeen) {
    return globalId('PilotTimesOffer', offerId);
  }
  @ResolveField() volunteer(@Parent() { world, volunteerId }: OfferSeen) {
    return world.load(volunteerById, volunteerId);
  }

  @Mutation() offerPilotTimes(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.OfferPilotTimes, said, context, changed);
  }
  @Mutation() withdrawPilotTimes(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.WithdrawPilotTimes, said, context, changed);
  }
}

@Resolver('EndingPilotTraining')
export class EndingPilotTrainingResolver {
  @ResolveField() volunteer(@Parent() { world, volunteerId }: EndingTraining) {
    return world.load(volunteerById, volunteerId);
  }
}

interface Period {
  readonly from?: LocalDate | null;
  readonly until?: LocalDate | null;
}

/** What rides add to a volunteer. */
@Resolver('Volunteer')
export class PilotResolver {
  @ResolveField() pilotTimes(@Parent() { world, volunteerId }: VolunteerSeen, @Args() { from, until }: Period) {
    return world.load(offersOfPilot, { volunteerId, from: from ?? null, until: until ?? null });
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'PilotTimesChanged',
  pilot: await world.load(volunteerById, id),
  recorded,
});
