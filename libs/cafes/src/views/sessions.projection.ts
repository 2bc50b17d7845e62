import { type RecordedEvent, dateIn, happenedAt } from '#kernel';
import {
  type Change,
  type RowOf,
  type SelectedRows,
  change,
  date,
  flag,
  id,
  instant,
  integer,
  json,
  nullable,
  projection,
  publicText,
  rowOf,
  table,
  word,
} from '#projections';
import type { Role } from '#volunteers';
import type { RoleNeed } from '../cafe/cafe.events.js';
import { type CancellationReason, type WithdrawalReason, sessionEvents } from '../session/session.events.js';

export interface RoleStaffing extends RoleNeed {
  readonly filled: number;
}
type SessionStatus = 'planned' | 'held' | 'cancelled';
type ShiftStatus = 'expected' | 'present' | 'noShow' | 'withdrawn' | 'replaced';
export type VisitStatus = 'registered' | 'waiting' | 'offered' | 'lapsed' | 'cancelled' | 'present' | 'noShow';

const cafeSession = table({
  columns: {
    sessionId: id(),
    cafeId: id(),
    date: date(),
    startsAt: instant(),
    endsAt: instant(),
    capacity: integer(),
    /** What each role needs and has. */
    staffing: json<readonly RoleStaffing[]>('roles and qualifications, which are words, and numbers'),
    /** Volunteers missing, over all roles. */
    missing: integer(),
    status: word<SessionStatus>(),
    theme: nullable(publicText()),
    /** Guests at the end, once it has been held. */
    headcount: nullable(integer()),
    cancellationReason: nullable(word<CancellationReason>()),
    /** Guests by name with a place: registered, offered or present. */
    places: integer(),
    waiting: integer(),
    present: integer(),
    dropIns: integer(),
  },
  key: ['sessionId'],
  secondary: ['cafeId', 'date'],
});

const shift = table({
  columns: {
    sessionId: id(),
    volunteerId: id(),
    role: word<Role>(),
    status: word<ShiftStatus>(),
    standing: flag(),
    insteadOf: nullable(id()),
    checkedInAt: nullable(instant()),
    excused: nullable(flag()),
    /** When they said that they cannot come, and how many hours before the session. */
    withdrawnAt: nullable(instant()),
    hoursBefore: nullable(integer()),
    withdrawalReason: nullable(word<WithdrawalReason>()),
  },
  key: ['sessionId', 'volunteerId'],
  secondary: ['sessionId', 'volunteerId'],
});

const visit = table({
  columns: {
    sessionId: id(),
    guestId: id(),
    status: word<VisitStatus>(),
    escorted: flag(),
    ride: flag(),
    /** When they asked: the order of the waiting list. */
    askedAt: instant(),
    /** The revision of the event by which they asked: who asked first among those who asked in the same millisecond. */
    askedAs: integer(),
    confirmBy: nullable(instant()),
    checkedInAt: nullable(instant()),
    excused: nullable(flag()),
  },
  key: ['sessionId', 'guestId'],
  secondary: ['sessionId', 'guestId'],
});

const tables = { cafeSession, shift, visit };
type Rows = SelectedRows<typeof tables>;
type Changes = readonly Change<typeof tables>[];
type VisitRow = RowOf<typeof visit>;
type ShiftRow = RowOf<typeof shift>;

interface OfSession {
  readonly data: { readonly sessionId: string };
}
interface OfShift {
  readonly data: { readonly sessionId: string; readonly volunteerId: string };
}
interface OfVisit {
  readonly data: { readonly sessionId: string; readonly guestId: string };
}

const session = ({ data: { sessionId } }: OfSession) => [{ table: 'cafeSession' as const, key: { sessionId } }];
const ownShift = ({ data: { sessionId, volunteerId } }: OfShift) => [
  { table: 'cafeSession' as const, key: { sessionId } },
  { table: 'shift' as const, key: { sessionId, volunteerId } },
];
const ownVisit = ({ data: { sessionId, guestId } }: OfVisit) => [
  { table: 'cafeSession' as const, key: { sessionId } },
  { table: 'visit' as const, key: { sessionId, guestId } },
];

/** What a visit adds to the numbers of its session. */
const counts = (status: VisitStatus | undefined) => ({
  places: status === 'registered' || status === 'offered' || status === 'present' ? 1 : 0,
  waiting: status === 'waiting' ? 1 : 0,
  present: status === 'present' ? 1 : 0,
});

/** Stores a visit, and moves its session's numbers by the difference to what it was. */
function withVisit(rows: Rows, put: VisitRow): Changes {
  const { sessionId, guestId } = put;
  const row = rowOf(rows, 'cafeSession', { sessionId });
  const before = counts(rows.one('visit', { sessionId, guestId })?.status);
  const after = counts(put.status);
  return [
    { table: 'visit', put },
    {
      table: 'cafeSession',
      put: {
        ...row,
        places: row.places + after.places - before.places,
        waiting: row.waiting + after.waiting - before.waiting,
        present: row.present + after.present - before.present,
      },
    },
  ];
}

const changeVisit = (rows: Rows, { data: { sessionId, guestId } }: OfVisit, columns: Partial<VisitRow>): Changes =>
  withVisit(rows, { ...rowOf(rows, 'visit', { sessionId, guestId }), ...columns });

const asked = (status: VisitStatus) => ({
  select: ownVisit,
  evolve: (
    rows: Rows,
    event: RecordedEvent<string, { sessionId: string; guestId: string; escorted: boolean; ride: boolean }>,
  ) =>
    withVisit(rows, {
      status,
      askedAt: happenedAt(event),
      askedAs: event.revision,
      confirmBy: null,
      checkedInAt: null,
      excused: null,
      // Last, for Node 20 takes eighty times as long to add fields behind a spread.
      ...event.data,
    }),
});

const freshShift = (sessionId: string, volunteerId: string, role: Role): ShiftRow => ({
  sessionId,
  volunteerId,
  role,
  status: 'expected',
  standing: false,
  insteadOf: null,
  checkedInAt: null,
  excused: null,
  withdrawnAt: null,
  hoursBefore: null,
  withdrawalReason: null,
});

const counted = (status: ShiftStatus | undefined): number => (status === 'expected' || status === 'present' ? 1 : 0);

const withStaffing = (staffing: readonly RoleStaffing[]) => ({
  staffing,
  missing: staffing.reduce((missing, { needed, filled }) => missing + Math.max(0, needed - filled), 0),
});

/** Stores shifts, and moves their session's staffing by the difference to what they were. */
function withShifts(rows: Rows, sessionId: string, ...shifts: readonly ShiftRow[]): Changes {
  const row = rowOf(rows, 'cafeSession', { sessionId });
  const before = shifts.flatMap(({ volunteerId }) => rows.one('shift', { sessionId, volunteerId }) ?? []);
  const inRole = (some: readonly ShiftRow[], role: Role): number =>
    some.reduce((sum, shift) => sum + (shift.role === role ? counted(shift.status) : 0), 0);
  const staffing = row.staffing.map((need) => ({
    ...need,
    filled: need.filled + inRole(shifts, need.role) - inRole(before, need.role),
  }));
  return [
    ...shifts.map((put) => ({ table: 'shift' as const, put })),
    { table: 'cafeSession', put: { ...row, ...withStaffing(staffing) } },
  ];
}

const changeShift = (rows: Rows, { data: { sessionId, volunteerId } }: OfShift, columns: Partial<ShiftRow>): Changes =>
  withShifts(rows, sessionId, { ...rowOf(rows, 'shift', { sessionId, volunteerId }), ...columns });

const changeSession = (
  rows: Rows,
  { data: { sessionId } }: OfSession,
  columns: Partial<RowOf<typeof cafeSession>>,
): Changes => change(rows, 'cafeSession', { sessionId }, columns);

/** Café sessions with who helps, who comes, and how it went. */
export const sessionsProjection = projection({
  name: 'cafeSessions',
  version: 1,
  events: sessionEvents,
  tables,
  on: {
    CafeSessionPlanned: {
      evolve: (_rows, { data: { offerHours: _, roles, ...plan } }) => [
        {
          table: 'cafeSession' as const,
          put: {
            ...plan,
            ...withStaffing(roles.map((need) => ({ ...need, filled: 0 }))),
            status: 'planned' as const,
            theme: null,
            headcount: null,
            cancellationReason: null,
            places: 0,
            waiting: 0,
            present: 0,
            dropIns: 0,
          },
        },
      ],
    },
    CafeSessionThemeSet: {
      select: session,
      evolve: (rows, event) => changeSession(rows, event, { theme: event.data.theme }),
    },
    CafeSessionRescheduled: {
      select: session,
      evolve: (rows, event) => {
        const { startsAt, endsAt } = event.data;
        return changeSession(rows, event, { startsAt, endsAt, date: dateIn(startsAt) });
      },
    },
    CafeSessionCapacityChanged: {
      select: session,
      evolve: (rows, event) => changeSession(rows, event, { capacity: event.data.capacity }),
    },
    CafeSessionRolesChanged: {
      select: session,
      evolve: (rows, { data: { sessionId, roles } }) => {
        const { staffing } = rowOf(rows, 'cafeSession', { sessionId });
        const filled = new Map(staffing.map((need) => [need.role, need.filled]));
        return change(
          rows,
          'cafeSession',
          { sessionId },
          withStaffing(roles.map((need) => ({ ...need, filled: filled.get(need.role) ?? 0 }))),
        );
      },
    },
    CafeSessionHeld: {
      select: session,
      evolve: (rows, event) => changeSession(rows, event, { status: 'held', headcount: event.data.headcount }),
    },
    CafeSessionCancelled: {
      select: session,
      evolve: (rows, event) =>
        changeSession(rows, event, { status: 'cancelled', cancellationReason: event.data.reason }),
    },
    DropInsCounted: {
      select: session,
      evolve: (rows, event) => changeSession(rows, event, { dropIns: event.data.count }),
    },

    ShiftSignedUp: {
      select: ownShift,
      evolve: (rows, { data: { sessionId, volunteerId, role, origin } }) =>
        withShifts(rows, sessionId, { ...freshShift(sessionId, volunteerId, role), standing: origin === 'standing' }),
    },
    ShiftWithdrawn: {
      select: ownShift,
      evolve: (rows, event) =>
        changeShift(rows, event, {
          status: 'withdrawn',
          withdrawnAt: happenedAt(event),
          hoursBefore: event.data.hoursBefore,
          withdrawalReason: event.data.reason,
        }),
    },
    ShiftStandInAssigned: {
      select: (event) => [
        ...ownShift(event),
        { table: 'shift', key: { sessionId: event.data.sessionId, volunteerId: event.data.insteadOf } },
      ],
      evolve: (rows, { data: { sessionId, volunteerId, role, insteadOf } }) => {
        const absent = rowOf(rows, 'shift', { sessionId, volunteerId: insteadOf });
        return withShifts(
          rows,
          sessionId,
          // Who withdrew or did not come stays so on record; who was expected is replaced.
          { ...absent, status: absent.status === 'expected' ? 'replaced' : absent.status },
          { ...freshShift(sessionId, volunteerId, role), insteadOf },
        );
      },
    },
    ShiftCheckedIn: {
      select: ownShift,
      evolve: (rows, event) =>
        changeShift(rows, event, { status: 'present', checkedInAt: happenedAt(event), excused: null }),
    },
    ShiftNoShowMarked: {
      select: ownShift,
      evolve: (rows, event) => changeShift(rows, event, { status: 'noShow', excused: event.data.excused }),
    },

    GuestRegistered: asked('registered'),
    GuestWaitlisted: asked('waiting'),
    GuestOffered: {
      select: ownVisit,
      evolve: (rows, event) => changeVisit(rows, event, { status: 'offered', confirmBy: event.data.confirmBy }),
    },
    GuestConfirmed: { select: ownVisit, evolve: (rows, event) => changeVisit(rows, event, { status: 'registered' }) },
    GuestOfferLapsed: { select: ownVisit, evolve: (rows, event) => changeVisit(rows, event, { status: 'lapsed' }) },
    GuestRegistrationCancelled: {
      select: ownVisit,
      evolve: (rows, event) => changeVisit(rows, event, { status: 'cancelled' }),
    },
    GuestCheckedIn: {
      select: ownVisit,
      evolve: (rows, event) =>
        changeVisit(rows, event, { status: 'present', checkedInAt: happenedAt(event), excused: null }),
    },
    GuestNoShowMarked: {
      select: ownVisit,
      evolve: (rows, event) => changeVisit(rows, event, { status: 'noShow', excused: event.data.excused }),
    },
  },
});
