import { dateIn, plusDays } from '#kernel';
import type { Connection, Page, World } from '#graphql';
import { whileToBeSeen } from './begun.js';
import { type CafeSeen, cafes, closuresOfCafe } from './cafes.query.js';
import { type SessionSeen, sessions } from './sessions.query.js';

/** A café with what lies ahead of it, the next session first. */
export interface CafeAhead {
  readonly cafe: CafeSeen;
  /** Those that are on, and not over yet. */
  readonly sessions: readonly SessionSeen[];
  /** Days on which whoever comes finds a closed door: cancelled, or the café is closed that day. */
  readonly off: readonly SessionSeen[];
}

/** How far ahead everybody sees café days. Paper lasts for some weeks, and who reads of a day there or on a page can sign up for it. */
export const WEEKS_AHEAD = 8;

/** Every café of the municipality, by name, with its sessions from today until eight weeks from now, that day included. */
export async function sessionsAhead(world: World): Promise<readonly CafeAhead[]> {
  const now = world.seenAt.now();
  const today = dateIn(now);
  const [all, ahead] = await Promise.all([
    whole((page) => cafes(world, page)),
    whole((page) => sessions(world, { from: today, until: plusDays(today, 7 * WEEKS_AHEAD) }, page)),
  ]);
  const toCome = ahead.filter(({ status, endsAt }) => status !== 'held' && endsAt > now);
  return Promise.all(
    all.map(async (cafe): Promise<CafeAhead> => {
      const isClosedOn = await closedDaysOf(cafe);
      const isOn = ({ status, date }: SessionSeen): boolean => status === 'planned' && !isClosedOn(date);
      const own = toCome.filter(({ cafeId }) => cafeId === cafe.cafeId);
      return { cafe, sessions: own.filter(isOn), off: own.filter((session) => !isOn(session)) };
    }),
  );
}

/** A closure may be announced, and a café closed for good, when sessions have been planned already: each is cancelled by hand, some day. */
async function closedDaysOf({ world, cafeId, lastDate }: CafeSeen): Promise<(date: string) => boolean> {
  const closures = await world.load(closuresOfCafe, cafeId);
  return (date) =>
    (lastDate !== null && date > lastDate) || closures.some(({ from, until }) => from <= date && date <= until);
}

/**
 * Who asks now gets one of these, as the rule for registering has it: who waits already comes first. Null once the session has begun,
 * for whoever may not see who came.
 */
export const freePlaces = (session: SessionSeen): number | null => {
  const { capacity, places, dropIns, waiting } = session;
  return whileToBeSeen(session, Math.max(0, capacity - places - dropIns - waiting));
};

async function whole<Row>(read: (page: Page) => Promise<Connection<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo }: Connection<Row> = await read({ first: 200, after });
    rows.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return rows;
}
