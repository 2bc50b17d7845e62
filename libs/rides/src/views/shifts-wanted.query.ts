import { type Instant, type LocalDate, epochMilliseconds, plusDays } from '#kernel';
import { sessionsProjection } from '#cafes';
import { type World, allowed } from '#graphql';
import type { RowOf } from '#projections';
import { type Interest, type Role, volunteersProjection } from '#volunteers';
import type { FreeVolunteer, OpenRole, OpenSession, ShiftsWanted } from '../suggestions/shifts-wanted.js';
import type { Span } from '../suggestions/suggestion-day.js';
import { type Days, ON_SHIFT, drivesIn, shiftsIn } from './duties.query.js';
import { ridesProjection } from './rides.projection.js';

/** For how long it counts what somebody has done. */
const LATELY_DAYS = 28;

/** What somebody does who is interested in it; who did it lately would do it again. */
const ROLES: Readonly<Partial<Record<Interest, Role>>> = {
  cafeHost: 'host',
  kitchen: 'kitchen',
  tableSetting: 'tableSetting',
  driver: 'driver',
  music: 'music',
  itHelper: 'itHelper',
};

/** Where it is read from. */
export const shiftReads = [ridesProjection, sessionsProjection, volunteersProjection];

type Tables = typeof volunteersProjection.tables;
type VolunteerRow = RowOf<Tables['volunteer']>;
type Period = Pick<RowOf<Tables['volunteerAway']>, 'volunteerId' | 'from' | 'until'>;
type QualificationRow = RowOf<Tables['qualification']>;
type ShiftRow = Awaited<ReturnType<typeof shiftsIn>>[number];

/**
 * Shifts of those days, both included, that nobody has taken, and who could: who is there, has time and what it takes.
 * @throws NotPermitted unless the caller runs the sessions of the whole municipality
 */
export async function shiftsWanted(world: World, days: Days): Promise<ShiftsWanted> {
  world.demand('runSessions');
  const [sessions, volunteers, away, qualifications, shifts, drives] = await Promise.all([
    understaffedIn(world, days),
    volunteersOf(world),
    awayIn(world, days),
    qualificationsIn(world, days),
    shiftsIn(world, { ...days, from: plusDays(days.from, -LATELY_DAYS) }),
    drivesIn(world, days),
  ]);
  return {
    sessions: sessions.map(openSession),
    volunteers: volunteers.map((volunteer) => {
      const theirs = <Row extends { readonly volunteerId: string }>(rows: readonly Row[]): readonly Row[] =>
        rows.filter(({ volunteerId }) => volunteerId === volunteer.volunteerId);
      return {
        volunteerId: volunteer.volunteerId,
        free: sessions.filter(({ date }) => isThere(volunteer, theirs(away), date)).map(spanOf),
        qualifications: theirs(qualifications).flatMap((held) =>
          sessions
            .filter(({ date }) => isValidOn(held, date))
            .map((session) => ({ kind: held.qualification, ...spanOf(session) })),
        ),
        ...lately(volunteer, theirs(shifts)),
      };
    }),
    booked: [
      // Who withdrew has said that they cannot come then.
      ...shifts.map((shift) => ({ volunteerId: shift.volunteerId, ...spanOf(shift) })),
      ...drives.map((drive) => ({ volunteerId: drive.pilotId, ...spanOf(drive) })),
    ],
  };
}

const database = ({ views }: World) => views.query(sessionsProjection, volunteersProjection);

const understaffedIn = (world: World, { from, until }: Days) =>
  database(world)
    .selectFrom('cafeSession')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'))
    .where('status', '=', 'planned')
    .where('missing', '>', 0)
    .where('startsAt', '>', world.seenAt.now())
    .where('date', '>=', from)
    .where('date', '<=', until)
    .orderBy('startsAt')
    .orderBy('sessionId')
    .execute();

const volunteersOf = (world: World) =>
  database(world)
    .selectFrom('volunteer')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'))
    .where('status', 'in', ['approved', 'left'])
    .orderBy('volunteerId')
    .execute();

const awayIn = (world: World, { from, until }: Days) =>
  database(world)
    .selectFrom('volunteerAway')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'))
    .where('from', '<=', until)
    .where('until', '>=', from)
    .execute();

const qualificationsIn = (world: World, { from, until }: Days) =>
  database(world)
    .selectFrom('qualification')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readVolunteers', 'volunteerId'))
    .where('validFrom', '<=', until)
    .where((held) => held.or([held('validUntil', 'is', null), held('validUntil', '>=', from)]))
    .execute();

function openSession(session: Awaited<ReturnType<typeof understaffedIn>>[number]): OpenSession {
  const open = session.staffing.flatMap(({ role, needed, filled, qualification }): readonly OpenRole[] =>
    filled < needed ? [{ role, count: needed - filled, needs: qualification }] : [],
  );
  return { sessionId: session.sessionId, ...spanOf(session), open };
}

const spanOf = ({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): Span => ({
  from: epochMilliseconds(startsAt),
  until: epochMilliseconds(endsAt),
});

/** As `isActiveOn` has it of the volunteer's own stream, which decides when they are signed up. */
function isThere({ leftOn, pausedFrom, pausedUntil }: VolunteerRow, away: readonly Period[], date: LocalDate): boolean {
  const isPaused = pausedFrom !== null && pausedFrom <= date && (pausedUntil === null || pausedUntil >= date);
  const hasLeft = leftOn !== null && leftOn <= date;
  return !hasLeft && !isPaused && !away.some(({ from, until }) => from <= date && date <= until);
}

const isValidOn = ({ validFrom, validUntil }: QualificationRow, date: LocalDate): boolean =>
  validFrom <= date && (validUntil === null || validUntil >= date);

function lately(
  { interests }: VolunteerRow,
  shifts: readonly ShiftRow[],
): Pick<FreeVolunteer, 'roles' | 'shiftsLately'> {
  const done = shifts.filter(({ status }) => ON_SHIFT.includes(status));
  const roles = [...interests.flatMap((interest) => ROLES[interest] ?? []), ...done.map(({ role }) => role)];
  return { roles: [...new Set(roles)], shiftsLately: done.length };
}
