import { Temporal } from 'temporal-polyfill';
import { type LocalDate, plusDays } from '#kernel';
import type { Filters } from '../filters.js';
import { AFTER, BEFORE, type Read, TO, numberIn } from './clock.js';
import { monthIn } from './months.js';
import type { DaysMeant } from './phrases.js';

/** A date at a place in a sentence: `24. december`, `den 3. maj 2027`, `December 24`. */
export function dateAt(words: readonly string[], at: number): Read<DaysMeant> | undefined {
  const [first, second] = [words[at], words[at + 1]];
  const [day, month] = [numberIn(first, 1, 31) ?? numberIn(second, 1, 31), monthIn(first) ?? monthIn(second)];
  if (day === undefined || month === undefined) return undefined;
  const year = numberIn(words[at + 2], 2000, 2199);
  return { value: { kind: 'date', day, month, year }, words: year === undefined ? 2 : 3 };
}

/** Days from a date or until one, or between two: `efter 1. december`, `inden 5. december`, `3. maj til 5. maj`. */
export function spanAt(words: readonly string[], at: number, today: LocalDate): Read<NonNullable<Dates>> | undefined {
  const first = words[at] ?? '';
  const skipped = AFTER.has(first) || BEFORE.has(first) ? 1 : 0;
  const one = dateAt(words, skippingArticle(words, at + skipped));
  const day = one && daysMeant(one.value, today);
  if (!one || !day) return undefined;
  const next = skippingArticle(words, at + skipped) + one.words;
  if (BEFORE.has(first)) return { value: { from: today, until: day.until }, words: next - at };
  const other = TO.has(words[next] ?? '') ? dateAt(words, skippingArticle(words, next + 1)) : undefined;
  const last = other && daysMeant(other.value, today);
  if (other && last && last.until >= day.from)
    return { value: { from: day.from, until: last.until }, words: skippingArticle(words, next + 1) + other.words - at };
  return skipped === 1 ? { value: { from: day.from, until: plusDays(day.from, A_YEAR) }, words: next - at } : undefined;
}

type Dates = Filters['dates'];
const A_YEAR = 365;
const skippingArticle = (words: readonly string[], at: number): number =>
  words[at] === 'den' || words[at] === 'the' ? at + 1 : at;

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
