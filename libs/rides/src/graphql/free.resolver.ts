import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { World } from '#graphql';
import { volunteerById } from '#volunteers';
import { type Wanted, freeBikes, freePilots } from '../views/free.query.js';

// A refusal says what would work instead. What was wanted is said beside it by the mutation; where nothing was, nothing is free for it.

interface Refused {
  readonly world?: World;
  readonly wanted?: Wanted | undefined;
}

const bikesInstead = async ({ world, wanted }: Refused) => (world && wanted ? freeBikes(world, wanted) : []);

async function pilotsInstead({ world, wanted }: Refused) {
  if (!world || !wanted) return [];
  const free = await freePilots(world, wanted);
  const pilots = await Promise.all(free.map((volunteerId) => world.load(volunteerById, volunteerId)));
  return pilots.filter((pilot) => pilot !== undefined);
}

@Resolver('BikeTaken')
class BikeTakenResolver {
  @ResolveField() freeBikes(@Parent() refused: Refused) {
    return bikesInstead(refused);
  }
}

@Resolver('BikeOutOfService')
class BikeOutOfServiceResolver {
  @ResolveField() freeBikes(@Parent() refused: Refused) {
    return bikesInstead(refused);
  }
}

@Resolver('TooFewSeats')
class TooFewSeatsResolver {
  @ResolveField() freeBikes(@Parent() refused: Refused) {
    return bikesInstead(refused);
  }
}

@Resolver('PlatformMissing')
class PlatformMissingResolver {
  @ResolveField() freeBikes(@Parent() refused: Refused) {
    return bikesInstead(refused);
  }
}

@Resolver('PilotTaken')
class PilotTakenResolver {
  @ResolveField() freePilots(@Parent() refused: Refused) {
    return pilotsInstead(refused);
  }
}

@Resolver('PilotNotActive')
class PilotNotActiveResolver {
  @ResolveField() freePilots(@Parent() refused: Refused) {
    return pilotsInstead(refused);
  }
}

@Resolver('PilotNotQualified')
class PilotNotQualifiedResolver {
  @ResolveField() freePilots(@Parent() refused: Refused) {
    return pilotsInstead(refused);
  }
}

/** Each of them. */
export const freeResolvers = [
  BikeTakenResolver,
  BikeOutOfServiceResolver,
  TooFewSeatsResolver,
  PlatformMissingResolver,
  PilotTakenResolver,
  PilotNotActiveResolver,
  PilotNotQualifiedResolver,
] as const;
