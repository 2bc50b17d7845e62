import { type Instant, type LocalDate, type LocalTime, plusDays, wallClock } from '#kernel';
import { type World, allowed } from '#graphql';
import type { DeclineReason } from '../request/ride-request.events.js';
import { byReason, checkPeriod } from './figures.js';
import { rideRequestsProjection } from './ride-requests.projection.js';

/** How much was wished for, and what became of it. */
export interface RideDemand {
  readonly requests: number;
  readonly open: number;
  readonly scheduled: number;
  readonly declined: number;
  readonly withdrawn: number;
  readonly declinedFor: readonly { readonly reason: DeclineReason; readonly count: number }[];
}

/**
 * The wishes that were made from the one day to the other, both included: numbers, and nobody.
 * @throws GraphQLError where the caller may not have figures of that period
 */
export async function rideDemand(world: World, from: LocalDate, until: LocalDate): Promise<RideDemand> {
  checkPeriod(world, from, until);
  const rows = await world.views
    .query(rideRequestsProjection)
    .selectFrom('rideRequest')
    .select(['status', 'declinedFor', ({ fn }) => fn.countAll<number>().as('count')])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readFigures'))
    .where('requestedAt', '>=', midnight(from))
    .where('requestedAt', '<', midnight(plusDays(until, 1)))
    .groupBy(['status', 'declinedFor'])
    .execute();
  const sum = (some: typeof rows): number => some.reduce((total, { count }) => total + count, 0);
  const of = (status: (typeof rows)[number]['status']): number => sum(rows.filter((row) => row.status === status));
  const declined = rows.flatMap(({ status, declinedFor: reason, count }) =>
    status === 'declined' && reason ? [{ reason, count }] : [],
  );
  return {
    requests: sum(rows),
    open: of('open'),
    scheduled: of('scheduled'),
    declined: of('declined'),
    withdrawn: of('withdrawn'),
    declinedFor: byReason(world, declined),
  };
}

/** The clocks never skip midnight in Denmark. */
const midnight = (date: LocalDate): Instant => wallClock(date, '00:00' as LocalTime) as Instant;
