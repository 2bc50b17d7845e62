import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { branded } from './branded.js';
import { harmless } from './sealed.js';

/** A point on the time line as `YYYY-MM-DDTHH:mm:ss.sssZ`: always UTC and milliseconds, so that text order is time order. */
export type Instant = string & { readonly __instant: true };
/** A calendar date as `YYYY-MM-DD`, in the municipality's zone. */
export type LocalDate = string & { readonly __localDate: true };
/** A time of day on the wall clock as `HH:mm`. */
export type LocalTime = string & { readonly __localTime: true };

/** The one zone in which Danish municipalities keep their calendars. */
export const ZONE = 'Europe/Copenhagen';

/** The same point in time in the one spelling that is stored. @throws RangeError for text that is no RFC 3339 time with an offset. */
export const instant = (text: string): Instant =>
  Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3, roundingMode: 'floor' }) as Instant;

export const instantOf = (epochMilliseconds: number): Instant => new Date(epochMilliseconds).toISOString() as Instant;

export const epochMilliseconds = (at: Instant): number => Date.parse(at);

export const plusMinutes = (at: Instant, minutes: number): Instant =>
  instantOf(epochMilliseconds(at) + minutes * 60_000);

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The date on the wall in Copenhagen at that instant. */
export const dateIn = (at: Instant, zone = ZONE): LocalDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate;

/** Days from `from` to `to`, negative when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

export const plusDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;

/**
 * The instant at which the wall clock shows `time` on `date`, or `undefined` where it never does: the hour that is skipped
 * in March. The hour that comes twice in October means its first coming, as RFC 5545 §3.3.5 has it.
 */
export function wallClock(date: LocalDate, time: LocalTime, zone = ZONE): Instant | undefined {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(local) ? instantOf(zoned.epochMilliseconds) : undefined;
}

/** The stored spelling, on a day that every month has. */
const COMMON_INSTANT =
  /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Whether the text is in the stored spelling: what reading the log meets over and over, so it is told without parsing where it can be. */
const isStoredInstant = (text: string): boolean =>
  COMMON_INSTANT.test(text) ||
  (/^(?:19|20|21)/.test(text) &&
    text.length === 24 &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString() === text);

const storedSpelling = (text: string): string => {
  if (isStoredInstant(text)) return text;
  try {
    return instant(text);
  } catch {
    return text;
  }
};

/** Accepts any RFC 3339 time with an offset and yields the stored spelling. Years 1900 to 2199. */
export const instantSchema = branded<Instant>(
  harmless(
    z.string().overwrite(storedSpelling).refine(isStoredInstant, {
      error: 'must be a time with an offset, such as 2026-11-24T12:00:00Z',
    }),
    'an instant',
  ),
);

const COMMON_DATE = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

const isDate = (text: string): boolean =>
  COMMON_DATE.test(text) ||
  // Date.parse lets 30 February roll over into March; the round trip does not.
  (/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text));

/** Years 1900 to 2199. */
export const localDateSchema = branded<LocalDate>(
  harmless(z.string().refine(isDate, { error: 'must be a date that exists, such as 2026-11-24' }), 'a date'),
);

export const localTimeSchema = branded<LocalTime>(
  harmless(
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day from 00:00 to 23:59' }),
    'a time of day',
  ),
);
