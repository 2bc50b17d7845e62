import { Context, Query, Resolver } from '@nestjs/graphql';
import { permissions } from '#kernel';
import { type RequestContext, globalId } from '#graphql';

@Resolver('Viewer')
export class ViewerResolver {
  @Query() viewer(@Context() { actor, access }: RequestContext) {
    const { id, kind, municipality } = actor;
    return {
      id,
      kind,
      municipality,
      people: [...access.people].map((person) => globalId(kind === 'volunteer' ? 'Volunteer' : 'Guest', person)),
      permissions: permissions.flatMap((permission) => {
        const extent = access.extentOf(permission);
        return extent ? [{ permission, extent }] : [];
      }),
    };
  }
}
