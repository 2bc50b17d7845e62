import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, type LocalDate, type LocalTime, dateIn, plusDays } from '#kernel';
import type { EntryTime } from '../entry/content.js';
import { nextOccurrence, occurrencesOf } from './occurrences.js';

const day = (text: string) => text as LocalDate;
const weekly = (change: Partial<Extract<EntryTime, { kind: 'recurring' }>> = {}): EntryTime => ({
  kind: 'recurring',
  firstDate: day('2026-09-03'),
  rrule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624',
  begins: '14:00' as LocalTime,
  ends: '16:00' as LocalTime,
  except: [],
  ...change,
});
const once = (startsAt: string, endsAt: string): EntryTime => ({
  kind: 'once',
  startsAt: startsAt as Instant,
  endsAt: endsAt as Instant,
});
const when = (times: readonly EntryTime[], from: string, until: string, most?: number) =>
  occurrencesOf({ times }, day(from), day(until), most);

describe('when an entry takes place', () => {
  it('recurs on its weekday, but not on the dates that are excepted', () => {
    const times = [weekly({ except: [day('2026-12-24')] })];
    expect(when(times, '2026-12-10', '2026-12-31').map(({ date }) => date)).toEqual([
      '2026-12-10',
      '2026-12-17',
      '2026-12-31',
    ]);
  });

  it('keeps its time on the wall when the clocks change', () => {
    const found = when([weekly()], '2026-10-22', '2026-10-29');
    expect(found.map(({ begins, startsAt }) => [begins, startsAt])).toEqual([
      ['14:00', '2026-10-22T12:00:00.000Z'],
      ['14:00', '2026-10-29T13:00:00.000Z'],
    ]);
  });

  it('is an hour later where the clock skips its time, and takes the first of an hour that comes twice', () => {
    const night = { begins: '02:30' as LocalTime, ends: '02:45' as LocalTime };
    const sundays = { firstDate: day('2026-09-06'), rrule: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270624' };
    const times = [weekly({ ...night, ...sundays })];
    expect(when(times, '2027-03-28', '2027-03-28')).toMatchObject([
      { startsAt: '2027-03-28T01:30:00.000Z', endsAt: '2027-03-28T01:45:00.000Z' },
    ]);
    expect(when(times, '2026-10-25', '2026-10-25')).toMatchObject([{ startsAt: '2026-10-25T00:30:00.000Z' }]);
  });

  it('lasts over midnight where it ends earlier on the clock than it begins', () => {
    const dance = weekly({ begins: '20:00' as LocalTime, ends: '00:30' as LocalTime });
    const [found, ...others] = when([dance], '2026-11-27', '2026-11-27');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ date: '2026-11-26', endsAt: '2026-11-26T23:30:00.000Z' });
  });

  it('has ended where it ends at midnight', () => {
    expect(
      when([weekly({ begins: '20:00' as LocalTime, ends: '00:00' as LocalTime })], '2026-11-27', '2026-11-27'),
    ).toEqual([]);
  });

  it('is on each day that it lasts where it is once', () => {
    const exhibition = once('2026-11-27T09:00:00.000Z', '2026-11-29T15:00:00.000Z');
    expect(when([exhibition], '2026-11-28', '2026-11-28')).toEqual([
      {
        date: '2026-11-27',
        begins: '10:00',
        ends: '16:00',
        startsAt: '2026-11-27T09:00:00.000Z',
        endsAt: '2026-11-29T15:00:00.000Z',
      },
    ]);
    expect(when([exhibition], '2026-11-30', '2026-12-30')).toEqual([]);
  });

  it('comes in the order of time, and once where two of its times say the same', () => {
    const same = once('2026-11-26T13:00:00.000Z', '2026-11-26T15:00:00.000Z');
    const morning = once('2026-11-26T08:00:00.000Z', '2026-11-26T09:00:00.000Z');
    expect(when([weekly(), same, morning], '2026-11-26', '2026-11-26').map(({ begins }) => begins)).toEqual([
      '09:00',
      '14:00',
    ]);
  });

  it('never takes place where it is by agreement, or where the days are the wrong way round', () => {
    expect(when([], '2026-11-01', '2026-12-01')).toEqual([]);
    expect(when([weekly()], '2026-12-01', '2026-11-01')).toEqual([]);
  });

  it('answers with the earliest only where there are more than asked for, and looks no further ahead than three years', () => {
    expect(when([weekly()], '2026-11-01', '2027-06-30', 2).map(({ date }) => date)).toEqual([
      '2026-11-05',
      '2026-11-12',
    ]);
    const late = once('2032-01-01T12:00:00.000Z', '2032-01-01T13:00:00.000Z');
    expect(when([late], '2026-11-01', '2199-12-31')).toEqual([]);
  });

  it('is next what has not ended yet', () => {
    const entry = { times: [weekly()] };
    expect(nextOccurrence(entry, '2026-11-26T14:59:00.000Z' as Instant)?.date).toBe('2026-11-26');
    expect(nextOccurrence(entry, '2026-11-26T15:00:00.000Z' as Instant)?.date).toBe('2026-12-03');
  });

  it('finds on single days what it finds on all of them at once', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom('FREQ=DAILY;COUNT=90', 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=40', 'FREQ=MONTHLY;BYDAY=-1TH;COUNT=9'),
        fc.constantFrom('00:30', '02:30', '14:00', '23:30'),
        fc.constantFrom('00:30', '02:45', '16:00', '23:45'),
        (start, days, rrule, begins, ends) => {
          const from = plusDays(day('2026-09-01'), start);
          const times = [weekly({ rrule, begins: begins as LocalTime, ends: ends as LocalTime })];
          const all = occurrencesOf({ times }, from, plusDays(from, days));
          const singly = Array.from({ length: days + 1 }, (_, i) => plusDays(from, i)).flatMap((one) =>
            occurrencesOf({ times }, one, one).filter(({ date }) => date === one || one === from),
          );
          expect(all).toEqual(singly);
          for (const { date, startsAt, endsAt } of all) {
            expect(endsAt >= startsAt).toBe(true);
            expect(dateIn(startsAt)).toBe(date);
          }
        },
      ),
      { numRuns: 60 },
    ));
});
