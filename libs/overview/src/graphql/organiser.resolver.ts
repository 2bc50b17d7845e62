import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { organiser } from '../organiser/organiser.js';
import { contactsOfOrganiser } from '../views/contacts.query.js';
import { entriesOfOrganiser } from '../views/entries.query.js';
import { organisersProjection } from '../views/organisers.projection.js';
import { type OrganiserSeen, organiserById, organisers } from '../views/organisers.query.js';

const commands = messagesOf(organiser);

@Resolver('Organiser')
export class OrganiserResolver {
  private readonly mutations: Mutations<typeof organiser.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, organiser.refusals, [organisersProjection]);
  }

  @Query() organisers(@Args() page: Page, @Context() { world }: RequestContext) {
    return organisers(world, page);
  }

  @ResolveField() id(@Parent() { organiserId }: OrganiserSeen) {
    return globalId('Organiser', organiserId);
  }
  @ResolveField() organisationId(@Parent() { organisationId }: OrganiserSeen) {
    return organisationId && globalId('Organisation', organisationId);
  }
  @ResolveField() contacts(@Parent() { world, organiserId }: OrganiserSeen) {
    return world.load(contactsOfOrganiser, organiserId);
  }
  @ResolveField() entries(@Parent() { world, organiserId }: OrganiserSeen, @Args() page: Page) {
    return world.load(entriesOfOrganiser, { parent: organiserId, args: page });
  }

  @Mutation() addOrganiser(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AddOrganiser, said, context, changed);
  }
  @Mutation() describeOrganiser(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DescribeOrganiser, said, context, changed);
  }
  @Mutation() retireOrganiser(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RetireOrganiser, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'OrganiserChanged',
  organiser: await world.load(organiserById, id),
  recorded,
});
