import { Temporal } from 'temporal-polyfill';
import { type Instant, type LocalDate, type LocalTime, ZONE, epochMilliseconds, instantOf } from '#kernel';

const MINUTE = 60_000;
/** Those of a dozen years. */
const MOST_DAYS = 4_500;

/** How far Denmark is ahead of UTC on a day, in milliseconds; `undefined` where that changes in the course of it. */
const offsets = new Map<LocalDate, number | undefined>();

/**
 * When the clock in Denmark shows that time on that date. A time that it skips in March is an hour later, and one that comes twice in
 * October is the first (RFC 5545 §3.3.5). Asking for the time zone takes some fifty times as long as adding, so it is asked once a day.
 */
export function atWall(date: LocalDate, time: LocalTime): Instant {
  const offset = offsetOn(date);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const midnight = epochMilliseconds(`${date}T00:00:00.000Z` as Instant);
  return instantOf(offset === undefined ? epochAt(date, time) : midnight + minutes * MINUTE - offset);
}

function offsetOn(date: LocalDate): number | undefined {
  if (offsets.has(date)) return offsets.get(date);
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' });
  // Only on a day without a change does it have 24 hours.
  const offset = noon.hoursInDay === 24 ? noon.offsetNanoseconds / 1e6 : undefined;
  if (offsets.size >= MOST_DAYS) offsets.clear();
  offsets.set(date, offset);
  return offset;
}

const epochAt = (date: LocalDate, time: LocalTime): number =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(ZONE, { disambiguation: 'compatible' })
    .epochMilliseconds;
