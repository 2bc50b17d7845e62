import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { type RequestContext, badInput, plainId } from '#graphql';
import { sessionsProjection } from '../views/sessions.projection.js';
import { sessionById } from '../views/sessions.query.js';

@Resolver()
export class SessionStaffingSubscription {
  /** The session now, and again each time that something about it changes. Changes that come while one is being sent are one change. */
  @Subscription('cafeSessionStaffing')
  async *cafeSessionStaffing(@Args('sessionId') id: string, @Context() context: RequestContext) {
    const sessionId = plainId(id, 'CafeSession');
    if (!sessionId) throw badInput('"sessionId" is not the id of a CafeSession');
    for await (const _ of context.changes(
      sessionsProjection,
      ({ data }) => (data as { sessionId?: string }).sessionId === sessionId,
    )) {
      const session = await context.newWorld().load(sessionById, sessionId);
      if (!session) throw badInput('there is no such session');
      yield { cafeSessionStaffing: session };
    }
  }
}
