import { Temporal } from 'temporal-polyfill';
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  ZONE,
  dateIn,
  epochMilliseconds,
  instantOf,
  plusDays,
} from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { LONGEST_DAYS, datesIn } from './dates.js';
import { atWall } from './wall-time.js';

/** Once that an entry takes place. */
export interface Occurrence {
  /** The day on which it begins, in Denmark. */
  readonly date: LocalDate;
  /** On the clock in Denmark; where it ends on a later day, see `lastDayOf`. */
  readonly begins: LocalTime;
  readonly ends: LocalTime;
  readonly startsAt: Instant;
  /** Never before `startsAt`. */
  readonly endsAt: Instant;
}

type Recurring = Extract<EntryTime, { kind: 'recurring' }>;

/** The most that one question is answered with: five a day for half a year, more than anybody reads. */
const MOST_OCCURRENCES = 1_000;

/**
 * When an entry takes place on the days from `from` to `until`, both included: what begins on them and what still lasts on the first
 * of them, in order of time, each once, at most `most` (1,000 where nothing is said) of the earliest, over three years at most. What ends
 * at midnight does not last into the next day. None where the days are the wrong way round.
 *
 * A time that the clock skips in March is an hour later and one that comes twice in October is the first (RFC 5545 §3.3.5). An end
 * that is not after its beginning on the clock is on the next day.
 */
export function occurrencesOf(
  entry: { readonly times: readonly EntryTime[] },
  from: LocalDate,
  until: LocalDate,
  most = MOST_OCCURRENCES,
): readonly Occurrence[] {
  if (until < from) return [];
  const latest = earlierDate(until, plusDays(from, LONGEST_DAYS));
  const found = new Map<string, Occurrence>();
  for (const time of entry.times)
    for (const occurrence of time.kind === 'once' ? [onceOf(time)] : recurringOf(time, from, latest))
      if (occurrence.date <= latest && (occurrence.date >= from || lastDayOf(occurrence) >= from))
        found.set(`${occurrence.startsAt} ${occurrence.endsAt}`, occurrence);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, occurrence], i) => (i < most ? [occurrence] : []));
}

/** When it takes place next: the first that has not ended at that instant, within a year. */
export const nextOccurrence = (entry: { readonly times: readonly EntryTime[] }, now: Instant): Occurrence | undefined =>
  occurrencesOf(entry, dateIn(now), plusDays(dateIn(now), 366)).find(({ endsAt }) => endsAt > now);

/** The one that begins on a date which is known to be one of its own; what is only once is not asked for its date. */
export const occurrenceOn = (time: EntryTime, date: LocalDate): Occurrence =>
  time.kind === 'once' ? onceOf(time) : onDate(time, date);

const earlierDate = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** The last day on which it is: what ends at midnight is not on the next one. */
export function lastDayOf({ startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>): LocalDate {
  const lastMoment = Math.max(epochMilliseconds(startsAt), epochMilliseconds(endsAt) - 1);
  return dateIn(instantOf(lastMoment));
}

/** Whether it goes on for days, as an exhibition or a trip does: a party that ends after midnight is still an evening. */
export const lastsForDays = (one: Occurrence): boolean =>
  lastDayOf(one) > one.date && epochMilliseconds(one.endsAt) - epochMilliseconds(one.startsAt) > HALF_A_DAY_MS;
const HALF_A_DAY_MS = 12 * 60 * 60_000;

/** Whether it begins and ends with the day: nobody said a time. */
export const isAllDay = ({ begins, ends }: Pick<Occurrence, 'begins' | 'ends'>): boolean =>
  begins === '00:00' && (ends === '23:59' || ends === '00:00');

/** What began the day before may last over midnight. */
const recurringOf = (time: Recurring, from: LocalDate, until: LocalDate): readonly Occurrence[] =>
  datesIn(time, plusDays(from, -1), until)
    .filter((date) => !time.except.includes(date))
    .map((date) => onDate(time, date));

function onDate({ begins, ends }: Recurring, date: LocalDate): Occurrence {
  const startsAt = atWall(date, begins);
  const endsAt = atWall(ends <= begins ? plusDays(date, 1) : date, ends);
  // In the skipped hour of March an end can come to lie before its beginning.
  return { date, begins, ends, startsAt, endsAt: endsAt < startsAt ? startsAt : endsAt };
}

function onceOf({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }): Occurrence {
  const end = endsAt < startsAt ? startsAt : endsAt;
  return { date: dateIn(startsAt), begins: wallTime(startsAt), ends: wallTime(end), startsAt, endsAt: end };
}

const wallTime = (at: Instant): LocalTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' }) as LocalTime;
