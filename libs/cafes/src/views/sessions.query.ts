import type { LocalDate } from '#kernel';
import {
  type Batch,
  type Connection,
  type Page,
  type Seen,
  type World,
  allBy,
  allowed,
  connectionOf,
  connectionsOf,
  grouped,
  listsOf,
  oneBy,
} from '#graphql';
import type { RowOf } from '#projections';
import { seesWhoCame } from './begun.js';
import { type VisitStatus, sessionsProjection } from './sessions.projection.js';

type Tables = typeof sessionsProjection.tables;
export type SessionSeen = Seen<RowOf<Tables['cafeSession']>>;
type ShiftRow = RowOf<Tables['shift']>;
export type ShiftSeen = Seen<ShiftRow>;
export type TeamMemberSeen = Seen<Pick<ShiftRow, 'sessionId' | 'volunteerId' | 'role'>>;
export type VisitSeen = Seen<RowOf<Tables['visit']>>;

export interface Period {
  readonly from?: LocalDate | null;
  readonly until?: LocalDate | null;
}

interface SessionFilter extends Period {
  readonly understaffed?: boolean | null;
}

/** Statuses in which a volunteer is counted on. */
const ON_SHIFT = ['expected', 'present'] as const;

const database = ({ views }: World) => views.query(sessionsProjection);

const sessionsOf = (world: World) =>
  database(world)
    .selectFrom('cafeSession')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readCafes'));

const shiftsOf = (world: World) =>
  database(world)
    .selectFrom('shift')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'volunteerId'));

const visitsOf = (world: World) =>
  database(world)
    .selectFrom('visit')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readGuests', 'guestId'));

const within = (world: World, { from, until, understaffed }: SessionFilter) =>
  sessionsOf(world)
    .$if(Boolean(from), (some) => some.where('date', '>=', from as LocalDate))
    .$if(Boolean(until), (some) => some.where('date', '<=', until as LocalDate))
    .$if(understaffed === true, (some) => some.where('status', '=', 'planned').where('missing', '>', 0))
    // Of one that has begun it would tell that somebody did not come.
    .$if(understaffed === true && !seesWhoCame(world), (some) => some.where('startsAt', '>', world.seenAt.now()));

/** Sessions of all cafés in order of time: in a period, or only those where volunteers are missing. */
export const sessions = (world: World, filter: SessionFilter, page: Page): Promise<Connection<SessionSeen>> =>
  connectionOf(world, within(world, filter), ['startsAt', 'sessionId'], page);

/** A café's sessions in order of time. */
export const sessionsOfCafe = listsOf<SessionFilter & Page, SessionSeen>(async (world, cafeIds, args) => {
  const query = within(world, args).where('cafeId', 'in', cafeIds);
  return connectionsOf(world, database(world), query, 'cafeId', ['startsAt', 'sessionId'], args);
});

export const sessionById = oneBy(sessionsOf, 'sessionId');

/** Everybody who has or had a shift, by role. */
export const shiftsOfSession = allBy(shiftsOf, 'sessionId', ['role', 'volunteerId']);

/** Who is on duty together: of the caller's own sessions, where they are allowed no more. */
export const teamOfSession: Batch<string, readonly TeamMemberSeen[]> = async (world, sessionIds) => {
  const { access } = world;
  const isOwn = access.extentOf('readTeam') === 'own';
  const rows = await database(world)
    .selectFrom('shift')
    .select(['sessionId', 'volunteerId', 'role'])
    .where('municipality', '=', world.municipality)
    .where('sessionId', 'in', sessionIds)
    .where('status', 'in', ON_SHIFT)
    .orderBy('role')
    .orderBy('volunteerId')
    .execute();
  const teams = grouped(sessionIds, access.may('readTeam') ? rows : [], ({ sessionId }) => sessionId);
  const isMine = (team: readonly { volunteerId: string }[]) => team.some((each) => access.people.has(each.volunteerId));
  return teams.map((team) => (!isOwn || isMine(team) ? team.map((each) => world.show(each)) : []));
};

/** One shift, by session and volunteer. */
export const shiftByKey: Batch<{ sessionId: string; volunteerId: string }, ShiftSeen | undefined> = async (
  world,
  keys,
) => {
  const rows = await shiftsOf(world)
    .where((each) => each.or(keys.map(({ sessionId, volunteerId }) => each.and({ sessionId, volunteerId }))))
    .execute();
  const found = new Map(rows.map((row) => [`${row.sessionId} ${row.volunteerId}`, world.show(row)]));
  return keys.map(({ sessionId, volunteerId }) => found.get(`${sessionId} ${volunteerId}`));
};

export const visitByKey: Batch<{ sessionId: string; guestId: string }, VisitSeen | undefined> = async (world, keys) => {
  const rows = await visitsOf(world)
    .where((each) => each.or(keys.map(({ sessionId, guestId }) => each.and({ sessionId, guestId }))))
    .execute();
  const found = new Map(rows.map((row) => [`${row.sessionId} ${row.guestId}`, world.show(row)]));
  return keys.map(({ sessionId, guestId }) => found.get(`${sessionId} ${guestId}`));
};

/** A volunteer's duties in order of time, without those they withdrew from or were replaced in. */
export const dutiesOfVolunteer = listsOf<Period & Page, ShiftSeen>(async (world, volunteerIds, args) => {
  const { from, until } = args;
  const duty = database(world)
    .selectFrom('shift')
    .innerJoin('cafeSession', 'cafeSession.sessionId', 'shift.sessionId')
    .selectAll('shift')
    .select('cafeSession.startsAt')
    .where('shift.municipality', '=', world.municipality)
    .where('cafeSession.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'shift.volunteerId'))
    .where('shift.volunteerId', 'in', volunteerIds)
    .where('shift.status', 'not in', ['withdrawn', 'replaced'])
    .where('cafeSession.status', '!=', 'cancelled')
    .$if(Boolean(from), (some) => some.where('cafeSession.date', '>=', from as LocalDate))
    .$if(Boolean(until), (some) => some.where('cafeSession.date', '<=', until as LocalDate))
    .as('duty');
  const query = database(world).selectFrom(duty).selectAll();
  return connectionsOf(world, database(world), query, 'volunteerId', ['startsAt', 'sessionId'], args);
});

/** Other duties of the same volunteer while this one lasts: two places at once. */
export const clashesOfShift: Batch<{ sessionId: string; volunteerId: string }, readonly ShiftSeen[]> = async (
  world,
  keys,
) => {
  const rows = await world.views
    .query(sessionsProjection)
    .selectFrom('shift as mine')
    .innerJoin('cafeSession as here', 'here.sessionId', 'mine.sessionId')
    .innerJoin('shift as other', 'other.volunteerId', 'mine.volunteerId')
    .innerJoin('cafeSession as there', 'there.sessionId', 'other.sessionId')
    .selectAll('other')
    .select('mine.sessionId as of')
    .where('mine.municipality', '=', world.municipality)
    .where('other.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'other.volunteerId'))
    .where(
      'mine.sessionId',
      'in',
      keys.map(({ sessionId }) => sessionId),
    )
    .where('mine.status', 'in', ON_SHIFT)
    .where('other.status', 'in', ON_SHIFT)
    .where('here.status', '!=', 'cancelled')
    .where('there.status', '!=', 'cancelled')
    .whereRef('other.sessionId', '!=', 'mine.sessionId')
    .whereRef('there.startsAt', '<', 'here.endsAt')
    .whereRef('here.startsAt', '<', 'there.endsAt')
    .execute();
  return keys.map((key) =>
    rows
      .filter(({ of, volunteerId }) => of === key.sessionId && volunteerId === key.volunteerId)
      .map((row) => world.show(row)),
  );
};

/** A session's guests in the order in which they asked. */
export const visitsOfSession = listsOf<{ readonly status?: readonly VisitStatus[] | null } & Page, VisitSeen>(
  async (world, sessionIds, args) => {
    const { status } = args;
    const query = visitsOf(world)
      .where('sessionId', 'in', sessionIds)
      .$if(Boolean(status), (some) => some.where('status', 'in', status ?? []));
    return connectionsOf(world, database(world), query, 'sessionId', ['askedAt', 'askedAs'], args);
  },
);

/** A guest's visits, the first one first. */
export const visitsOfGuest = listsOf<Page, VisitSeen>(async (world, guestIds, args) => {
  const query = visitsOf(world).where('guestId', 'in', guestIds);
  return connectionsOf(world, database(world), query, 'guestId', ['askedAt', 'sessionId'], args);
});
