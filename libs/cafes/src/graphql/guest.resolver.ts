import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { erasuresOfPerson } from '#privacy';
import { guest } from '../guest/guest.js';
import { cafeById } from '../views/cafes.query.js';
import { guestsProjection } from '../views/guests.projection.js';
import { type GuestSeen, escortsOfGuest, guestById, guests, guestPeople } from '../views/guests.query.js';
import { visitsOfGuest } from '../views/sessions.query.js';

const commands = messagesOf(guest);

@Resolver('Guest')
export class GuestResolver {
  private readonly mutations: Mutations<typeof guest.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, guest.refusals, [guestsProjection]);
  }

  @Query() guests(@Args() page: Page, @Context() { world }: RequestContext) {
    return guests(world, page);
  }

  @ResolveField() id(@Parent() { guestId }: GuestSeen) {
    return globalId('Guest', guestId);
  }
  @ResolveField() name(@Parent() { world, guestId }: GuestSeen) {
    return world.reveal(guestPeople, guestId, 'name');
  }
  @ResolveField() phone(@Parent() { world, guestId }: GuestSeen) {
    return world.reveal(guestPeople, guestId, 'phone');
  }
  @ResolveField() needs(@Parent() { world, guestId }: GuestSeen) {
    return world.reveal(guestPeople, guestId, 'needs');
  }
  @ResolveField() erasures(@Parent() { world, guestId }: GuestSeen) {
    return world.load(erasuresOfPerson, guestId);
  }
  @ResolveField() escorts(@Parent() { world, guestId }: GuestSeen) {
    return world.load(escortsOfGuest, guestId);
  }
  @ResolveField() cafe(@Parent() { world, cafeId }: GuestSeen) {
    return cafeId && world.load(cafeById, cafeId);
  }
  @ResolveField() visits(@Parent() { world, guestId }: GuestSeen, @Args() page: Page) {
    return world.load(visitsOfGuest, { parent: guestId, args: page });
  }

  @Mutation() recordGuest(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RecordGuest, said, context, changed);
  }
  @Mutation() assignEscort(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AssignEscort, said, context, changed);
  }
  @Mutation() endEscort(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.EndEscort, said, context, changed);
  }
  @Mutation() changeGuestContact(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeGuestContact, said, context, changed);
  }
  @Mutation() changeGuestNeeds(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeGuestNeeds, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'GuestChanged',
  guest: await world.load(guestById, id),
  recorded,
});
