import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { type RequestContext, badInput, plainId } from '#graphql';
import { sessionsProjection } from '../views/sessions.projection.js';
import { sessionById } from '../views/sessions.query.js';

@Resolver()
export class SessionStaffingSubscription {
  @Subscription('cafeSessionStaffing')
  cafeSessionStaffing(@Args('sessionId') id: string, @Context() context: RequestContext) {
    const sessionId = plainId(id, 'CafeSession');
    if (!sessionId) throw badInput('"sessionId" is not the id of a CafeSession');
    return context.follow(
      sessionsProjection,
      ({ data }) => (data as { sessionId?: string }).sessionId === sessionId,
      async (world) => {
        const session = await world.load(sessionById, sessionId);
        if (!session) throw badInput('there is no such session');
        return { cafeSessionStaffing: session };
      },
    );
  }
}
