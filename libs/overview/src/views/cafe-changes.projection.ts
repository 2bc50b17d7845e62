import type { Instant, RecordedEvent } from '#kernel';
import { cafeEvents, sessionEvents } from '#cafes';
import {
  type Change,
  type SelectedRows,
  id,
  instant,
  notPersonal,
  nullable,
  projection,
  rowOf,
  table,
} from '#projections';

/** The last change of what everybody may read of a café itself, or of one of its sessions. */
const cafeChange = table({
  columns: {
    /** The id of the café, or of the session. */
    of: id(),
    cafeId: id(),
    /** When the session begins; null for the café itself. */
    startsAt: nullable(instant()),
    changedAt: instant(),
    /** The event by which it did. */
    position: notPersonal('where an event stands in the store'),
  },
  key: ['of'],
  secondary: ['cafeId'],
});

const tables = { cafeChange };
type Rows = SelectedRows<typeof tables>;
type Changes = readonly Change<typeof tables>[];
type OfCafe = RecordedEvent<string, { readonly cafeId: string }>;
type OfSession = RecordedEvent<string, { readonly sessionId: string }>;

const by = ({ position, metadata: { recordedAt } }: RecordedEvent) => ({ changedAt: recordedAt, position });

/** Of the café itself: its name, its place, who is host, days on which it is closed. */
const ofCafe = {
  evolve: (_rows: Rows, event: OfCafe): Changes => {
    const { cafeId } = event.data;
    return [{ table: 'cafeChange', put: { of: cafeId, cafeId, startsAt: null, ...by(event) } }];
  },
};

const own = ({ data: { sessionId } }: OfSession) => [{ table: 'cafeChange' as const, key: { of: sessionId } }];

/** Of a session: whether it is on, and what is on. */
const ofSession = {
  select: own,
  evolve: (rows: Rows, event: OfSession): Changes => [
    { table: 'cafeChange', put: { ...rowOf(rows, 'cafeChange', { of: event.data.sessionId }), ...by(event) } },
  ],
};

/** How many places are left. Nothing once it has begun: a change then says that somebody did not come. */
const ofPlaces = {
  select: own,
  evolve: (rows: Rows, event: OfSession): Changes => {
    const row = rowOf(rows, 'cafeChange', { of: event.data.sessionId });
    const hasBegun = row.startsAt !== null && event.metadata.recordedAt >= row.startsAt;
    return hasBegun ? [] : [{ table: 'cafeChange', put: { ...row, ...by(event) } }];
  },
};

/** When what everybody may read of cafés changed last: what feeds tell changes by. */
export const cafeChangesProjection = projection({
  name: 'cafeChanges',
  version: 1,
  events: { ...cafeEvents, ...sessionEvents },
  tables,
  on: {
    CafeOpened: ofCafe,
    CafeDescribed: ofCafe,
    CafeClosureAnnounced: ofCafe,
    CafeClosureLifted: ofCafe,
    CafeClosed: ofCafe,

    CafeSessionPlanned: {
      evolve: (_rows, event) => {
        const { sessionId, cafeId, startsAt } = event.data;
        return [{ table: 'cafeChange', put: { of: sessionId, cafeId, startsAt, ...by(event) } }];
      },
    },
    CafeSessionRescheduled: {
      select: own,
      evolve: (rows, event) => {
        const row = rowOf(rows, 'cafeChange', { of: event.data.sessionId });
        const startsAt: Instant = event.data.startsAt;
        return [{ table: 'cafeChange', put: { ...row, startsAt, ...by(event) } }];
      },
    },
    CafeSessionThemeSet: ofSession,
    CafeSessionCancelled: ofSession,
    CafeSessionHeld: ofSession,
    CafeSessionCapacityChanged: ofPlaces,
    DropInsCounted: ofPlaces,
    GuestRegistered: ofPlaces,
    GuestWaitlisted: ofPlaces,
    GuestOffered: ofPlaces,
    GuestOfferLapsed: ofPlaces,
    GuestRegistrationCancelled: ofPlaces,
  },
});
