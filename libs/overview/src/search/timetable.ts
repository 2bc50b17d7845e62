import { Temporal } from 'temporal-polyfill';
import { type Instant, type LocalDate, dateIn, plusDays } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type Occurrence, occurrenceOn } from '../times/occurrences.js';
import type { Weekday } from './filters.js';
import {
  type PartOfDay,
  type Recurrences,
  type Slot,
  firstDay,
  isAtTimeOfDay,
  minuteIn,
  slotOf,
  someDay,
} from './slots.js';

/** How far ahead it is looked where no dates are asked for, in days. */
const DAYS_AHEAD = 91;

/** Now, as thousands of timetables are asked by it. */
export interface Moment {
  readonly at: Instant;
  readonly today: LocalDate;
  readonly tomorrow: LocalDate;
  /** The last day that is looked at where no dates are asked for. */
  readonly latest: LocalDate;
  /** Since midnight. */
  readonly minute: number;
}

export function momentOf(now: Instant): Moment {
  const today = dateIn(now);
  const [tomorrow, latest] = [plusDays(today, 1), plusDays(today, DAYS_AHEAD)];
  return { at: now, today, tomorrow, latest, minute: minuteIn(now) };
}

/** When something may be. */
export interface Window {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Those of its days that will do. */
  readonly weekdays: Weekdays;
  readonly parts: readonly PartOfDay[];
}

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Some of the weekdays: a bit for each. */
export type Weekdays = number;
export const isIn = (some: Weekdays, weekday: Weekday): boolean => (some & (1 << weekday)) !== 0;
const EVERY_DAY = 0b1111_1110;

/** The weekdays that there are from `from` to `until`, both included: of those that are named, where any is. */
export function weekdaysFrom(from: LocalDate, until: LocalDate, named: readonly Weekday[]): Weekdays {
  const all = named.length > 0 ? named.reduce((some, weekday) => some | (1 << weekday), 0) : EVERY_DAY;
  if (plusDays(from, 6) <= until) return all;
  let found = 0;
  for (let date = from; date <= until; date = plusDays(date, 1)) found |= 1 << Temporal.PlainDate.from(date).dayOfWeek;
  return found & all;
}

/** What is the same all day long. */
interface Ahead {
  readonly today: LocalDate;
  readonly weekdays: Weekdays;
  /** When the last of today ends, in minutes after midnight. */
  readonly endsToday: number | undefined;
  /** The day on which it is next after today. */
  readonly then: LocalDate | undefined;
}

/** When an entry takes place, by days and minutes: so that thousands can be asked at once. */
export class Timetable {
  private readonly slots: readonly Slot[];
  private known: Ahead | undefined;

  constructor(entry: PublishedEntry, recurrences: Recurrences) {
    this.slots = entry.times.map((time) => slotOf(time, recurrences));
  }

  /** Whether it is to take place within the window, and has not ended yet. */
  isWithin(window: Window, now: Moment): boolean {
    // Most are on other weekdays, which is known already where it is not asked beyond what is known.
    if (window.until <= now.latest && (this.weekdaysAhead(now) & window.weekdays) === 0) return false;
    return this.slots.some((slot) => dayWithin(slot, window, now) !== undefined);
  }

  /** On which weekdays it is in the next three months. */
  weekdaysAhead(now: Moment): Weekdays {
    return this.ahead(now).weekdays;
  }

  /** The day on which it is next, today included where it has not ended. */
  nextDay(now: Moment): LocalDate | undefined {
    const { endsToday, then } = this.ahead(now);
    return endsToday !== undefined && endsToday > now.minute ? now.today : then;
  }

  /** When it is next; within a window, when it is first in that. */
  next(now: Moment, window?: Window): Occurrence | undefined {
    const from = this.nextDay(now);
    const [next] = this.slots
      .flatMap((slot) => {
        const day = window ? dayWithin(slot, window, now) : from && firstDay(slot, from);
        return day ? [occurrenceOn(slot.time, day)] : [];
      })
      .filter(({ endsAt }) => endsAt > now.at)
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return next;
  }

  /** Worked out once a day. */
  private ahead({ today, tomorrow, latest }: Moment): Ahead {
    if (this.known?.today === today) return this.known;
    let weekdays: Weekdays = 0;
    for (const slot of this.slots)
      someDay(slot, today, latest, (_, weekday) => (weekdays |= 1 << weekday) === EVERY_DAY);
    this.known = { today, weekdays, endsToday: lastEndOn(this.slots, today), then: earliest(this.slots, tomorrow) };
    return this.known;
  }
}

function dayWithin(slot: Slot, { from, until, weekdays, parts }: Window, now: Moment): LocalDate | undefined {
  if (!isAtTimeOfDay(slot, parts)) return undefined;
  let day: LocalDate | undefined;
  someDay(slot, later(from, firstDayOf(slot, now)), until, (date, weekday) => {
    day = isIn(weekdays, weekday) ? date : undefined;
    return day !== undefined;
  });
  return day;
}

function lastEndOn(slots: readonly Slot[], day: LocalDate): number | undefined {
  const ends = slots.flatMap((slot) => (firstDay(slot, day) === day ? [slot.ends] : []));
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

function earliest(slots: readonly Slot[], from: LocalDate): LocalDate | undefined {
  let next: LocalDate | undefined;
  for (const slot of slots) {
    const day = firstDay(slot, from);
    if (day && (!next || day < next)) next = day;
  }
  return next;
}

/** What has ended today is not today any more. */
const firstDayOf = ({ ends }: Slot, { today, tomorrow, minute }: Moment): LocalDate =>
  ends > minute ? today : tomorrow;

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
