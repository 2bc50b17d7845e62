import { type DataOf, type LocalDate } from '#kernel';
import { type PlainEvent, command, idFor, stateAfter } from '#kernel/testing';
import { type Qualification, type Role, type Volunteer, volunteer } from '#volunteers';
import type { RoleNeed } from '../src/cafe/cafe.events.js';
import type { sessionEvents } from '../src/session/session.events.js';

export type SessionEvent = PlainEvent<typeof sessionEvents>;

// Specs play on Tuesday 24 November 2026 at 13:00. Their session is Thursday's, from 12 to 15 in Ishøj.
export const sessionId = idFor('Thursday in Åparken');
export const cafeId = idFor('Åparken');
export const DATE = '2026-11-26' as LocalDate;
export const STARTS = '2026-11-26T11:00:00.000Z';
export const ENDS = '2026-11-26T14:00:00.000Z';
/** Half past twelve on the day. */
export const UNDER_WAY = '2026-11-26T11:30:00.000Z';
export const AFTERWARDS = '2026-11-26T18:00:00.000Z';

const ours = { sessionId };
const theirs = (volunteerName: string, role: Role = 'host') => ({ ...ours, volunteerId: idFor(volunteerName), role });
const of = (guestName: string) => ({ ...ours, guestId: idFor(guestName) });
const noNeeds = { escorted: false, ride: false };

// What has happened.
export const planned = (
  plan: { capacity?: number; roles?: readonly RoleNeed[]; offerHours?: number } = {},
): Extract<SessionEvent, { type: 'CafeSessionPlanned' }> => ({
  type: 'CafeSessionPlanned',
  data: {
    ...ours,
    cafeId,
    date: DATE,
    startsAt: STARTS,
    endsAt: ENDS,
    capacity: plan.capacity ?? 2,
    roles: [
      ...(plan.roles ?? [
        { role: 'host', needed: 1 },
        { role: 'kitchen', needed: 2, qualification: 'foodHygiene' },
      ]),
    ],
    offerHours: plan.offerHours ?? 24,
  },
});
export const themeSet = (theme: string): SessionEvent => ({ type: 'CafeSessionThemeSet', data: { ...ours, theme } });
export const rescheduled = (startsAt: string, endsAt: string): SessionEvent => ({
  type: 'CafeSessionRescheduled',
  data: { ...ours, startsAt, endsAt },
});
export const capacityChanged = (capacity: number): SessionEvent => ({
  type: 'CafeSessionCapacityChanged',
  data: { ...ours, capacity },
});
export const rolesChanged = (...roles: RoleNeed[]): SessionEvent => ({
  type: 'CafeSessionRolesChanged',
  data: { ...ours, roles },
});
export const held = (headcount: number): SessionEvent => ({ type: 'CafeSessionHeld', data: { ...ours, headcount } });
export const cancelled = (
  reason: DataOf<typeof sessionEvents, 'CafeSessionCancelled'>['reason'] = 'weather',
): SessionEvent => ({ type: 'CafeSessionCancelled', data: { ...ours, reason } });

export const signedUp = (name: string, role: Role = 'host', qualification?: Qualification): SessionEvent => ({
  type: 'ShiftSignedUp',
  data: { ...theirs(name, role), origin: 'oneOff', ...(qualification ? { qualification } : {}) },
});
export const withdrew = (name: string, hoursBefore = 47, role: Role = 'host'): SessionEvent => ({
  type: 'ShiftWithdrawn',
  data: { ...theirs(name, role), reason: 'other', hoursBefore },
});
export const stoodIn = (name: string, insteadOf: string, role: Role = 'host'): SessionEvent => ({
  type: 'ShiftStandInAssigned',
  data: { ...theirs(name, role), insteadOf: idFor(insteadOf) },
});
export const onShiftSince = (name: string, occurredAt?: string, role: Role = 'host'): SessionEvent => ({
  type: 'ShiftCheckedIn',
  data: theirs(name, role),
  ...(occurredAt ? { occurredAt } : {}),
});
export const missedShift = (name: string, excused = false, role: Role = 'host'): SessionEvent => ({
  type: 'ShiftNoShowMarked',
  data: { ...theirs(name, role), excused },
});

export const registered = (name: string): SessionEvent => ({
  type: 'GuestRegistered',
  data: { ...of(name), ...noNeeds },
});
export const waitlisted = (name: string): SessionEvent => ({
  type: 'GuestWaitlisted',
  data: { ...of(name), ...noNeeds },
});
export const offered = (name: string, confirmBy: string): SessionEvent => ({
  type: 'GuestOffered',
  data: { ...of(name), confirmBy },
});
export const confirmed = (name: string): SessionEvent => ({ type: 'GuestConfirmed', data: of(name) });
export const lapsed = (name: string): SessionEvent => ({ type: 'GuestOfferLapsed', data: of(name) });
export const takenOff = (name: string): SessionEvent => ({ type: 'GuestRegistrationCancelled', data: of(name) });
export const came = (name: string, occurredAt?: string): SessionEvent => ({
  type: 'GuestCheckedIn',
  data: of(name),
  ...(occurredAt ? { occurredAt } : {}),
});
export const stayedAway = (name: string, excused = false): SessionEvent => ({
  type: 'GuestNoShowMarked',
  data: { ...of(name), excused },
});
export const droppedIn = (count: number): SessionEvent => ({ type: 'DropInsCounted', data: { ...ours, count } });

// What is said.
export const signUp = (name: string, role: Role = 'host') => command('SignUpForShift', theirs(name, role));
export const withdraw = (name: string) =>
  command('WithdrawFromShift', { ...ours, volunteerId: idFor(name), reason: 'other' });
export const standIn = (name: string, insteadOf: string) =>
  command('AssignStandIn', { ...ours, volunteerId: idFor(name), insteadOf: idFor(insteadOf) });
export const checkInVolunteer = (name: string, at?: string) =>
  command('CheckInVolunteer', { ...ours, volunteerId: idFor(name), at });
export const markVolunteerNoShow = (name: string, excused = false) =>
  command('MarkVolunteerNoShow', { ...ours, volunteerId: idFor(name), excused });
export const register = (name: string, wishes: { escorted?: boolean; ride?: boolean; waitIfFull?: boolean } = {}) =>
  command('RegisterGuest', { ...of(name), ...wishes });
export const confirm = (name: string) => command('ConfirmGuestPlace', of(name));
export const cancelRegistration = (name: string) => command('CancelGuestRegistration', of(name));
export const checkIn = (name: string, at?: string) => command('CheckInGuest', { ...of(name), at });
export const markNoShow = (name: string, excused = false) => command('MarkGuestNoShow', { ...of(name), excused });
export const countDropIns = (count: number) => command('CountDropIns', { ...ours, count });
export const changeCapacity = (capacity: number) => command('ChangeCafeSessionCapacity', { ...ours, capacity });
export const changeRoles = (...roles: { role: Role; needed: number; qualification?: Qualification }[]) =>
  command('ChangeCafeSessionRoles', { ...ours, roles });
export const reschedule = (startsAt: string, endsAt: string) =>
  command('RescheduleCafeSession', { ...ours, startsAt, endsAt });
export const setTheme = (theme: string) => command('SetCafeSessionTheme', { ...ours, theme });
export const hold = (headcount: number) => command('HoldCafeSession', { ...ours, headcount });
export const cancel = (reason: DataOf<typeof sessionEvents, 'CafeSessionCancelled'>['reason'] = 'weather') =>
  command('CancelCafeSession', { ...ours, reason });
export const settle = command('SettleCafeSession', ours);

// Whom it is about, as their own streams tell.
export const knownGuest = (name: string) => ({ guest: { guestId: idFor(name) } });
export const activeVolunteer: { volunteer: Volunteer } = {
  volunteer: stateAfter(volunteer, [
    { type: 'VolunteerRegistered', data: { volunteerId: idFor('Anna'), name: 'Anna Holm', interests: [] } },
  ]),
};
/** Food hygiene, from that date until that date. */
export const trainedVolunteer = (validFrom: string, validUntil: string): { volunteer: Volunteer } => ({
  volunteer: stateAfter(volunteer, [
    { type: 'VolunteerRegistered', data: { volunteerId: idFor('Anna'), name: 'Anna Holm', interests: [] } },
    {
      type: 'VolunteerQualificationGranted',
      data: { volunteerId: idFor('Anna'), qualification: 'foodHygiene', validFrom, validUntil },
    },
  ]),
});
