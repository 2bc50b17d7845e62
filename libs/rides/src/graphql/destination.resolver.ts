import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { destination } from '../destination/destination.js';
import { destinationsProjection } from '../views/destinations.projection.js';
import { type DestinationSeen, destinationById, destinations } from '../views/destinations.query.js';

const commands = messagesOf(destination);

interface Wanted extends Page {
  readonly kind?: DestinationSeen['kind'] | null;
}

@Resolver('RideDestination')
export class DestinationResolver {
  private readonly mutations: Mutations<typeof destination.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, destination.refusals, [destinationsProjection]);
  }

  @Query() rideDestinations(@Args() args: Wanted, @Context() { world }: RequestContext) {
    return destinations(world, args.kind ?? null, args);
  }

  @ResolveField() id(@Parent() { destinationId }: DestinationSeen) {
    return globalId('RideDestination', destinationId);
  }

  @Mutation() addRideDestination(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AddDestination, said, context, changed);
  }
  @Mutation() describeRideDestination(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DescribeDestination, said, context, changed);
  }
  @Mutation() retireRideDestination(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RetireDestination, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'RideDestinationChanged',
  destination: await world.load(destinationById, id),
  recorded,
});
