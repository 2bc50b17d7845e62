import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import type { Instant } from '#kernel';
import { type RequestContext, badInput, plainId } from '#graphql';
import { seesWhoCame } from '../views/begun.js';
import { sessionsProjection } from '../views/sessions.projection.js';
import { sessionById } from '../views/sessions.query.js';

@Resolver()
export class SessionStaffingSubscription {
  @Subscription('cafeSessionStaffing')
  cafeSessionStaffing(@Args('sessionId') id: string, @Context() context: RequestContext) {
    const sessionId = plainId(id, 'CafeSession');
    if (!sessionId) throw badInput('"sessionId" is not the id of a CafeSession');
    let hiddenFrom: Instant | undefined;
    return context.follow(
      sessionsProjection,
      ({ data, metadata }) => {
        const about = data as { sessionId?: string; guestId?: string; volunteerId?: string };
        // That something happened, and when, would tell who came as well as a number does.
        const isHidden = hiddenFrom !== undefined && metadata.recordedAt >= hiddenFrom;
        return about.sessionId === sessionId && !(isHidden && (about.guestId ?? about.volunteerId));
      },
      async (world) => {
        const session = await world.load(sessionById, sessionId);
        if (!session) throw badInput('there is no such session');
        hiddenFrom = seesWhoCame(world) ? undefined : session.startsAt;
        return { cafeSessionStaffing: session };
      },
    );
  }
}
