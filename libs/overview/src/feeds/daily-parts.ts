import type { Instant } from '#kernel';
import type { Occurrence } from '../times/occurrences.js';
import { zoned } from './wall-clock.js';

/** No exhibition is cut into more days than a year has. */
const MOST_DAYS = 366;

type Part = Pick<Occurrence, 'startsAt' | 'endsAt'>;

/** What lasts over midnight, cut at each midnight in Denmark: one part for each day, at most 366. */
export function dailyPartsOf({ startsAt, endsAt }: Part): readonly Part[] {
  const parts: Part[] = [];
  let from = startsAt;
  while (parts.length < MOST_DAYS) {
    const midnight = midnightAfter(from);
    if (endsAt <= midnight) return [...parts, { startsAt: from, endsAt }];
    parts.push({ startsAt: from, endsAt: midnight });
    from = midnight;
  }
  return parts;
}

const midnightAfter = (at: Instant): Instant => {
  const midnight = zoned(at).startOfDay().add({ days: 1 }).toInstant();
  return midnight.toString({ fractionalSecondDigits: 3 }) as Instant;
};
