import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
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

  it('of the first day of a year is there on the last of the year before', () => {
    expect(daySheetAt('2027-01-01' as LocalDate, '2026-12-31' as LocalDate)).toBe('open');
  });
});
