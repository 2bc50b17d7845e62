import { type LocalDate, dateIn, plusDays } from '#kernel';
import { type World, allowed } from '#graphql';
import { missedProjection } from './missed.projection.js';

/** A word, how often it was searched for in vain, and when it was counted last. */
export interface MissedSeen {
  readonly word: string;
  readonly times: number;
  readonly lastOn: LocalDate;
}

const USUAL_DAYS = 90;
const MOST = 100;

/** The words that most searches found nothing for, since the month of a day; since that of 90 days ago where none is said. */
export async function missedSince(world: World, since: LocalDate | null): Promise<readonly MissedSeen[]> {
  const day = since ?? plusDays(dateIn(world.seenAt.now()), -USUAL_DAYS);
  return world.views
    .query(missedProjection)
    .selectFrom('missedWord')
    .select(({ fn }) => ['word', fn.sum<number | string>('times').as('times'), fn.max('lastOn').as('lastOn')])
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readOverview'))
    .where('month', '>=', day.slice(0, 'yyyy-mm'.length))
    .groupBy('word')
    .orderBy('times', 'desc')
    .orderBy('word')
    .limit(MOST)
    .execute()
    .then((rows) => rows.map(({ word, times, lastOn }) => ({ word, times: Number(times), lastOn })));
}
