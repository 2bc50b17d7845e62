import { type LocalDate, plusDays } from '#kernel';
import { datesWithin } from '#cafes';
import { timeOn } from '../town.js';
import type { When } from './told.js';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** What recurs began with the season, and is decided on until the end of a half-year that is at least so far ahead. */
const BEGAN_DAYS_AGO = 84;
const DECIDED_AHEAD_DAYS = 120;
/** Between Christmas and New Year nothing recurs, nor in the three weeks when the town is on holiday. */
const PAUSES = [
  ['12-21', '12-31'],
  ['01-01', '01-03'],
  ['07-06', '07-26'],
] as const;
const MOST_PAUSED_WEEKS = 6;

/** Every week on that day, or those days; by the clock in Denmark. */
export const weekly = (days: Weekday | `${Weekday},${string}`, begins: string, ends: string): When =>
  recurring(`FREQ=WEEKLY;BYDAY=${days}`, begins, ends);

/** @param odd the other ones of the weeks */
export const everyOtherWeek = (day: Weekday, begins: string, ends: string, odd = false): When =>
  recurring(`FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`, begins, ends, odd ? 7 : 0);

/** @param day such as `1TU`, the first Tuesday of a month, or `-1TH`, the last Thursday */
export const monthly = (day: `${1 | 2 | 3 | 4 | -1}${Weekday}`, begins: string, ends: string): When =>
  recurring(`FREQ=MONTHLY;BYDAY=${day}`, begins, ends);

/** So many times, every week but where the town is on holiday; it begins so many weeks from today, or began that long before it. */
export const course =
  (day: Weekday, times: number, inWeeks: number, begins: string, ends: string): When =>
  (today) => {
    const firstDate = nextOn(day, plusDays(today, 7 * inWeeks));
    const weeks = Array.from({ length: times + MOST_PAUSED_WEEKS }, (_, week) => plusDays(firstDate, 7 * week));
    const until = weeks.filter((date) => !isPause(date))[times - 1] as LocalDate;
    const except = weeks.filter((date) => date < until && isPause(date));
    const rrule = `FREQ=WEEKLY;BYDAY=${day};UNTIL=${until.replaceAll('-', '')}`;
    return { kind: 'recurring', firstDate, rrule, begins, ends, except };
  };

/** Once, so many weeks from today, or a week later where the town is on holiday then; negative weeks lie behind. */
export const inWeeks =
  (weeks: number, day: Weekday, begins: string, ends: string): When =>
  (today) => {
    let date = nextOn(day, plusDays(today, 7 * weeks));
    while (isPause(date)) date = plusDays(date, 7);
    return once(date, begins, ends);
  };

/** Once a year: the next time that it is, two days from today at the earliest. @param day the first such weekday from that date on */
export const everyYear =
  (monthDay: `${number}-${number}`, begins: string, ends: string, day?: Weekday): When =>
  (today) => {
    const year = Number(today.slice(0, 4));
    const dates = [year, year + 1, year + 2].map((each) => nextOn(day, `${each}-${monthDay}` as LocalDate));
    return once(dates.find((date) => date >= plusDays(today, 2)) as LocalDate, begins, ends);
  };

const once = (date: LocalDate, begins: string, ends: string): ReturnType<When> => ({
  ...{ kind: 'once', startsAt: timeOn(date, begins), endsAt: timeOn(date, ends) },
});

const recurring =
  (rule: string, begins: string, ends: string, later = 0): When =>
  (today) => {
    const firstDate = plusDays(nextOn('MO', plusDays(today, -BEGAN_DAYS_AGO)), later);
    const until = endOfHalfYear(plusDays(today, DECIDED_AHEAD_DAYS));
    const rrule = `${rule};UNTIL=${until.replaceAll('-', '')}`;
    return { kind: 'recurring', firstDate, rrule, begins, ends, except: pausesOf(firstDate, rrule, until) };
  };

/** What has been followed once: much in a town is on the same days, and following a recurrence takes milliseconds. */
const followed = new Map<string, readonly LocalDate[]>();

function pausesOf(firstDate: LocalDate, rrule: string, until: LocalDate): LocalDate[] {
  const key = `${firstDate} ${rrule}`;
  const paused = followed.get(key) ?? datesWithin({ firstDate, rrule }, firstDate, until).filter(isPause);
  followed.set(key, paused);
  return [...paused];
}

function endOfHalfYear(from: LocalDate): LocalDate {
  const [year, monthDay] = [Number(from.slice(0, 4)), from.slice(5)];
  const end = monthDay <= '06-30' ? `${year}-06-30` : monthDay <= '12-20' ? `${year}-12-20` : `${year + 1}-06-30`;
  return end as LocalDate;
}

const isPause = (date: LocalDate): boolean =>
  PAUSES.some(([first, last]) => first <= date.slice(5) && date.slice(5) <= last);

/** The date, or the next one on that weekday. */
const nextOn = (day: Weekday | undefined, from: LocalDate): LocalDate =>
  day ? plusDays(from, (WEEKDAYS.indexOf(day) - new Date(from).getUTCDay() + 7) % 7) : from;
