import { type LocalDate, plusDays } from '#kernel';
import { datesWithin } from '#cafes';
import type { EntryTime } from '../entry/content.js';

type Recurrence = Pick<Extract<EntryTime, { kind: 'recurring' }>, 'firstDate' | 'rrule'>;

/** No recurrence runs for longer, in days (`recurrenceSchema`). */
export const LONGEST_DAYS = 3 * 366;

/** As many dates as a city's recurrences have, in some ten megabytes. */
const MOST_DATES = 500_000;

/** All dates of recurrences, in order. Following a rule takes milliseconds, so it is done once for all that recur alike. */
export class KnownDates {
  private readonly known = new Map<string, readonly LocalDate[]>();
  private held = 0;

  /** @param most how many dates are kept: what was asked for longest ago is worked out again */
  constructor(private readonly most: number) {}

  of({ firstDate, rrule }: Recurrence): readonly LocalDate[] {
    const key = `${firstDate} ${rrule}`;
    const before = this.known.get(key);
    const dates = before ?? datesWithin({ firstDate, rrule }, firstDate, plusDays(firstDate, LONGEST_DAYS));
    this.known.delete(key);
    this.known.set(key, dates);
    if (!before) this.makeRoomFor(dates);
    return dates;
  }

  private makeRoomFor({ length }: readonly LocalDate[]): void {
    this.held += length;
    for (const [key, dates] of this.known) {
      if (this.held <= this.most || this.known.size === 1) return;
      this.known.delete(key);
      this.held -= dates.length;
    }
  }
}

const known = new KnownDates(MOST_DATES);

/** All dates of a recurrence, in order. */
export const datesOf = (recurrence: Recurrence): readonly LocalDate[] => known.of(recurrence);

/** Those from `from` to `until`, both included, in order. */
export function datesIn(recurrence: Recurrence, from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const dates = datesOf(recurrence);
  return dates.slice(firstAt(dates, from), firstAt(dates, plusDays(until, 1)));
}

/** Where in sorted dates the first stands that is not before that day. */
export function firstAt(dates: readonly LocalDate[], from: LocalDate): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle] as LocalDate) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
