import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World } from '#graphql';
import { cafeSession } from '../session/session.js';
import { sessionRefusals } from '../session/session.refusals.js';
import { sessionsProjection } from '../views/sessions.projection.js';
import { sessionById } from '../views/sessions.query.js';

const commands = messagesOf(cafeSession);

/** Everything that can be said to a session. */
@Resolver()
export class SessionMutations {
  private readonly mutations: Mutations<typeof sessionRefusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, sessionRefusals, [sessionsProjection]);
  }

  @Mutation() setCafeSessionTheme(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.SetCafeSessionTheme, said, context, changed);
  }
  @Mutation() rescheduleCafeSession(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RescheduleCafeSession, said, context, changed);
  }
  @Mutation() changeCafeSessionCapacity(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeCafeSessionCapacity, said, context, changed);
  }
  @Mutation() changeCafeSessionRoles(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeCafeSessionRoles, said, context, changed);
  }
  @Mutation() holdCafeSession(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.HoldCafeSession, said, context, changed);
  }
  @Mutation() cancelCafeSession(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CancelCafeSession, said, context, changed);
  }
  @Mutation() signUpForShift(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.SignUpForShift, said, context, changed);
  }
  @Mutation() withdrawFromShift(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.WithdrawFromShift, said, context, changed);
  }
  @Mutation() assignStandIn(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AssignStandIn, said, context, changed);
  }
  @Mutation() checkInVolunteer(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CheckInVolunteer, said, context, changed);
  }
  @Mutation() markVolunteerNoShow(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.MarkVolunteerNoShow, said, context, changed);
  }
  @Mutation() registerGuest(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RegisterGuest, said, context, changed);
  }
  @Mutation() confirmGuestPlace(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ConfirmGuestPlace, said, context, changed);
  }
  @Mutation() cancelGuestRegistration(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CancelGuestRegistration, said, context, changed);
  }
  @Mutation() checkInGuest(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CheckInGuest, said, context, changed);
  }
  @Mutation() markGuestNoShow(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.MarkGuestNoShow, said, context, changed);
  }
  @Mutation() countDropIns(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.CountDropIns, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'CafeSessionChanged',
  session: await world.load(sessionById, id),
  recorded,
});
