import { describe, expect, it } from '@jest/globals';
import { type LocalDate, dateIn, instant } from '#kernel';
import { daySheetAt } from './when.js';

describe('a pilot’s day sheet', () => {
  it.each([
    ['2026-11-22', 'notYet'],
    ['2026-11-23', 'open'],
    ['2026-11-24', 'open'],
    ['2026-11-25', 'open'],
    ['2026-11-26', 'over'],
  ])('of the 24th of November is on %s: %s', (today, is) => {
    expect(daySheetAt('2026-11-24' as LocalDate, today as LocalDate)).toBe(is);
  });

  it.each([
    // Summer time ends on the 25th of October, and begins on the 28th of March.
    ['2026-10-26', '2026-10-24T21:59:59Z', 'notYet'],
    ['2026-10-26', '2026-10-24T22:00:00Z', 'open'],
    ['2026-10-26', '2026-10-27T22:59:59Z', 'open'],
    ['2026-10-26', '2026-10-27T23:00:00Z', 'over'],
    ['2026-10-24', '2026-10-25T22:59:59Z', 'open'],
    ['2026-10-24', '2026-10-25T23:00:00Z', 'over'],
    ['2027-03-29', '2027-03-27T22:59:59Z', 'notYet'],
    ['2027-03-29', '2027-03-27T23:00:00Z', 'open'],
    ['2027-03-27', '2027-03-28T21:59:59Z', 'open'],
    ['2027-03-27', '2027-03-28T22:00:00Z', 'over'],
  ])('goes by midnight in Denmark, whatever the clocks do: of %s at %s it is %s', (date, now, is) => {
    expect(daySheetAt(date as LocalDate, dateIn(instant(now)))).toBe(is);
  });

  it('of the first day of a year is there on the last of the year before', () => {
    expect(daySheetAt('2027-01-01' as LocalDate, '2026-12-31' as LocalDate)).toBe('open');
  });
});
