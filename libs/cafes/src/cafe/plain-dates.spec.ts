import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { type LocalDate, plusDays } from '#kernel';
import { plainDates } from './plain-dates.js';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** So many dates of each are compared: the library is slow. */
const MOST = 60;

function byLibrary(firstDate: LocalDate, rrule: string): readonly string[] {
  const dtstart = Temporal.PlainDate.from(firstDate).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' });
  const dates: string[] = [];
  new RRuleTemporal({ rruleString: `RRULE:${rrule}`, dtstart, maxIterations: 10_000 }).all((noon) => {
    if (dates.length < MOST) dates.push(noon.toPlainDate().toString());
    return dates.length < MOST;
  });
  return dates;
}

function plainly(firstDate: LocalDate, rrule: string): readonly string[] | undefined {
  const dates: string[] = [];
  for (const date of plainDates(firstDate, rrule) ?? []) {
    if (dates.length === MOST) break;
    dates.push(date);
  }
  return plainDates(firstDate, rrule) && dates;
}

const firstDates = fc.integer({ min: 0, max: 10_000 }).map((days) => plusDays('2020-01-01' as LocalDate, days));
const interval = fc
  .option(fc.integer({ min: 1, max: 40 }))
  .map((every) => (every === null ? '' : `;INTERVAL=${every}`));
const wkst = fc.option(fc.constantFrom(...DAYS)).map((day) => (day === null ? '' : `;WKST=${day}`));
const byDay = fc
  .option(fc.shuffledSubarray(DAYS, { minLength: 1 }))
  .map((days) => (days === null ? '' : `;BYDAY=${days.join()}`));
const weekly = fc.tuple(fc.constant('FREQ=WEEKLY'), byDay, interval, wkst).map((parts) => parts.join(''));
const daily = fc.tuple(fc.constant('FREQ=DAILY'), interval, wkst).map((parts) => parts.join(''));
/** Some end before they begin. */
const until = (firstDate: LocalDate) =>
  fc.integer({ min: -10, max: 1_200 }).map((days) => `;UNTIL=${plusDays(firstDate, days).replaceAll('-', '')}`);
const count = fc.integer({ min: 1, max: 80 }).map((times) => `;COUNT=${times}`);
const recurrences = firstDates.chain((firstDate) =>
  fc
    .tuple(fc.oneof(weekly, daily), fc.oneof(until(firstDate), count))
    .map((parts) => ({ firstDate, rrule: parts.join('') })),
);

describe('dates of plain rules', () => {
  it('are those that the library finds, across years and clock changes', () => {
    fc.assert(
      fc.property(recurrences, ({ firstDate, rrule }) => {
        expect(plainly(firstDate, rrule)).toEqual(byLibrary(firstDate, rrule));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    'FREQ=MONTHLY;COUNT=3',
    'FREQ=DAILY;BYDAY=MO;COUNT=3',
    'FREQ=WEEKLY;BYDAY=MO,MO;COUNT=3',
    'FREQ=WEEKLY;BYDAY=2MO;COUNT=3',
    'FREQ=WEEKLY;BYMONTH=2;COUNT=3',
    'FREQ=WEEKLY;UNTIL=20270230',
  ])('are not told of %s, which is the library’s', (rrule) =>
    expect(plainDates('2026-11-24' as LocalDate, rrule)).toBeUndefined(),
  );
});
