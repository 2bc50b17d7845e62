import { type LocalDate, dateIn, plusDays } from '#kernel';
import { datesWithin } from '#cafes';
import type { EntryTime } from './content.js';

/** A recurrence runs for three years at most (`recurrenceSchema`). */
const LONGEST_DAYS = 3 * 366;

/** The last date on which it is; `undefined` where it is by agreement. */
export function lastDateOf(times: readonly EntryTime[]): LocalDate | undefined {
  return times
    .flatMap((time) => lastOf(time) ?? [])
    .sort()
    .at(-1);
}

function lastOf(time: EntryTime): LocalDate | undefined {
  if (time.kind === 'once') return dateIn(time.endsAt);
  const dates = datesWithin(time, time.firstDate, plusDays(time.firstDate, LONGEST_DAYS));
  return dates.filter((date) => !time.except.includes(date)).at(-1);
}

/** The first of them that would end before it begins. */
export const endsTooEarly = (times: readonly EntryTime[]): EntryTime | undefined =>
  times.find((time) => (time.kind === 'once' ? time.endsAt <= time.startsAt : time.ends <= time.begins));
