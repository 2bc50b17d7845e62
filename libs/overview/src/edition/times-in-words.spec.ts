import { describe, expect, it } from '@jest/globals';
import { type Instant, type LocalDate, type LocalTime, plusDays } from '#kernel';
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

  it('says from when until when of what lasts for days, as long as it does, and of a party past midnight the evening', () => {
    const from = (startsAt: string, endsAt: string): EntryTime => ({
      kind: 'once',
      ...{ startsAt: `${startsAt}:00.000Z` as Instant, endsAt: `${endsAt}:00.000Z` as Instant },
    });
    expect(said(from('2026-11-20T09:00', '2026-12-10T15:00'))).toBe(
      'fra fredag den 20. november 2026 kl. 10.00 til og med torsdag den 10. december 2026 kl. 16.00',
    );
    expect(said(from('2026-12-01T09:00', '2026-12-10T15:00'), 'en')).toBe(
      'from Tuesday 1 December 2026 10:00 until Thursday 10 December 2026 16:00',
    );
    expect(said(from('2026-11-30T23:00', '2026-12-02T22:59'))).toBe(
      'fra tirsdag den 1. december 2026 til og med onsdag den 2. december 2026',
    );
    expect(said(from('2026-11-30T23:00', '2026-12-01T22:59'))).toBe('tirsdag den 1. december 2026 hele dagen');
    expect(said(from('2026-12-31T18:00', '2027-01-01T01:00'))).toBe('torsdag den 31. december 2026 kl. 19.00–02.00');
  });

  it('says when a trip is that is known more than a year before', () => {
    const once = { startsAt: '2028-06-10T08:00:00.000Z' as Instant, endsAt: '2028-06-10T14:00:00.000Z' as Instant };
    expect(said({ kind: 'once', ...once })).toBe('lørdag den 10. juni 2028 kl. 10.00–16.00');
  });

  it('tells of a summer break as one stretch, and of today where it is not on', () => {
    const summer = ['2027-07-01', '2027-07-08', '2027-07-15', '2027-07-22', '2027-07-29', '2027-08-05', '2027-08-19'];
    const time = recurring('FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20280101', {
      except: [...summer, '2027-07-06', '2027-07-13', '2027-07-20', '2027-07-27', '2027-08-03', '2026-11-24'],
    });
    expect(said(time)).toBe(
      'hver tirsdag og torsdag kl. 10.00–12.30, men ikke 24. november 2026, fra 1. juli 2027 til og med 5. august 2027 og 19. august 2027',
    );
  });

  it('says that there are more days where there are more than anybody reads', () => {
    const except = Array.from({ length: 8 }, (_, n) => plusDays('2026-12-03' as LocalDate, 14 * n));
    expect(said(recurring('FREQ=WEEKLY;BYDAY=TH;UNTIL=20280101', { except }))).toMatch(
      /men ikke 3\. december 2026, (.+, ){4}11\. februar 2027 og flere dage: ring og hør$/,
    );
    expect(said(recurring('FREQ=MONTHLY;BYMONTHDAY=15;COUNT=12'), 'en')).toMatch(
      /^Tuesday 15 December 2026, (.+, ){4}\w+ 15 May 2027 10:00–12:30; more days: call and ask$/,
    );
  });

  it('says nothing of what is over', () => {
    expect(said(recurring('FREQ=WEEKLY;BYDAY=TH;UNTIL=20261119'))).toBeUndefined();
  });
});
