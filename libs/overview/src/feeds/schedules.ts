import { ZONE } from '#kernel';
import type { Occurrence } from '../times/occurrences.js';
import { type JsonObject, listed } from './json.js';
import { type Recurring, allOf, partsOf, withOffset } from './wall-clock.js';

const PERIODS: Readonly<Record<string, string>> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' };
const DAYS: Readonly<Record<string, string>> = {
  ...{ MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' },
};
/** All that a schedule can say; `BYSETPOS` and a week that begins on another day it cannot. */
const SAYABLE = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY']);

/**
 * The recurrence as a schema.org `Schedule`, on the clock of its zone, from its first date to its last, which are given instead of a
 * number of times. OpenActive took it over as `PartialSchedule`.
 * @returns `undefined` where there is no such time or a schedule cannot say the rule: then its times have to be named one by one
 */
export function scheduleOf(time: Recurring, type = 'Schedule'): JsonObject | undefined {
  const { held, excepted } = allOf(time);
  const [first] = held;
  const last = held.at(-1);
  const parts = partsOf(time.rrule);
  const repeatFrequency = frequencyOf(parts);
  if (!first || !last || !repeatFrequency) return undefined;
  return {
    ...{ '@type': type, startDate: first.date, endDate: last.date, startTime: time.begins, endTime: time.ends },
    ...{ scheduleTimezone: ZONE, repeatFrequency },
    byDay: listOf(parts.get('BYDAY'))?.map((day) => (DAYS[day] ? `https://schema.org/${DAYS[day]}` : day)),
    byMonth: listOf(parts.get('BYMONTH'))?.map(Number),
    byMonthDay: listOf(parts.get('BYMONTHDAY'))?.map(Number),
    exceptDate: listed(between(excepted, first, last).map(({ startsAt }) => withOffset(startsAt))),
  };
}

function frequencyOf(parts: ReadonlyMap<string, string>): string | undefined {
  const period = PERIODS[parts.get('FREQ') ?? ''];
  const isSayable = [...parts.keys()].every((name) => SAYABLE.has(name));
  return period && isSayable ? `P${parts.get('INTERVAL') ?? '1'}${period}` : undefined;
}

const listOf = (value: string | undefined): readonly string[] | undefined => value?.split(',');

const between = (occurrences: readonly Occurrence[], first: Occurrence, last: Occurrence): readonly Occurrence[] =>
  occurrences.filter(({ date }) => date > first.date && date < last.date);
