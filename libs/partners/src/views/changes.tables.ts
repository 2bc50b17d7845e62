import type { DataOf, Instant, LocalDate } from '#kernel';
import type { cafeEvents, sessionEvents } from '#cafes';
import { flag, id, instant, integer, json, notPersonal, table, word } from '#projections';

type Planned = DataOf<typeof sessionEvents, 'CafeSessionPlanned'>;
type Cancelled = DataOf<typeof sessionEvents, 'CafeSessionCancelled'>;
export type RoleNeed = Planned['roles'][number];
export type Role = RoleNeed['role'];

/** What a role needs, and how many of it are there. */
export interface RoleStaffing {
  readonly role: Role;
  readonly needed: number;
  readonly filled: number;
}

/** What partners are told of each kind of change: nothing of it is about a guest or a volunteer. */
export interface ChangeData {
  'cafe.opened': Pick<DataOf<typeof cafeEvents, 'CafeOpened'>, 'name' | 'place' | 'hostOrganisation'>;
  'cafe.described': ChangeData['cafe.opened'];
  'cafe.closed': { readonly lastDate: LocalDate };
  'cafeSession.planned': {
    readonly cafeId: string;
    readonly date: LocalDate;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly capacity: number;
    readonly staffing: readonly RoleStaffing[];
  };
  'cafeSession.rescheduled': { readonly date: LocalDate; readonly startsAt: Instant; readonly endsAt: Instant };
  'cafeSession.themed': { readonly theme: string };
  'cafeSession.cancelled': { readonly reason: Exclude<Cancelled['reason'], 'illness'> };
  'cafeSession.held': { readonly headcount: number };
  'cafeSession.placesChanged': { readonly capacity: number; readonly free: number };
  'cafeSession.staffingChanged': { readonly staffing: readonly RoleStaffing[] };
}
export type ChangeType = keyof ChangeData;

/** The feed. Of all tables here this one alone is shown. */
const change = table({
  columns: {
    position: notPersonal('where an event stands in the store'),
    eventId: id(),
    type: word<ChangeType>(),
    /** Of the café or the session. */
    subjectId: id(),
    recordedAt: instant(),
    data: json<ChangeData[ChangeType]>('names of cafés, numbers, dates, and words from lists'),
  },
  key: ['position'],
});

/** When a session begins, how many places it has left, and how many volunteers it lacks. */
const changingSession = table({
  columns: {
    sessionId: id(),
    startsAt: instant(),
    capacity: integer(),
    places: integer(),
    dropIns: integer(),
    staffing: json<readonly RoleStaffing[]>('roles, which are words, and numbers'),
  },
  key: ['sessionId'],
});

/** Whether a guest takes a place. */
const changingVisit = table({
  columns: { sessionId: id(), guestId: id(), takesPlace: flag() },
  key: ['sessionId', 'guestId'],
});

/** Whether a volunteer fills a role. */
const changingShift = table({
  columns: { sessionId: id(), volunteerId: id(), role: word<Role>(), fills: flag() },
  key: ['sessionId', 'volunteerId'],
});

export const changesTables = { change, changingSession, changingVisit, changingShift };
