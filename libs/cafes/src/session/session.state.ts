import type { Instant, LocalDate } from '#kernel';
import type { Role } from '#volunteers';
import type { RoleNeed } from '../cafe/cafe.events.js';

/** A volunteer on shift that day. Who withdrew is not in here any more. */
export interface Shift {
  readonly role: Role;
  readonly attendance: 'expected' | 'present' | 'noShow';
  /** Of a no-show: whether they had a reason. */
  readonly excused?: boolean;
  /** Of a stand-in: for whom. */
  readonly insteadOf?: string;
}

/** A guest on the list that day, in the order in which they asked. Who cancelled is not in here any more. */
export interface Visit {
  readonly status: 'registered' | 'waiting' | 'offered' | 'lapsed' | 'present' | 'noShow';
  /** Where an offer stands or stood: until when it was to be confirmed. */
  readonly confirmBy?: Instant;
  /** Of a no-show: whether they had a reason. */
  readonly excused?: boolean;
}

/** A café session as its rules remember it. */
export interface CafeSession {
  readonly sessionId: string;
  readonly cafeId: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly capacity: number;
  readonly offerHours: number;
  readonly roles: readonly RoleNeed[];
  readonly shifts: ReadonlyMap<string, Shift>;
  /** Who withdrew, and from what: a stand-in may still be named for them. */
  readonly withdrawn: ReadonlyMap<string, Role>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly dropIns: number;
  readonly theme?: string;
  readonly held?: { readonly headcount: number };
  readonly cancelled?: { readonly reason: string };
}

export const guestsWho = ({ visits }: CafeSession, holds: (visit: Visit) => boolean): readonly string[] =>
  [...visits].filter(([, visit]) => holds(visit)).map(([guestId]) => guestId);

/** Who waits, longest first. */
export const waiting = (session: CafeSession): readonly string[] =>
  guestsWho(session, ({ status }) => status === 'waiting');

/** Places that nobody else can have: registered, offered or present, and everybody without a name. */
export const seatsTaken = (session: CafeSession): number =>
  guestsWho(session, ({ status }) => status === 'registered' || status === 'offered' || status === 'present').length +
  session.dropIns;

/** How many are on shift in each role, no-shows not counted: their place may be taken. */
export function filledRoles({ shifts }: CafeSession): ReadonlyMap<Role, number> {
  const filled = new Map<Role, number>();
  for (const { role, attendance } of shifts.values())
    if (attendance !== 'noShow') filled.set(role, (filled.get(role) ?? 0) + 1);
  return filled;
}

export const openRoles = (session: CafeSession): readonly Role[] => {
  const filled = filledRoles(session);
  return session.roles.filter(({ role, needed }) => (filled.get(role) ?? 0) < needed).map(({ role }) => role);
};

export const onShift = (session: CafeSession, volunteerId: string, shift: Shift): CafeSession => ({
  ...session,
  shifts: new Map(session.shifts).set(volunteerId, shift),
  withdrawn: new Map([...session.withdrawn].filter(([id]) => id !== volunteerId)),
});

export const offShift = (session: CafeSession, volunteerId: string, role: Role): CafeSession => ({
  ...session,
  shifts: new Map([...session.shifts].filter(([id]) => id !== volunteerId)),
  withdrawn: new Map(session.withdrawn).set(volunteerId, role),
});

/** Who asks, or asks again, stands last in the order; whose status changes keeps their place in it. */
export function withVisit(session: CafeSession, guestId: string, visit: Visit | undefined): CafeSession {
  const visits = new Map(session.visits);
  if (visit === undefined || visits.get(guestId)?.status === 'lapsed') visits.delete(guestId);
  if (visit) visits.set(guestId, visit);
  return { ...session, visits };
}
