import { describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate, LocalTime } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { timeInWords } from './times-in-words.js';

const recurring = (rrule: string, more: { firstDate?: string; except?: string[]; ends?: string } = {}): EntryTime => ({
  kind: 'recurring',
  firstDate: (more.firstDate ?? '2026-09-01') as LocalDate,
  rrule,
  begins: '10:00' as LocalTime,
  ends: (more.ends ?? '12:30') as LocalTime,
  except: (more.except ?? []) as LocalDate[],
});
const on = '2026-11-24' as LocalDate;
const said = (time: EntryTime, language: 'da' | 'en' = 'da') =>
  timeInWords(time, on, language)?.replaceAll('\u00a0', ' ');

describe('saying when', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=TH;UNTIL=20280101', 'hver torsdag kl. 10.00–12.30', 'every Thursday 10:00–12:30'],
    [
      'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20280101',
      'hver tirsdag og torsdag kl. 10.00–12.30',
      'every Tuesday and Thursday 10:00–12:30',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20280101',
      'hver anden mandag kl. 10.00–12.30',
      'every other Monday 10:00–12:30',
    ],
    [
      'FREQ=MONTHLY;BYDAY=1WE;UNTIL=20280101',
      'den første onsdag i måneden kl. 10.00–12.30',
      'the first Wednesday of the month 10:00–12:30',
    ],
    [
      'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20280101',
      'den sidste fredag i måneden kl. 10.00–12.30',
      'the last Friday of the month 10:00–12:30',
    ],
  ])('says the rule %s in either language', (rule, danish, english) => {
    expect(said(recurring(rule))).toBe(danish);
    expect(said(recurring(rule), 'en')).toBe(english);
  });

  it('says from when, until when, and on which of its days not', () => {
    const time = recurring('FREQ=WEEKLY;BYDAY=TH;UNTIL=20270304', {
      firstDate: '2026-12-03',
      except: ['2026-12-24', '2026-12-25', '2026-12-31'],
    });
    expect(said(time)).toBe(
      'hver torsdag kl. 10.00–12.30, fra 3. december 2026, til og med 4. marts 2027, men ikke 24. december 2026 og 31. december 2026',
    );
  });

  it('lists the next dates of what has no simple rule', () => {
    const time = recurring('FREQ=MONTHLY;BYMONTHDAY=15;COUNT=5');
    expect(said(time)).toBe('tirsdag den 15. december 2026, fredag den 15. januar 2027 kl. 10.00–12.30');
  });

  it('says the day of what is once', () => {
    const once = {
      kind: 'once',
      startsAt: '2026-12-01T09:00:00.000Z' as Instant,
      endsAt: '2026-12-01T11:30:00.000Z' as Instant,
    } as const;
    expect(said(once, 'en')).toBe('Tuesday 1 December 2026 10:00–12:30');
  });

  it('says nothing of what is over', () => {
    expect(said(recurring('FREQ=WEEKLY;BYDAY=TH;UNTIL=20261119'))).toBeUndefined();
  });
});
