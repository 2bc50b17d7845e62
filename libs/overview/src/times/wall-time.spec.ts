import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type LocalDate, type LocalTime, ZONE, plusDays } from '#kernel';
import { atWall } from './wall-time.js';

const TIMES = ['00:00', '01:59', '02:00', '02:30', '03:00', '12:00', '23:59'] as const;

describe('the time on the wall', () => {
  it('is what the time zone says, on every day of two years and in both nights in which the clocks change', () => {
    let date = '2026-01-01' as LocalDate;
    for (; date < '2028-01-01'; date = plusDays(date, 1))
      for (const time of TIMES) {
        const { epochMilliseconds } = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(ZONE);
        expect([date, time, Date.parse(atWall(date, time as LocalTime))]).toEqual([date, time, epochMilliseconds]);
      }
  });
});
