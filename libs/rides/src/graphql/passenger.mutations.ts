import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World } from '#graphql';
import { passenger } from '../passenger/passenger.js';
import { passengersProjection } from '../views/passengers.projection.js';
import { passengerById } from '../views/passengers.query.js';

const commands = messagesOf(passenger);

/** Everything that can be said of a passenger. */
@Resolver()
export class PassengerMutations {
  private readonly mutations: Mutations<typeof passenger.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, passenger.refusals, [passengersProjection]);
  }

  @Mutation() recordPassenger(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RecordPassenger, said, context, changed);
  }
  @Mutation() changePassengerContact(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangePassengerContact, said, context, changed);
  }
  @Mutation() changePassengerHome(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangePassengerHome, said, context, changed);
  }
  @Mutation() changePassengerNeeds(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangePassengerNeeds, said, context, changed);
  }
  @Mutation() giveRideConsent(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.GiveConsent, said, context, changed);
  }
  @Mutation() withdrawRideConsent(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.WithdrawConsent, said, context, changed);
  }
  @Mutation() agreePairing(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AgreePairing, said, context, changed);
  }
  @Mutation() endPairing(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.EndPairing, said, context, changed);
  }
  @Mutation() assignPassengerEscort(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AssignPassengerEscort, said, context, changed);
  }
  @Mutation() endPassengerEscort(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.EndPassengerEscort, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'PassengerChanged',
  passenger: await world.load(passengerById, id),
  recorded,
});
