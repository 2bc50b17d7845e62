import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { contact } from '../contact/contact.js';
import { contactsProjection } from '../views/contacts.projection.js';
import { type ContactSeen, contactById, contactPeople } from '../views/contacts.query.js';
import { organisersProjection } from '../views/organisers.projection.js';
import { organiserById } from '../views/organisers.query.js';

const commands = messagesOf(contact);

@Resolver('OrganiserContact')
export class ContactResolver {
  private readonly mutations: Mutations<typeof contact.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, contact.refusals, [contactsProjection, organisersProjection]);
  }

  @ResolveField() id(@Parent() { contactId }: ContactSeen) {
    return globalId('OrganiserContact', contactId);
  }
  @ResolveField() name(@Parent() { world, contactId }: ContactSeen) {
    return world.reveal(contactPeople, contactId, 'name');
  }
  @ResolveField() phone(@Parent() { world, contactId }: ContactSeen) {
    return world.reveal(contactPeople, contactId, 'phone');
  }
  @ResolveField() email(@Parent() { world, contactId }: ContactSeen) {
    return world.reveal(contactPeople, contactId, 'email');
  }
  @ResolveField() organiser(@Parent() { world, organiserId }: ContactSeen) {
    return world.load(organiserById, organiserId);
  }

  @Mutation() recordOrganiserContact(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RecordContact, said, context, changed);
  }
  @Mutation() changeOrganiserContactDetails(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ChangeContactDetails, said, context, changed);
  }
  @Mutation() removeOrganiserContact(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RemoveContact, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'OrganiserContactChanged',
  contact: await world.load(contactById, id),
  recorded,
});
