import { performance } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, plusDays } from '#kernel';
import { given } from '#kernel/testing';
import { openCafe } from '../../testing/cafes.js';
import { cafe } from './cafe.js';
import { datesWithin, recurrenceSchema } from './recurrence.js';

const TUESDAY = '2026-11-24' as LocalDate;

const datesOf = (rrule: string, firstDate: LocalDate = TUESDAY): readonly string[] =>
  datesWithin(recurrenceSchema.parse({ firstDate, rrule }), firstDate, plusDays(firstDate, 4 * 366));

describe('a recurrence', () => {
  it.each([
    ['every week', 'FREQ=WEEKLY;COUNT=3', ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['every other week', 'FREQ=WEEKLY;INTERVAL=2;COUNT=3', ['2026-11-24', '2026-12-08', '2026-12-22']],
    [
      'twice a week until a date, which is included',
      'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261203',
      ['2026-11-24', '2026-11-26', '2026-12-01', '2026-12-03'],
    ],
    ['the last Thursday of the month', 'FREQ=MONTHLY;BYDAY=-1TH;COUNT=3', ['2026-11-26', '2026-12-31', '2027-01-28']],
    [
      'the last working day of the month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2',
      ['2026-11-30', '2026-12-31'],
    ],
    ['the 24th of each month', 'FREQ=MONTHLY;BYMONTHDAY=24;COUNT=2', ['2026-11-24', '2026-12-24']],
    ['once a year', 'FREQ=YEARLY;COUNT=3', ['2026-11-24', '2027-11-24', '2028-11-24']],
    ['on a single day', 'FREQ=DAILY;COUNT=1', ['2026-11-24']],
    ['from the first day on that fits', 'FREQ=WEEKLY;BYDAY=TH;COUNT=2', ['2026-11-26', '2026-12-03']],
  ])('comes %s: %s', (_when, rrule, dates) => expect(datesOf(rrule)).toEqual(dates));

  it('comes every day over both changes of the clocks', () => {
    const { length } = datesOf('FREQ=DAILY;COUNT=365', '2026-01-01' as LocalDate);
    expect(length).toBe(365);
    expect(datesOf('FREQ=DAILY;COUNT=3', '2026-03-28' as LocalDate)).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ]);
    expect(datesOf('FREQ=DAILY;COUNT=3', '2026-10-24' as LocalDate)).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ]);
  });

  it('may run for three years', () => expect(datesOf('FREQ=DAILY;COUNT=1099')).toHaveLength(1_099));
});

const LONGER = 'runs for longer than three years; end it earlier';
const NEVER = 'never comes: no date fits it';
const CHARACTERS = 'may hold only capital letters, digits and = ; , + -';

describe('a recurrence is refused', () => {
  it.each([
    [
      'never ends',
      'FREQ=WEEKLY;BYDAY=TU',
      'never ends; give the season an end, such as UNTIL=20270630, and extend it when the next season is decided',
    ],
    ['recurs every second', 'FREQ=SECONDLY;COUNT=3', 'must recur by day, week, month or year (FREQ=WEEKLY)'],
    [
      'recurs every hour of a day',
      'FREQ=DAILY;BYHOUR=1,2,3;COUNT=3',
      'has a part that is none of FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, WKST',
    ],
    ['does not say how often', 'COUNT=3', 'must recur by day, week, month or year (FREQ=WEEKLY)'],
    ['comes less than never', 'FREQ=WEEKLY;COUNT=-3', 'must give a number from 1 to 9999 as COUNT'],
    ['comes no times', 'FREQ=WEEKLY;COUNT=0', 'must give a number from 1 to 9999 as COUNT'],
    ['does not move on', 'FREQ=WEEKLY;INTERVAL=0;COUNT=3', 'must give a number from 1 to 9999 as INTERVAL'],
    ['ends twice', 'FREQ=WEEKLY;COUNT=3;UNTIL=20270630', 'has both UNTIL and COUNT; keep one of them'],
    ['says a thing twice', 'FREQ=WEEKLY;COUNT=3;COUNT=5', 'has COUNT twice; keep one of them'],
    ['ends at an hour', 'FREQ=WEEKLY;UNTIL=20270630T120000Z', 'must give a date such as 20270630 as UNTIL'],
    [
      'ends on a day that does not exist',
      'FREQ=WEEKLY;UNTIL=20270230',
      expect.stringMatching(/^is no recurrence rule \(RFC 5545\): .*30/),
    ],
    ['ends before it begins', 'FREQ=WEEKLY;UNTIL=20261123', NEVER],
    ['waits for 30 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3', NEVER],
    ['waits for 30 February, day by day', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3', NEVER],
    ['comes in the thirteenth month', 'FREQ=YEARLY;BYMONTH=13;COUNT=3', 'must give months from 1 to 12 as BYMONTH'],
    [
      'comes on the 99th',
      'FREQ=MONTHLY;BYMONTHDAY=99;COUNT=3',
      'must give days of the month from 1 to 31 as BYMONTHDAY',
    ],
    [
      'comes on a day that no week has',
      'FREQ=WEEKLY;BYDAY=XX;COUNT=3',
      'must give days such as TU,TH or, by month, -1TH as BYDAY',
    ],
    ['runs for ever, nearly', 'FREQ=DAILY;UNTIL=21991231', LONGER],
    ['runs for a day too long', 'FREQ=DAILY;COUNT=1100', LONGER],
    ['comes back after decades', 'FREQ=YEARLY;INTERVAL=10;COUNT=2', LONGER],
    ['comes back in another age', 'FREQ=DAILY;INTERVAL=9999;COUNT=9999', LONGER],
    ['comes back on leap days, day by day', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=2', LONGER],
    ['has no such position in any month', 'FREQ=MONTHLY;COUNT=7;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=366', NEVER],
    ['is garbage', 'every tuesday', CHARACTERS],
    ['is empty', '', CHARACTERS],
    ['brings a calendar of its own', 'FREQ=WEEKLY;COUNT=3;BYDAY=TU\nDTSTART:20200101T120000Z', CHARACTERS],
    ['holds half a character', 'FREQ=WEEKLY;COUNT=3\ud800', CHARACTERS],
    [
      'is ten thousand characters long',
      `FREQ=WEEKLY;COUNT=3;BYDAY=${'TU,'.repeat(3_325)}TU`,
      'must be at most 200 characters',
    ],
    ['has a part without a value', 'FREQ=WEEKLY;COUNT=3;UNTIL', 'must give a date such as 20270630 as UNTIL'],
    ['has a part too many', 'FREQ=WEEKLY;COUNT=3;', expect.stringMatching(/^has a part that is none of /)],
  ])('that %s', (_why, rrule, problem) =>
    given(cafe, [])
      .when(openCafe({ recurrence: { firstDate: TUESDAY, rrule } }))
      .thenRefused('InvalidInput', { problems: [{ path: 'recurrence.rrule', problem }] }),
  );

  const part = fc.constantFrom(
    'INTERVAL=9999',
    'INTERVAL=2',
    'COUNT=9999',
    'COUNT=7',
    'UNTIL=21991231',
    'UNTIL=20270101',
    'BYDAY=MO,TU,WE,TH,FR,SA,SU',
    'BYDAY=5MO',
    'BYDAY=-5SU',
    'BYMONTHDAY=30',
    'BYMONTHDAY=-31',
    'BYMONTH=2',
    'BYMONTH=12',
    'BYSETPOS=366',
    'BYSETPOS=-1',
    'WKST=SU',
  );
  const rule = fc
    .tuple(
      fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      fc.uniqueArray(part, { maxLength: 5, selector: (text) => text.split('=')[0] }),
    )
    .map(([frequency, parts]) => [`FREQ=${frequency}`, ...parts].join(';'));

  /** In milliseconds. */
  const took = (work: () => void): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };

  it('or has one to 1,099 dates that can be planned, and either is known as quickly as for every day of three years', () => {
    const datesOf = (rrule: string) => {
      const parsed = recurrenceSchema.safeParse({ firstDate: TUESDAY, rrule });
      if (!parsed.success) return;
      const dates = datesWithin(parsed.data, TUESDAY, plusDays(TUESDAY, 3 * 366));
      expect(dates.length).toBeGreaterThan(0);
      expect(dates.length).toBeLessThan(1_100);
      expect(datesWithin(parsed.data, plusDays(TUESDAY, 3 * 366 + 1), plusDays(TUESDAY, 5 * 366))).toEqual([]);
    };
    const everyDay = took(() => {
      // One that the library follows.
      datesOf('FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=1098');
    });
    fc.assert(
      fc.property(rule, (rrule) => {
        // Where the library was left to count, some took minutes.
        expect(
          took(() => {
            datesOf(rrule);
          }) / everyDay,
        ).toBeLessThan(10);
      }),
      { numRuns: 40 },
    );
  });
});
