import type { LocalDate } from '#kernel';
import { type Connection, type Page, type Seen, type World, allowed, connectionOf, oneBy } from '#graphql';
import { type RetentionHoldRow, type RetentionRuleRow, retentionProjection } from '../views/retention.projection.js';

export type RetentionHoldSeen = Seen<RetentionHoldRow>;

/** A municipality's rules: a few for each kind of person, that for everything first. */
export const retentionRules = (world: World): Promise<readonly RetentionRuleRow[]> =>
  world.views
    .query(retentionProjection)
    .selectFrom('retentionRule')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readErasures'))
    .orderBy('kind')
    .orderBy('covers')
    .execute();

const holdsOf = (world: World) =>
  world.views
    .query(retentionProjection)
    .selectFrom('retentionHold')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'holdData'));

/** Holds that have not lapsed, those that end first, first. */
export const retentionHolds = (world: World, today: LocalDate, page: Page): Promise<Connection<RetentionHoldSeen>> =>
  connectionOf(world, holdsOf(world).where('until', '>=', today), ['until', 'subjectId'], page);

export const retentionHoldOf = oneBy(holdsOf, 'subjectId');

/** The last day on which somebody is on hold that has not passed. */
export async function heldUntil(world: World, subjectId: string, today: LocalDate): Promise<LocalDate | null> {
  const row = await holdsOf(world).where('subjectId', '=', subjectId).where('until', '>=', today).executeTakeFirst();
  return row?.until ?? null;
}

/** Everybody on hold that day. */
export async function heldOn(world: World, today: LocalDate): Promise<ReadonlySet<string>> {
  const rows = await holdsOf(world).where('until', '>=', today).execute();
  return new Set(rows.map(({ subjectId }) => subjectId));
}
