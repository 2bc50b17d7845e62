import { type Instant, type RecordedEvent, erasureEvents, happenedAt, isWholePerson, type Purpose } from '#kernel';
import { type PolicyContext, policy } from '#policies';
import { guest } from '../guest/guest.js';
import { cafeSession } from '../session/session.js';
import { guestRecords } from '../views/guest-records.js';
import { sessionsProjection } from '../views/sessions.projection.js';
import { shiftsAhead } from '../views/shifts-ahead.js';

type AboutErasure = RecordedEvent<string, { readonly subjectId: string; readonly purposes: readonly Purpose[] }>;

/** Gives back what lies ahead of them: places to who waits for one, shifts to who can take them. Of either kind they have none. */
async function release(event: AboutErasure, { handling, views, follows }: PolicyContext): Promise<undefined> {
  const { subjectId, purposes } = event.data;
  if (!isWholePerson(purposes)) return;
  const { municipality } = event.metadata;
  const where = { views: await views(sessionsProjection), municipality };
  const now: Instant = happenedAt(event);
  for (const { id: sessionId } of await guestRecords.ahead(where, subjectId, now))
    await handling.handle(cafeSession, 'CancelGuestRegistration', {
      ...follows(event, sessionId),
      input: { sessionId, guestId: subjectId },
    });
  for (const { id: sessionId } of await shiftsAhead(where, subjectId, now))
    await handling.handle(cafeSession, 'WithdrawFromShift', {
      ...follows(event, sessionId),
      input: { sessionId, volunteerId: subjectId, reason: 'other' },
    });
}

/**
 * Whoever has been erased is expected nowhere any more: their guest's record is closed, and what lay ahead of them is free for others.
 * Once at the decision, and once more at the end for what came in between.
 */
export const releaseTheErasedPolicy = policy({
  name: 'releaseTheErased',
  events: erasureEvents,
  categories: ['erasure'],
  on: {
    ErasureDecided: async (event, context) => {
      const { kind, subjectId, purposes } = event.data;
      if (kind === guest.kind && isWholePerson(purposes))
        await context.handling.handle(guest, 'CloseGuestRecord', {
          ...context.follows(event),
          input: { guestId: subjectId },
        });
      return release(event, context);
    },
    PersonDataErased: release,
  },
});
