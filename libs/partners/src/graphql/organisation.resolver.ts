import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { organisation } from '../organisation/organisation.js';
import { organisationRefusals } from '../organisation/organisation.refusals.js';
import { partnersProjection } from '../views/partners.projection.js';
import {
  type AgreementSeen,
  type OrganisationSeen,
  agreementRuns,
  agreementsOfOrganisation,
  clientsOfOrganisation,
  organisationById,
  organisations,
} from '../views/partners.query.js';

const commands = messagesOf(organisation);

@Resolver('Organisation')
export class OrganisationResolver {
  private readonly mutations: Mutations<typeof organisationRefusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, organisationRefusals, [partnersProjection]);
  }

  @Query() organisations(@Args() page: Page, @Context() { world }: RequestContext) {
    return organisations(world, page);
  }

  @ResolveField() id(@Parent() { organisationId }: OrganisationSeen) {
    return globalId('Organisation', organisationId);
  }
  @ResolveField() status(@Parent() { suspendedFor }: OrganisationSeen) {
    return suspendedFor === null ? 'active' : 'suspended';
  }
  @ResolveField() agreements(@Parent() { world, organisationId }: OrganisationSeen) {
    return world.load(agreementsOfOrganisation, organisationId);
  }
  @ResolveField() clients(@Parent() { world, organisationId }: OrganisationSeen) {
    return world.load(clientsOfOrganisation, organisationId);
  }

  @Mutation() registerOrganisation(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RegisterOrganisation, said, context, changed);
  }
  @Mutation() describeOrganisation(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DescribeOrganisation, said, context, changed);
  }
  @Mutation() makeAgreement(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.MakeAgreement, said, context, changed);
  }
  @Mutation() endAgreement(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.EndAgreement, said, context, changed);
  }
  @Mutation() suspendOrganisation(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.SuspendOrganisation, said, context, changed);
  }
  @Mutation() reinstateOrganisation(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ReinstateOrganisation, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'OrganisationChanged',
  organisation: await world.load(organisationById, id),
  recorded,
});

@Resolver('Agreement')
export class AgreementResolver {
  @ResolveField() id(@Parent() { agreementId }: AgreementSeen) {
    return globalId('Agreement', agreementId);
  }
  @ResolveField() runs(@Parent() agreement: AgreementSeen) {
    return agreementRuns(agreement);
  }
}
