import { type CafeSeen, type SessionSeen, cafes, sessions } from '#cafes';
import { type Connection, type Page, type World } from '#graphql';
import { dateIn, plusDays } from '#kernel';

/** A café with its coming sessions, the next one first. */
export interface CafeAhead {
  readonly cafe: Pick<CafeSeen, 'cafeId' | 'name' | 'place'>;
  readonly sessions: readonly SessionSeen[];
}

/** Four weeks: as far as a week's rhythm can be looked through, and few enough to read. */
const DAYS = 28;

/** Every café of the municipality with its sessions of the coming four weeks that are not over. */
export async function sessionsAhead(world: World): Promise<readonly CafeAhead[]> {
  const now = world.seenAt.now();
  const today = dateIn(now);
  const [all, ahead] = await Promise.all([
    whole((page) => cafes(world, page)),
    whole((page) => sessions(world, { from: today, until: plusDays(today, DAYS) }, page)),
  ]);
  const open = ahead.filter(({ status, endsAt }) => status === 'planned' && endsAt > now);
  return all.map((cafe) => ({ cafe, sessions: open.filter(({ cafeId }) => cafeId === cafe.cafeId) }));
}

/** Who asks now gets one of these, as the rule for registering has it: who waits already comes first. */
export const freePlaces = ({ capacity, places, dropIns, waiting }: SessionSeen): number =>
  Math.max(0, capacity - places - dropIns - waiting);

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
