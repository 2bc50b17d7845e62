import { type Filters, asksForTimes, fits } from './filters.js';
import type { Listed } from './listed.js';
import { partsOfDay } from './slots.js';
import { type Moment, type Window, weekdaysFrom } from './timetable.js';

/** Nobody's word stands behind what was not confirmed in time. Times first: on which weekdays it is leaves out most. */
export function isAsked(filters: Filters, now: Moment): (one: Listed) => boolean {
  const isThen = isOnAt(filters, now);
  return (one) => isThen(one) && one.entry.validUntil >= now.today && fits(one.entry, filters);
}

/** Whether it is to take place when it is asked for. */
export function isOnAt(filters: Filters, now: Moment): (one: Listed) => boolean {
  const window = windowOf(filters, now);
  return window ? ({ timetable }) => timetable.isWithin(window, now) : () => true;
}

/** @returns `undefined` where times are not asked for */
export function windowOf(filters: Filters, now: Moment): Window | undefined {
  if (!asksForTimes(filters)) return undefined;
  const { weekdays = [], timeOfDay, dates } = filters;
  const [from, until] = [dates?.from ?? now.today, dates?.until ?? now.latest];
  return { from, until, weekdays: weekdaysFrom(from, until, weekdays), parts: partsOfDay(timeOfDay) };
}
