import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { apiClient } from '../api-client/api-client.js';
import { apiClientRefusals } from '../api-client/api-client.refusals.js';
import { clientIdOf } from '../api-client/client-id.js';
import { JustMadeSecrets } from '../api-client/secrets.js';
import { partnersProjection } from '../views/partners.projection.js';
import {
  type ApiClientSeen,
  clientById,
  keysOfClient,
  organisationById,
  secretsOfClient,
} from '../views/partners.query.js';

const commands = messagesOf(apiClient);

@Resolver('ApiClient')
export class ApiClientResolver {
  private readonly mutations: Mutations<typeof apiClientRefusals>;

  constructor(
    bus: CommandBus,
    private readonly justMade: JustMadeSecrets,
  ) {
    this.mutations = new Mutations(bus, apiClientRefusals, [partnersProjection]);
  }

  @ResolveField() id(@Parent() { apiClientId }: ApiClientSeen) {
    return globalId('ApiClient', apiClientId);
  }
  @ResolveField() clientId(@Parent() { world, apiClientId }: ApiClientSeen) {
    return clientIdOf({ municipality: world.municipality, apiClientId });
  }
  @ResolveField() organisation(@Parent() { world, organisationId }: ApiClientSeen) {
    return world.load(organisationById, organisationId);
  }
  @ResolveField() status(@Parent() { endedAt, suspendedFor }: ApiClientSeen) {
    if (endedAt !== null) return 'ended';
    return suspendedFor === null ? 'active' : 'suspended';
  }
  @ResolveField() secrets(@Parent() { world, apiClientId }: ApiClientSeen) {
    return world.load(secretsOfClient, apiClientId);
  }
  @ResolveField() keys(@Parent() { world, apiClientId }: ApiClientSeen) {
    return world.load(keysOfClient, apiClientId);
  }

  @Mutation() issueApiClient(@Args() said: Said, @Context() context: RequestContext) {
    return this.justMade.during(() => this.mutations.say(commands.IssueApiClient, said, context, this.withSecret));
  }
  @Mutation() rotateClientSecret(@Args() said: Said, @Context() context: RequestContext) {
    return this.justMade.during(() => this.mutations.say(commands.RotateClientSecret, said, context, this.withSecret));
  }
  @Mutation() addClientKey(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AddClientKey, said, context, changed);
  }
  @Mutation() removeClientKey(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RemoveClientKey, said, context, changed);
  }
  @Mutation() suspendApiClient(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.SuspendApiClient, said, context, changed);
  }
  @Mutation() reinstateApiClient(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ReinstateApiClient, said, context, changed);
  }
  @Mutation() endApiClient(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.EndApiClient, said, context, changed);
  }

  private readonly withSecret = async (id: string, world: World, recorded: Recorded) => ({
    __typename: 'ApiClientSecretChanged',
    secret: this.justMade.take(id),
    apiClient: await world.load(clientById, id),
    recorded,
  });
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'ApiClientChanged',
  apiClient: await world.load(clientById, id),
  recorded,
});
