import { Context, Query, Resolver } from '@nestjs/graphql';
import { permissions } from '#kernel';
import { type RequestContext, type World, globalId } from '#graphql';
import { passengerById } from '#rides';

@Resolver('Viewer')
export class ViewerResolver {
  @Query() async viewer(@Context() { actor, access, world }: RequestContext) {
    const { id, kind, municipality } = actor;
    const people = [...access.people].map(async (person) =>
      globalId(kind === 'volunteer' ? 'Volunteer' : await lookedAfter(world, person), person),
    );
    return {
      id,
      kind,
      municipality,
      people: await Promise.all(people),
      permissions: permissions.flatMap((permission) => {
        const extent = access.extentOf(permission);
        return extent ? [{ permission, extent }] : [];
      }),
    };
  }
}

/** A token names people by their ids alone. */
const lookedAfter = async (world: World, person: string): Promise<'Guest' | 'Passenger'> =>
  (await world.load(passengerById, person)) ? 'Passenger' : 'Guest';
