import { Temporal } from 'temporal-polyfill';
import { type Instant, type LocalDate, type LocalTime, ZONE, dateIn, plusDays } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { LONGEST_DAYS, datesOf, firstAt } from '../times/dates.js';
import { lastDayOf, lastsForDays, occurrenceOn } from '../times/occurrences.js';
import type { TimeOfDay, Weekday } from './filters.js';

const DAY = 24 * 60;
/** In minutes: what lasts so long into a time of day is at that time. */
const LONG_ENOUGH = 60;

interface Days {
  readonly dates: readonly LocalDate[];
  readonly weekdays: readonly Weekday[];
}

/** In minutes after midnight; what ends on the next day ends after more than 24 hours. */
export interface Slot {
  readonly time: EntryTime;
  readonly days: Days;
  readonly except: ReadonlySet<LocalDate>;
  readonly begins: number;
  readonly ends: number;
}

/** All days of the recurrences of many entries, once for those that recur alike. */
export class Recurrences {
  private readonly known = new Map<readonly LocalDate[], Days>();

  daysOf(time: Extract<EntryTime, { kind: 'recurring' }>): Days {
    const dates = datesOf(time);
    const days = this.known.get(dates) ?? withWeekdays(dates);
    this.known.set(dates, days);
    return days;
  }
}

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function minuteIn(now: Instant): number {
  const { hour, minute } = Temporal.Instant.from(now).toZonedDateTimeISO(ZONE);
  return hour * 60 + minute;
}

const withWeekdays = (dates: readonly LocalDate[]): Days => ({
  dates,
  weekdays: dates.map((date) => Temporal.PlainDate.from(date).dayOfWeek as Weekday),
});

export function slotOf(time: EntryTime, recurrences: Recurrences): Slot {
  if (time.kind === 'recurring') {
    const [begins, ends] = [minutesOf(time.begins), minutesOf(time.ends)];
    return {
      ...{ time, days: recurrences.daysOf(time), except: new Set(time.except) },
      ...{ begins, ends: ends <= begins ? ends + DAY : ends },
    };
  }
  const once = occurrenceOn(time, dateIn(time.startsAt));
  const [begins, ends] = [minutesOf(once.begins), minutesOf(once.ends)];
  const isEvening = !lastsForDays(once);
  const dates = isEvening ? [once.date] : daysUntil(once.date, lastDayOf(once));
  // What lasts for days is there from its first hour to its last one on each of them.
  const atNight = isEvening ? ends + DAY : DAY;
  return { time, days: withWeekdays(dates), except: new Set(), begins, ends: ends <= begins ? atNight : ends };
}

function daysUntil(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const dates = [first];
  for (let date = first; date < last && dates.length < LONGEST_DAYS; dates.push(date)) date = plusDays(date, 1);
  return dates;
}

/** In minutes after midnight, the end not included. */
export type PartOfDay = readonly [from: number, until: number];

/** What is over midnight is in two parts of the day; a day without a time is one. */
export function partsOfDay(timeOfDay: TimeOfDay | undefined): readonly PartOfDay[] {
  if (!timeOfDay) return [[0, DAY]];
  const [from, until] = [minutesOf(timeOfDay.from), minutesOf(timeOfDay.until)];
  if (until > from) return [[from, until]];
  return [
    [0, until],
    [from, DAY],
  ];
}

export const isAtTimeOfDay = ({ begins, ends }: Slot, parts: readonly PartOfDay[]): boolean =>
  parts.some(
    ([from, until]) =>
      (begins >= from && begins < until) || Math.min(ends, until) - Math.max(begins, from) >= LONG_ENOUGH,
  );

/** Whether there is a day from `from` to `until` that will do. */
export function someDay(
  { days, except }: Slot,
  from: LocalDate,
  until: LocalDate,
  will: (date: LocalDate, weekday: Weekday) => boolean,
): boolean {
  for (let at = firstAt(days.dates, from); at < days.dates.length; at++) {
    const date = days.dates[at] as LocalDate;
    if (date > until) return false;
    if (!except.has(date) && will(date, days.weekdays[at] as Weekday)) return true;
  }
  return false;
}

export function firstDay(slot: Slot, from: LocalDate): LocalDate | undefined {
  let found: LocalDate | undefined;
  someDay(slot, from, '9999-12-31' as LocalDate, (date) => (found = date) === date);
  return found;
}
