import { type RecordedEvent, dateIn } from '#kernel';
import { type PolicyContext, policy } from '#policies';
import { type Role, volunteerEvents, volunteersProjection } from '#volunteers';
import { sessionEvents } from '../session/session.events.js';
import { sessionsProjection } from '../views/sessions.projection.js';
import { signUp } from '../session/facts.js';

interface StandingShift {
  readonly sessionId: string;
  readonly volunteerId: string;
  readonly role: Role;
}

/** Signs up who is committed. Whoever is away, or no longer qualified, is refused as anybody would be, and that is on record. */
const signUpAll = async (
  shifts: readonly StandingShift[],
  event: RecordedEvent,
  { handling, follows }: PolicyContext,
) => {
  for (const { sessionId, volunteerId, role } of shifts)
    await signUp(handling, {
      ...follows(event, `${sessionId} ${volunteerId}`),
      input: { sessionId, volunteerId, role, origin: 'standing' },
    });
  return undefined;
};

/** "Every Tuesday in Åparken as host": whoever has said so is on shift when a session is planned, and when they say so later. */
export const standingShiftsPolicy = policy({
  name: 'standingShifts',
  events: { ...sessionEvents, VolunteerStandingCommitmentMade: volunteerEvents.VolunteerStandingCommitmentMade },
  categories: ['cafeSession', 'volunteer'],
  on: {
    CafeSessionPlanned: async (event, context) => {
      const { sessionId, cafeId, date } = event.data;
      const views = await context.views(volunteersProjection);
      const committed = await views
        .query(volunteersProjection)
        .selectFrom('standingCommitment')
        .select(['volunteerId', 'role'])
        .where('municipality', '=', event.metadata.municipality)
        .where('cafeId', '=', cafeId)
        .where('from', '<=', date)
        .where((each) => each.or([each('until', 'is', null), each('until', '>=', date)]))
        .orderBy('commitmentId')
        .execute();
      return signUpAll(
        committed.map((shift) => ({ ...shift, sessionId })),
        event,
        context,
      );
    },
    VolunteerStandingCommitmentMade: async (event, context) => {
      const { volunteerId, cafeId, role, from, until } = event.data;
      const today = dateIn(event.metadata.recordedAt);
      const views = await context.views(sessionsProjection);
      const sessions = await views
        .query(sessionsProjection)
        .selectFrom('cafeSession')
        .select('sessionId')
        .where('municipality', '=', event.metadata.municipality)
        .where('cafeId', '=', cafeId)
        .where('status', '=', 'planned')
        .where('date', '>=', from > today ? from : today)
        .$if(until !== undefined, (query) => query.where('date', '<=', until ?? from))
        .orderBy('date')
        .execute();
      return signUpAll(
        sessions.map(({ sessionId }) => ({ sessionId, volunteerId, role })),
        event,
        context,
      );
    },
  },
});
