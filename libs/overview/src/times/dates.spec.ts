import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { KnownDates, datesIn, datesOf } from './dates.js';

const tuesdays = { firstDate: '2026-09-01' as LocalDate, rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260922' };
const day = (text: string) => text as LocalDate;

describe('the dates of a recurrence', () => {
  it('are worked out once for all that recur alike', () => {
    expect(datesOf(tuesdays)).toEqual(['2026-09-01', '2026-09-08', '2026-09-15', '2026-09-22']);
    expect(datesOf({ ...tuesdays })).toBe(datesOf(tuesdays));
    expect(datesOf({ ...tuesdays, firstDate: day('2026-09-08') })).toHaveLength(3);
  });

  it('are those between two days, both included', () => {
    const within = (from: string, until: string) => datesIn(tuesdays, day(from), day(until));
    expect(within('2026-09-08', '2026-09-15')).toEqual(['2026-09-08', '2026-09-15']);
    expect(within('2026-09-09', '2026-09-14')).toEqual([]);
    expect(within('2020-01-01', '2030-01-01')).toHaveLength(4);
    expect(within('2026-09-15', '2026-09-08')).toEqual([]);
  });

  it('are worked out again where others took their place: memory has an end', () => {
    const known = new KnownDates(4);
    const before = known.of(tuesdays);
    expect(known.of(tuesdays)).toBe(before);
    known.of({ ...tuesdays, firstDate: day('2026-09-02') });
    expect(known.of(tuesdays)).not.toBe(before);
    expect(known.of(tuesdays)).toEqual(before);
  });
});
