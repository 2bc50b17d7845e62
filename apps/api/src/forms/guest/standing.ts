import { cafeSession, guest } from '#cafes';
import type { Instant, StateOf } from '#kernel';
import type { Desk } from '../citizen.js';
import { isGone } from '../forgetting.js';

/** Where somebody stands who was put on a session's list once: much may have happened to them, and to the day, since. */
export type Standing =
  | { readonly is: 'registered' }
  /** `number` 1 is next; `offerHours` is how long they have to say yes when they are offered a place. */
  | { readonly is: 'waiting'; readonly number: number; readonly offerHours: number }
  | { readonly is: 'offered'; readonly confirmBy: Instant }
  | { readonly is: 'lapsed' | 'cancelled' | 'erased' | 'dayCancelled' | 'dayOver' };

/** A standing, and the day that it is about. */
export interface OnTheList {
  readonly standing: Standing;
  readonly day: { readonly cafeId: string; readonly startsAt: Instant; readonly endsAt: Instant };
}

type Session = NonNullable<StateOf<typeof cafeSession>>;

/** From the session's own stream: a list may not show them yet. */
export async function standingOf(desk: Desk, sessionId: string, guestId: string): Promise<OnTheList> {
  const session = await desk.handling.stateOf(cafeSession, desk.municipality, sessionId);
  if (!session) throw new Error(`the session ${sessionId} is gone, though somebody was registered for it`);
  const { cafeId, startsAt, endsAt } = session;
  const standing: Standing = (await isGone(desk, { aggregate: guest, id: guestId }))
    ? { is: 'erased' }
    : onList(session, guestId, desk.clock.now());
  return { standing, day: { cafeId, startsAt, endsAt } };
}

function onList(session: Session, guestId: string, now: Instant): Standing {
  if (session.cancelled) return { is: 'dayCancelled' };
  if (session.held || now >= session.endsAt) return { is: 'dayOver' };
  const visit = session.visits.get(guestId);
  switch (visit?.status) {
    case 'registered':
    case 'present':
      return { is: 'registered' };
    case 'waiting':
      return { is: 'waiting', number: numberInLine(session, guestId), offerHours: session.offerHours };
    case 'offered':
      // That it has lapsed may not be on record yet.
      return visit.confirmBy && visit.confirmBy > now
        ? { is: 'offered', confirmBy: visit.confirmBy }
        : { is: 'lapsed' };
    case 'lapsed':
      return { is: 'lapsed' };
    // Noted as missing while the day lasts: somebody took them off the list, whatever it is called.
    case 'noShow':
    case undefined:
      return { is: 'cancelled' };
  }
}

const numberInLine = ({ visits }: Session, guestId: string): number =>
  [...visits].filter(([, { status }]) => status === 'waiting').findIndex(([id]) => id === guestId) + 1;
