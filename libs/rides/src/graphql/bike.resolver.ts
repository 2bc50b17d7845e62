import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { type LocalDate, dateIn } from '#kernel';
import { messagesOf } from '#kernel/nest';
import { Mutations, type Page, type Recorded, type RequestContext, type Said, type World, globalId } from '#graphql';
import { bike } from '../bike/bike.js';
import { bikesProjection } from '../views/bikes.projection.js';
import { type BikeSeen, bikeById, bikes, bikesDueForInspection, outOfServiceOfBike } from '../views/bikes.query.js';

const commands = messagesOf(bike);

@Resolver('Bike')
export class BikeResolver {
  private readonly mutations: Mutations<typeof bike.refusals>;

  constructor(bus: CommandBus) {
    this.mutations = new Mutations(bus, bike.refusals, [bikesProjection]);
  }

  @Query() bikes(@Args() page: Page, @Context() { world }: RequestContext) {
    return bikes(world, page);
  }
  @Query() bikesDueForInspection(@Args('until') until: LocalDate, @Context() { world }: RequestContext) {
    return bikesDueForInspection(world, until);
  }

  @ResolveField() id(@Parent() { bikeId }: BikeSeen) {
    return globalId('Bike', bikeId);
  }
  @ResolveField() async inService(@Parent() { world, bikeId, retiredOn }: BikeSeen) {
    const today = dateIn(world.seenAt.now());
    if (retiredOn && retiredOn <= today) return false;
    const periods = await world.load(outOfServiceOfBike, bikeId);
    return !periods.some(({ from, until }) => from <= today && (until === null || today <= until));
  }
  @ResolveField() outOfService(@Parent() { world, bikeId }: BikeSeen) {
    return world.load(outOfServiceOfBike, bikeId);
  }

  @Mutation() addBike(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.AddBike, said, context, changed);
  }
  @Mutation() describeBike(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.DescribeBike, said, context, changed);
  }
  @Mutation() takeBikeOutOfService(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.TakeBikeOutOfService, said, context, changed);
  }
  @Mutation() returnBikeToService(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.ReturnBikeToService, said, context, changed);
  }
  @Mutation() recordBikeInspection(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RecordBikeInspection, said, context, changed);
  }
  @Mutation() retireBike(@Args() said: Said, @Context() context: RequestContext) {
    return this.mutations.say(commands.RetireBike, said, context, changed);
  }
}

const changed = async (id: string, world: World, recorded: Recorded) => ({
  __typename: 'BikeChanged',
  bike: await world.load(bikeById, id),
  recorded,
});
