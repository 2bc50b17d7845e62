import { type DataOf, type RecordedEvent, dateIn } from '#kernel';
import { cafeEvents, sessionEvents } from '#cafes';
import { type Change, type RowOf, type SelectedRows, projection, rowOf } from '#projections';
import {
  type ChangeData,
  type ChangeType,
  type Role,
  type RoleNeed,
  type RoleStaffing,
  changesTables,
} from './changes.tables.js';

type Tables = typeof changesTables;
type Rows = SelectedRows<Tables>;
type Changes = readonly Change<Tables>[];
type Session = RowOf<Tables['changingSession']>;

type OfSession = RecordedEvent<string, { readonly sessionId: string }>;
type OfVisit = RecordedEvent<string, { readonly sessionId: string; readonly guestId: string }>;
type OfShift = RecordedEvent<string, { readonly sessionId: string; readonly volunteerId: string; readonly role: Role }>;

const told = <T extends ChangeType>(
  { position, id: eventId, metadata: { recordedAt } }: RecordedEvent,
  type: T,
  subjectId: string,
  data: ChangeData[T],
) => ({ table: 'change' as const, put: { position, eventId, type, subjectId, recordedAt, data } });

const ofSession =
  <T extends ChangeType, E extends OfSession>(type: T, dataOf: (event: E) => ChangeData[T]) =>
  (_rows: Rows, event: E): Changes => [told(event, type, event.data.sessionId, dataOf(event))];

const session = ({ data: { sessionId } }: OfSession) => [{ table: 'changingSession' as const, key: { sessionId } }];
const visit = (event: OfVisit) => [
  ...session(event),
  { table: 'changingVisit' as const, key: { sessionId: event.data.sessionId, guestId: event.data.guestId } },
];
const shiftOf = ({ data: { sessionId } }: OfSession, volunteerId: string) => ({
  table: 'changingShift' as const,
  key: { sessionId, volunteerId },
});

const free = ({ capacity, places, dropIns }: Session): number => capacity - places - dropIns;
const missing = ({ needed, filled }: RoleStaffing): number => Math.max(0, needed - filled);

/**
 * Stores a session, and tells of it what partners can see. Nothing once it has begun: a number that changes then says that somebody did not
 * come, and in a small café everybody knows who.
 */
function withSession(event: OfSession, before: Session, after: Session): Changes {
  const { sessionId, startsAt, capacity, staffing } = after;
  const put = { table: 'changingSession' as const, put: after };
  if (event.metadata.recordedAt >= startsAt) return [put];
  const isLacking = (one: RoleStaffing): string => `${one.role} ${missing(one)}`;
  if (free(before) !== free(after) || before.capacity !== capacity)
    return [put, told(event, 'cafeSession.placesChanged', sessionId, { capacity, free: free(after) })];
  return before.staffing.map(isLacking).join() === staffing.map(isLacking).join()
    ? [put]
    : [put, told(event, 'cafeSession.staffingChanged', sessionId, { staffing })];
}

/** A guest takes a place, or takes none any more. */
const taking = (takesPlace: boolean) => ({
  select: visit,
  evolve: (rows: Rows, event: OfVisit): Changes => {
    const { sessionId, guestId } = event.data;
    const before = rowOf(rows, 'changingSession', { sessionId });
    const took = rows.one('changingVisit', { sessionId, guestId })?.takesPlace ?? false;
    const places = before.places + Number(takesPlace) - Number(took);
    return [
      { table: 'changingVisit', put: { sessionId, guestId, takesPlace } },
      ...withSession(event, before, { ...before, places }),
    ];
  },
});

/** Volunteers fill a role, or fill it no more. */
function withShifts(rows: Rows, event: OfSession, shifts: readonly RowOf<Tables['changingShift']>[]): Changes {
  const before = rowOf(rows, 'changingSession', { sessionId: event.data.sessionId });
  const filledBy = (some: readonly RowOf<Tables['changingShift']>[], role: Role): number =>
    some.filter((shift) => shift.fills && shift.role === role).length;
  const were = shifts.flatMap(
    ({ sessionId, volunteerId }) => rows.one('changingShift', { sessionId, volunteerId }) ?? [],
  );
  const staffing = before.staffing.map((need) => ({
    ...need,
    filled: need.filled + filledBy(shifts, need.role) - filledBy(were, need.role),
  }));
  return [
    ...shifts.map((put) => ({ table: 'changingShift' as const, put })),
    ...withSession(event, before, { ...before, staffing }),
  ];
}

const filling = (fills: boolean) => ({
  select: (event: OfShift) => [...session(event), shiftOf(event, event.data.volunteerId)],
  evolve: (rows: Rows, event: OfShift): Changes => {
    const { sessionId, volunteerId, role } = event.data;
    return withShifts(rows, event, [{ sessionId, volunteerId, role, fills }]);
  },
});

const changing = <D extends object>(change: (data: D, before: Session) => Partial<Session>) => ({
  select: session,
  evolve: (rows: Rows, event: RecordedEvent<string, D & { readonly sessionId: string }>): Changes => {
    const before = rowOf(rows, 'changingSession', { sessionId: event.data.sessionId });
    return withSession(event, before, { ...before, ...change(event.data, before) });
  },
});

const empty = (roles: readonly RoleNeed[], there: readonly RoleStaffing[] = []): readonly RoleStaffing[] =>
  roles.map(({ role, needed }) => ({
    role,
    needed,
    filled: there.find((staffing) => staffing.role === role)?.filled ?? 0,
  }));

const described = ({ name, place, hostOrganisation }: DataOf<typeof cafeEvents, 'CafeDescribed'>) => ({
  name,
  place,
  hostOrganisation,
});

/**
 * What changes that partners may know of, in log order: a row for an event, and none where they could see no difference. Numbers are those
 * right after the event.
 */
export const changesProjection = projection({
  name: 'changes',
  version: 2,
  events: { ...cafeEvents, ...sessionEvents },
  tables: changesTables,
  // As a whole: what is left out and told later would be missed by who has read on.
  partition: () => undefined,
  on: {
    CafeOpened: {
      evolve: (_rows, event) => [told(event, 'cafe.opened', event.data.cafeId, described(event.data))],
    },
    CafeDescribed: {
      evolve: (_rows, event) => [told(event, 'cafe.described', event.data.cafeId, described(event.data))],
    },
    CafeClosed: {
      evolve: (_rows, event) => {
        const { cafeId, lastDate } = event.data;
        return [told(event, 'cafe.closed', cafeId, { lastDate })];
      },
    },
    CafeSessionPlanned: {
      evolve: (_rows, event) => {
        const { sessionId, cafeId, date, startsAt, endsAt, capacity, roles } = event.data;
        const staffing = empty(roles);
        return [
          { table: 'changingSession', put: { sessionId, startsAt, capacity, places: 0, dropIns: 0, staffing } },
          told(event, 'cafeSession.planned', sessionId, { cafeId, date, startsAt, endsAt, capacity, staffing }),
        ];
      },
    },
    CafeSessionThemeSet: { evolve: ofSession('cafeSession.themed', ({ data: { theme } }) => ({ theme })) },
    CafeSessionRescheduled: {
      select: session,
      evolve: (rows, event) => {
        const { sessionId, startsAt, endsAt } = event.data;
        return [
          { table: 'changingSession', put: { ...rowOf(rows, 'changingSession', { sessionId }), startsAt } },
          told(event, 'cafeSession.rescheduled', sessionId, { date: dateIn(startsAt), startsAt, endsAt }),
        ];
      },
    },
    CafeSessionHeld: { evolve: ofSession('cafeSession.held', ({ data: { headcount } }) => ({ headcount })) },
    CafeSessionCancelled: {
      // Who was to be there is on the notice board: that somebody is ill would be a volunteer's health.
      evolve: ofSession('cafeSession.cancelled', ({ data: { reason } }) => ({
        reason: reason === 'illness' ? 'other' : reason,
      })),
    },

    CafeSessionCapacityChanged: changing<{ readonly capacity: number }>(({ capacity }) => ({ capacity })),
    CafeSessionRolesChanged: changing<{ readonly roles: readonly RoleNeed[] }>(({ roles }, { staffing }) => ({
      staffing: empty(roles, staffing),
    })),
    DropInsCounted: changing<{ readonly count: number }>(({ count }) => ({ dropIns: count })),

    GuestRegistered: taking(true),
    GuestWaitlisted: taking(false),
    GuestOffered: taking(true),
    GuestConfirmed: taking(true),
    GuestOfferLapsed: taking(false),
    GuestRegistrationCancelled: taking(false),
    GuestCheckedIn: taking(true),
    GuestNoShowMarked: taking(false),

    ShiftSignedUp: filling(true),
    ShiftWithdrawn: filling(false),
    ShiftCheckedIn: filling(true),
    ShiftNoShowMarked: filling(false),
    ShiftStandInAssigned: {
      select: (event) => [
        ...session(event),
        shiftOf(event, event.data.volunteerId),
        shiftOf(event, event.data.insteadOf),
      ],
      evolve: (rows, event) => {
        const { sessionId, volunteerId, insteadOf, role } = event.data;
        return withShifts(rows, event, [
          { sessionId, volunteerId: insteadOf, role, fills: false },
          { sessionId, volunteerId, role, fills: true },
        ]);
      },
    },
  },
});
