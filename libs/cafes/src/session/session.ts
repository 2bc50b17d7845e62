import { z } from 'zod';
import {
  type EventOf,
  type Instant,
  canonicalJson,
  command,
  dateIn,
  decider,
  earlier,
  epochMilliseconds,
  idSchema,
  instantSchema,
  nothing,
  plusMinutes,
  line,
  vocabulary,
} from '#kernel';
import { type Volunteer, type Role, holdsQualificationOn, isActiveOn, roleSchema } from '#volunteers';
import { capacitySchema, roleNeedsSchema } from '../cafe/cafe.events.js';
import type { Guest } from '../guest/guest.js';
import {
  type CafeSession,
  filledRoles,
  guestsWho,
  offShift,
  onShift,
  openRoles,
  seatsTaken,
  waiting,
  withVisit,
} from './session.state.js';
import {
  cancellationReasonSchema,
  sessionEvents,
  shiftOriginSchema,
  visitNeeds,
  withdrawalReasonSchema,
} from './session.events.js';
import { sessionRefusals } from './session.refusals.js';

/** How long before the session somebody may have come: who sets the tables comes early. */
const EARLY_MINUTES = 4 * 60;

type SessionEvent = EventOf<typeof sessionEvents>;

const ofSession = { sessionId: idSchema };
const ofVolunteer = { ...ofSession, volunteerId: idSchema };
const ofGuest = { ...ofSession, guestId: idSchema };
/** When it happened, where that is not now. */
const at = instantSchema.optional();
const planned = sessionEvents.CafeSessionPlanned.schema;

export const sessionCommands = {
  PlanCafeSession: command('manageCafes').creating(planned),
  SetCafeSessionTheme: command('runSessions').of(z.object({ ...ofSession, theme: line(200) })),
  RescheduleCafeSession: command('runSessions').of(
    z.object({ ...ofSession, startsAt: instantSchema, endsAt: instantSchema }),
  ),
  ChangeCafeSessionCapacity: command('runSessions').of(z.object({ ...ofSession, capacity: capacitySchema })),
  ChangeCafeSessionRoles: command('runSessions').of(z.object({ ...ofSession, roles: roleNeedsSchema })),
  HoldCafeSession: command('runSessions').of(
    z.object({ ...ofSession, headcount: z.int().min(0, { error: 'must not be negative' }) }),
  ),
  CancelCafeSession: command('runSessions').of(z.object({ ...ofSession, reason: cancellationReasonSchema })),
  /** Does what is due and nothing else: what a deadline asks for. */
  SettleCafeSession: command('followUp').of(z.object(ofSession)),

  SignUpForShift: command<{ volunteer: Volunteer | undefined }>('takeShifts', 'volunteerId').of(
    z.object({ ...ofVolunteer, role: roleSchema, origin: shiftOriginSchema.default('oneOff') }),
  ),
  WithdrawFromShift: command('takeShifts', 'volunteerId').of(
    z.object({ ...ofVolunteer, reason: withdrawalReasonSchema.default('other') }),
  ),
  AssignStandIn: command<{ volunteer: Volunteer | undefined }>('runSessions').of(
    z.object({ ...ofVolunteer, insteadOf: idSchema }),
  ),
  CheckInVolunteer: command('takeShifts', 'volunteerId').of(z.object({ ...ofVolunteer, at })),
  MarkVolunteerNoShow: command('runSessions').of(z.object({ ...ofVolunteer, excused: z.boolean() })),

  RegisterGuest: command<{ guest: Pick<Guest, 'guestId' | 'closed'> | undefined }>('bookGuests', 'guestId').of(
    z.object({
      ...ofGuest,
      escorted: visitNeeds.shape.escorted.default(false),
      ride: visitNeeds.shape.ride.default(false),
      /** Where it is full: on the waiting list, or told so. */
      waitIfFull: z.boolean().default(true),
    }),
  ),
  ConfirmGuestPlace: command('bookGuests', 'guestId').of(z.object(ofGuest)),
  CancelGuestRegistration: command('bookGuests', 'guestId').of(z.object(ofGuest)),
  CheckInGuest: command('runSessions').of(z.object({ ...ofGuest, at })),
  MarkGuestNoShow: command('runSessions').of(z.object({ ...ofGuest, excused: z.boolean() })),
  CountDropIns: command('runSessions').of(
    z.object({ ...ofSession, count: z.int().min(0, { error: 'must not be negative' }) }),
  ),
};

const { event, refuse } = vocabulary(sessionEvents, sessionRefusals);

/** What can still be done when the hour has passed: putting on record what happened. */
const AFTERWARDS: readonly string[] = [
  'CheckInVolunteer',
  'MarkVolunteerNoShow',
  'CheckInGuest',
  'MarkGuestNoShow',
  'CountDropIns',
  'ChangeCafeSessionCapacity',
  'HoldCafeSession',
  'SettleCafeSession',
];

/** One day of a café: its shifts, its guests, how it went. Never over capacity, nobody twice, nothing after the end. */
export const cafeSession = decider({
  category: 'cafeSession',
  kind: 'CafeSession',
  identity: 'sessionId',
  commands: sessionCommands,
  events: sessionEvents,
  refusals: sessionRefusals,
  initial: undefined as CafeSession | undefined,

  guard: (session, command, { now }) => {
    // Its deadlines come whatever has become of it.
    if (command === 'SettleCafeSession') return undefined;
    if (session.held) return command === 'HoldCafeSession' ? undefined : refuse('CafeSessionHeldAlready', session.held);
    if (session.cancelled)
      return command === 'CancelCafeSession' ? undefined : refuse('CafeSessionIsCancelled', session.cancelled);
    if (now >= session.endsAt && !AFTERWARDS.includes(command))
      return refuse('CafeSessionOver', { endedAt: session.endsAt });
    return undefined;
  },

  /** An offer lapses when nobody confirmed it in time, and the place goes to the next who waits. */
  settle: (session, now) => {
    if (session.held || session.cancelled) return nothing;
    const lapsed = guestsWho(
      session,
      ({ status, confirmBy }) => status === 'offered' && confirmBy !== undefined && confirmBy <= now,
    );
    return lapsed.flatMap((guestId, turn) => [
      event('GuestOfferLapsed', { sessionId: session.sessionId, guestId }),
      ...offers(session, now, 1, turn),
    ]);
  },

  decide: {
    // Its café has decided on it, and said so; however late it begins, it begins.
    PlanCafeSession: (plan) => endsFirst(plan) ?? [event('CafeSessionPlanned', plan)],

    SetCafeSessionTheme: (set, { theme }) => (set.theme === theme ? nothing : [event('CafeSessionThemeSet', set)]),

    RescheduleCafeSession: ({ sessionId, startsAt, endsAt }, session, { now }) => {
      if (session.startsAt === startsAt && session.endsAt === endsAt) return nothing;
      const refused =
        endsFirst({ startsAt, endsAt }) ?? (startsAt <= now ? refuse('StartsInThePast', { startsAt }) : undefined);
      if (refused) return refused;
      const moved = { ...session, startsAt };
      // Nobody may confirm after the new start, and a place that was free too late for an offer is not too late any more.
      const hurried = guestsWho(
        session,
        ({ status, confirmBy }) => status === 'offered' && confirmBy !== undefined && confirmBy > startsAt,
      );
      return [
        event('CafeSessionRescheduled', { sessionId, startsAt, endsAt }),
        ...hurried.map((guestId) => event('GuestOffered', { sessionId, guestId, confirmBy: startsAt })),
        ...offers(moved, now, session.capacity - seatsTaken(session)),
      ];
    },

    ChangeCafeSessionCapacity: ({ sessionId, capacity }, session, { now }) => {
      const taken = seatsTaken(session);
      if (capacity === session.capacity) return nothing;
      if (capacity < taken) return refuse('CapacityBelowTaken', { capacity, taken });
      return [event('CafeSessionCapacityChanged', { sessionId, capacity }), ...offers(session, now, capacity - taken)];
    },

    ChangeCafeSessionRoles: ({ sessionId, roles }, session) => {
      if (canonicalJson(roles) === canonicalJson(session.roles)) return nothing;
      for (const [role, filled] of filledRoles(session))
        if (filled > (roles.find((need) => need.role === role)?.needed ?? 0))
          return refuse('RoleStillFilled', { role, filled });
      return [event('CafeSessionRolesChanged', { sessionId, roles })];
    },

    HoldCafeSession: ({ sessionId, headcount }, session, { now }) => {
      if (session.held)
        return session.held.headcount === headcount ? nothing : refuse('CafeSessionHeldAlready', session.held);
      const present = guestsWho(session, ({ status }) => status === 'present').length + session.dropIns;
      if (now < session.startsAt) return notStartedYet(session);
      if (headcount < present) return refuse('HeadcountTooLow', { headcount, present });
      if (headcount > session.capacity)
        return refuse('HeadcountAboveCapacity', { headcount, capacity: session.capacity });
      return [event('CafeSessionHeld', { sessionId, headcount })];
    },

    CancelCafeSession: ({ sessionId, reason }, { cancelled }) =>
      cancelled ? nothing : [event('CafeSessionCancelled', { sessionId, reason })],

    SettleCafeSession: () => nothing,

    SignUpForShift: ({ sessionId, volunteerId, role, origin }, session, { volunteer }) => {
      const shift = session.shifts.get(volunteerId);
      // A commitment does not bring back who has said for this very day that they cannot come.
      if (origin === 'standing' && session.withdrawn.has(volunteerId)) return nothing;
      if (shift) return shift.role === role ? nothing : refuse('AlreadyOnShift', { volunteerId, role: shift.role });
      const unfit = roleRefused(session, role) ?? volunteerRefused(session, role, volunteerId, volunteer);
      return unfit ?? [event('ShiftSignedUp', { sessionId, volunteerId, role, origin, ...askedFor(session, role) })];
    },

    WithdrawFromShift: ({ sessionId, volunteerId, reason }, session, { now }) => {
      const shift = session.shifts.get(volunteerId);
      if (!shift) return session.withdrawn.has(volunteerId) ? nothing : notOnShift(session, volunteerId);
      if (shift.attendance !== 'expected') return refuse('AttendanceRecorded', { id: volunteerId });
      const hoursBefore = Math.floor((epochMilliseconds(session.startsAt) - epochMilliseconds(now)) / 3_600_000);
      return [event('ShiftWithdrawn', { sessionId, volunteerId, role: shift.role, reason, hoursBefore })];
    },

    AssignStandIn: ({ sessionId, volunteerId, insteadOf }, session, { volunteer }) => {
      const absent = session.shifts.get(insteadOf);
      const role = absent?.role ?? session.withdrawn.get(insteadOf);
      const shift = session.shifts.get(volunteerId);
      if (shift?.insteadOf === insteadOf) return nothing;
      if (!role) return notOnShift(session, insteadOf);
      if (absent?.attendance === 'present') return refuse('AttendanceRecorded', { id: insteadOf });
      if (shift) return refuse('AlreadyOnShift', { volunteerId, role: shift.role });
      // Who is expected leaves their place to the stand-in; of who is not, it may have been taken since.
      const unfit =
        (absent?.attendance === 'expected' ? undefined : roleRefused(session, role)) ??
        volunteerRefused(session, role, volunteerId, volunteer);
      return (
        unfit ?? [
          event('ShiftStandInAssigned', { sessionId, volunteerId, role, insteadOf, ...askedFor(session, role) }),
        ]
      );
    },

    CheckInVolunteer: ({ sessionId, volunteerId, at }, session, { now }) => {
      const shift = session.shifts.get(volunteerId);
      if (!shift) return notOnShift(session, volunteerId);
      if (shift.attendance === 'present') return nothing;
      const replaced = shift.attendance === 'noShow' ? roleRefused(session, shift.role) : undefined;
      if (replaced) return replaced;
      return wrongHour(session, at, now) ?? [event('ShiftCheckedIn', { sessionId, volunteerId, role: shift.role }, at)];
    },

    MarkVolunteerNoShow: ({ sessionId, volunteerId, excused }, session, { now }) => {
      const shift = session.shifts.get(volunteerId);
      if (!shift) return notOnShift(session, volunteerId);
      if (now < session.startsAt) return notStartedYet(session);
      if (shift.attendance === 'present') return refuse('AttendanceRecorded', { id: volunteerId });
      if (shift.attendance === 'noShow' && shift.excused === excused) return nothing;
      return [event('ShiftNoShowMarked', { sessionId, volunteerId, role: shift.role, excused })];
    },

    RegisterGuest: ({ waitIfFull, ...visit }, session, { guest }) => {
      const { guestId } = visit;
      const status = session.visits.get(guestId)?.status;
      if (!guest) return refuse('NotFound', { kind: 'Guest', id: guestId });
      if (guest.closed) return refuse('PersonErased', { id: guestId });
      if (status && status !== 'lapsed')
        return status === 'registered' ? nothing : refuse('AlreadyRegistered', { guestId, as: status });
      const free = session.capacity - seatsTaken(session) - waiting(session).length;
      if (free > 0) return [event('GuestRegistered', visit)];
      return waitIfFull ? [event('GuestWaitlisted', visit)] : full(session);
    },

    ConfirmGuestPlace: ({ sessionId, guestId }, session) => {
      const visit = session.visits.get(guestId);
      if (visit?.status === 'registered' || visit?.status === 'present') return nothing;
      if (visit?.status === 'lapsed' && visit.confirmBy)
        return refuse('OfferLapsed', { guestId, lapsedAt: visit.confirmBy });
      if (visit?.status !== 'offered')
        return refuse('NoPlaceOffered', { guestId, waiting: waiting(session).indexOf(guestId) + 1 });
      return [event('GuestConfirmed', { sessionId, guestId })];
    },

    CancelGuestRegistration: ({ sessionId, guestId }, session, { now }) => {
      const status = session.visits.get(guestId)?.status;
      if (!status || status === 'lapsed') return nothing;
      if (status === 'present' || status === 'noShow') return refuse('AttendanceRecorded', { id: guestId });
      const freesASeat = status !== 'waiting';
      return [event('GuestRegistrationCancelled', { sessionId, guestId }), ...offers(session, now, freesASeat ? 1 : 0)];
    },

    CheckInGuest: ({ sessionId, guestId, at }, session, { now }) => {
      const status = session.visits.get(guestId)?.status;
      if (status === 'present') return nothing;
      if (!status) return refuse('NotRegistered', { guestId });
      // At the door whoever waited in vain comes in as long as there is room: nobody stands outside a café that has a chair.
      const hasPlace = status === 'registered' || status === 'offered';
      if (!hasPlace && seatsTaken(session) >= session.capacity) return full(session);
      return wrongHour(session, at, now) ?? [event('GuestCheckedIn', { sessionId, guestId }, at)];
    },

    MarkGuestNoShow: ({ sessionId, guestId, excused }, session, { now }) => {
      const visit = session.visits.get(guestId);
      if (visit?.status === 'noShow' && visit.excused === excused) return nothing;
      if (visit?.status === 'present') return refuse('AttendanceRecorded', { id: guestId });
      if (visit?.status !== 'registered' && visit?.status !== 'noShow') return refuse('NotRegistered', { guestId });
      if (now < session.startsAt) return notStartedYet(session);
      return [event('GuestNoShowMarked', { sessionId, guestId, excused })];
    },

    CountDropIns: ({ sessionId, count }, session, { now }) => {
      if (now < plusMinutes(session.startsAt, -EARLY_MINUTES)) return notStartedYet(session);
      if (count === session.dropIns) return nothing;
      const taken = seatsTaken(session) - session.dropIns;
      return taken + count > session.capacity
        ? full(session, taken)
        : [event('DropInsCounted', { sessionId, count }), ...offers(session, now, session.capacity - taken - count)];
    },
  },

  evolve: {
    CafeSessionPlanned: (_none, { sessionId, ...plan }) => ({
      ...plan,
      sessionId,
      shifts: new Map(),
      withdrawn: new Map(),
      visits: new Map(),
      dropIns: 0,
    }),
    CafeSessionThemeSet: (session, { theme }) => ({ ...session, theme }),
    CafeSessionRescheduled: (session, { startsAt, endsAt }) => ({
      ...session,
      startsAt,
      endsAt,
      date: dateIn(startsAt),
    }),
    CafeSessionCapacityChanged: (session, { capacity }) => ({ ...session, capacity }),
    CafeSessionRolesChanged: (session, { roles }) => ({ ...session, roles }),
    CafeSessionHeld: (session, { headcount }) => ({ ...session, held: { headcount } }),
    CafeSessionCancelled: (session, { reason }) => ({ ...session, cancelled: { reason } }),

    ShiftSignedUp: (session, { volunteerId, role }) => onShift(session, volunteerId, { role, attendance: 'expected' }),
    ShiftWithdrawn: (session, { volunteerId, role }) => offShift(session, volunteerId, role),
    ShiftStandInAssigned: (session, { insteadOf, volunteerId, role }) =>
      onShift(offShift(session, insteadOf, role), volunteerId, { role, attendance: 'expected', insteadOf }),
    ShiftCheckedIn: (session, { volunteerId, role }) =>
      onShift(session, volunteerId, { ...standingIn(session, volunteerId), role, attendance: 'present' }),
    ShiftNoShowMarked: (session, { volunteerId, role, excused }) =>
      onShift(session, volunteerId, { ...standingIn(session, volunteerId), role, attendance: 'noShow', excused }),

    GuestRegistered: (session, { guestId }) => withVisit(session, guestId, { status: 'registered' }),
    GuestWaitlisted: (session, { guestId }) => withVisit(session, guestId, { status: 'waiting' }),
    GuestOffered: (session, { guestId, confirmBy }) => withVisit(session, guestId, { status: 'offered', confirmBy }),
    GuestConfirmed: (session, { guestId }) => withVisit(session, guestId, { status: 'registered' }),
    GuestOfferLapsed: (session, { guestId }) =>
      withVisit(session, guestId, { ...session.visits.get(guestId), status: 'lapsed' }),
    GuestRegistrationCancelled: (session, { guestId }) => withVisit(session, guestId, undefined),
    GuestCheckedIn: (session, { guestId }) => withVisit(session, guestId, { status: 'present' }),
    GuestNoShowMarked: (session, { guestId, excused }) => withVisit(session, guestId, { status: 'noShow', excused }),
    DropInsCounted: (session, { count }) => ({ ...session, dropIns: count }),
  },
});

/** Places that are free go to who has waited longest, one each; not once the session has begun, for nobody would hear of it in time. */
const offers = (session: CafeSession, now: Instant, places: number, passOver = 0): readonly SessionEvent[] =>
  now >= session.startsAt
    ? nothing
    : waiting(session)
        .slice(passOver, passOver + places)
        .map((guestId) =>
          event('GuestOffered', {
            sessionId: session.sessionId,
            guestId,
            confirmBy: earlier(plusMinutes(now, session.offerHours * 60), session.startsAt),
          }),
        );

const full = (session: CafeSession, taken = seatsTaken(session)) =>
  refuse('CafeSessionFull', { capacity: session.capacity, taken, waiting: waiting(session).length });

/** A role never over its number. */
function roleRefused(session: CafeSession, role: Role) {
  const need = session.roles.find((need) => need.role === role);
  const open = openRoles(session);
  if (!need) return refuse('RoleNotNeeded', { role, open });
  return open.includes(role) ? undefined : refuse('RoleFull', { role, needed: need.needed, open });
}

/** Active that day, and qualified that day where the role asks for it. */
function volunteerRefused(
  { roles, date }: CafeSession,
  role: Role,
  volunteerId: string,
  volunteer: Volunteer | undefined,
) {
  if (!volunteer || volunteer.status === 'unknown') return refuse('NotFound', { kind: 'Volunteer', id: volunteerId });
  if (!isActiveOn(volunteer, date)) return refuse('VolunteerNotActive', { volunteerId, date });
  const qualification = roles.find((need) => need.role === role)?.qualification;
  return qualification && !holdsQualificationOn(volunteer, qualification, date)
    ? refuse('QualificationMissing', { volunteerId, qualification, date })
    : undefined;
}

const askedFor = ({ roles }: CafeSession, role: Role) => {
  const qualification = roles.find((need) => need.role === role)?.qualification;
  return qualification ? { qualification } : {};
};

const standingIn = ({ shifts }: CafeSession, volunteerId: string) => {
  const insteadOf = shifts.get(volunteerId)?.insteadOf;
  return insteadOf ? { insteadOf } : {};
};

const endsFirst = ({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }) =>
  endsAt <= startsAt ? refuse('EndsBeforeItStarts', { startsAt, endsAt }) : undefined;

const notStartedYet = ({ startsAt }: CafeSession) => refuse('NotStartedYet', { startsAt });

const notOnShift = ({ date }: CafeSession, volunteerId: string) => refuse('NotOnShift', { volunteerId, date });

/** Who came may be noted afterwards, but not for an hour that has not come or lies outside the session. */
function wrongHour({ startsAt, endsAt }: CafeSession, at: Instant | undefined, now: Instant) {
  const earliest = plusMinutes(startsAt, -EARLY_MINUTES);
  const when = at ?? now;
  if (at === undefined && now >= endsAt) return undefined;
  return when < earliest || when > earlier(now, endsAt)
    ? refuse('NotAnHourOfTheSession', { at: when, earliest, latest: earlier(now < earliest ? endsAt : now, endsAt) })
    : undefined;
}
