import { type LocalDate, dateIn } from '#kernel';
import { datesOf } from '../times/dates.js';
import type { EntryTime } from './content.js';

type Recurring = Extract<EntryTime, { kind: 'recurring' }>;

/** The last date on which it is; `undefined` where it is by agreement. */
export function lastDateOf(times: readonly EntryTime[]): LocalDate | undefined {
  return times
    .flatMap((time) => lastOf(time) ?? [])
    .sort()
    .at(-1);
}

function lastOf(time: EntryTime): LocalDate | undefined {
  if (time.kind === 'once') return dateIn(time.endsAt);
  return datesOf(time).findLast((date) => !time.except.includes(date));
}

/** The first of what recurs that is on no date: all are excepted. */
export const withoutDates = (times: readonly EntryTime[]): Recurring | undefined =>
  times.find((time): time is Recurring => time.kind === 'recurring' && lastOf(time) === undefined);

/** The first of them that would end before it begins. */
export const endsTooEarly = (times: readonly EntryTime[]): EntryTime | undefined =>
  times.find((time) => (time.kind === 'once' ? time.endsAt <= time.startsAt : time.ends <= time.begins));
