import { Temporal } from 'temporal-polyfill';
import { type LocalDate, plusDays } from '#kernel';
import type { Filters } from '../filters.js';
import { type Read, numberIn } from './clock.js';
import type { DaysMeant } from './phrases.js';

const MONTHS = [
  ...[['januar', 'january'], ['februar', 'february'], ['marts', 'march'], ['april'], ['maj', 'may'], ['juni', 'june']],
  ...[['juli', 'july'], ['august'], ['september'], ['oktober', 'october'], ['november'], ['december']],
];

/** A date at a place in a sentence: `24. december`, `den 3. maj 2027`, `December 24`. */
export function dateAt(words: readonly string[], at: number): Read<DaysMeant> | undefined {
  const [first, second] = [words[at], words[at + 1]];
  const [day, month] = [numberIn(first, 1, 31) ?? numberIn(second, 1, 31), monthIn(first) ?? monthIn(second)];
  if (day === undefined || month === undefined) return undefined;
  const year = numberIn(words[at + 2], 2000, 2199);
  return { value: { kind: 'date', day, month, year }, words: year === undefined ? 2 : 3 };
}

function monthIn(word: string | undefined): number | undefined {
  const month = MONTHS.findIndex((names) => names.includes(word ?? ''));
  return month < 0 ? undefined : month + 1;
}

/** The days themselves; `undefined` where there is no such date. */
export function daysMeant(meant: DaysMeant, today: LocalDate): Filters['dates'] {
  if (meant.kind === 'fromToday') return only(plusDays(today, meant.days));
  if (meant.kind === 'week') {
    const sunday = plusDays(today, 7 - Temporal.PlainDate.from(today).dayOfWeek);
    return meant.weeks === 0
      ? { from: today, until: sunday }
      : { from: plusDays(sunday, 1), until: plusDays(sunday, 7) };
  }
  const year = meant.year ?? Number(today.slice(0, 4));
  const date = dateOf(year, meant);
  // A date without a year is the next one.
  return date && (meant.year !== undefined || date >= today) ? only(date) : only(dateOf(year + 1, meant));
}

const only = (date: LocalDate | undefined): Filters['dates'] => date && { from: date, until: date };

function dateOf(year: number, { day, month }: { readonly day: number; readonly month: number }): LocalDate | undefined {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? undefined : (first.with({ day }).toString() as LocalDate);
}
