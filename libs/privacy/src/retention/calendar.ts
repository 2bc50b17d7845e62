import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '#kernel';

/** The same day so many months later, or earlier; the last day of a month that has no such day. */
export const plusMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString() as LocalDate;
