import type { DataOf, RecordedEvent } from '#kernel';
import { policy } from '#policies';
import { sessionEvents } from '../session/session.events.js';
import { cafeSession } from '../session/session.js';

type Offered = RecordedEvent<'GuestOffered', DataOf<typeof sessionEvents, 'GuestOffered'>>;

/** A place that nobody confirms in time goes on to the next who waits, whether or not anybody looks. */
export const lapseOffersPolicy = policy({
  name: 'lapseOffers',
  events: sessionEvents,
  categories: ['cafeSession'],
  on: {
    GuestOffered: ({ data: { sessionId, guestId, confirmBy } }) =>
      Promise.resolve({ key: `${sessionId} ${guestId}`, due: confirmBy }),
  },
  onDue: async (event, { handling, follows }) => {
    const { sessionId } = (event as Offered).data;
    await handling.handle(cafeSession, 'SettleCafeSession', { ...follows(event), input: { sessionId } });
  },
});
