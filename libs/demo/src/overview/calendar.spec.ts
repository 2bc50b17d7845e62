import { beforeAll, describe, expect, it } from '@jest/globals';
import { datesWithin } from '#cafes';
import { type Instant, type LocalDate, dateIn, plusDays } from '#kernel';
import { organisers } from './organisers.js';
import type { Activity, Time } from './told.js';

/** Whoever tries the demo may do so on any day: on Christmas Eve, in the middle of a holiday, on a leap day. */
const DAYS = ['2026-12-24', '2027-01-02', '2027-06-29', '2027-07-12', '2028-02-29'] as LocalDate[];

const activities = organisers.flatMap((told) => told.activities);
const isRead = ({ fate }: Activity) => fate === undefined || fate === 'returned' || fate === 'changed';

interface Told {
  readonly today: LocalDate;
  readonly activity: Activity;
  readonly time: Time;
  readonly dates: readonly LocalDate[];
}

let told: readonly Told[];

/** Many activities share their days, and following a recurrence takes milliseconds. */
beforeAll(() => {
  const known = new Map<string, readonly LocalDate[]>();
  const datesOf = (time: Time): readonly LocalDate[] => {
    if (time.kind === 'once') return [dateIn(time.startsAt as Instant)];
    const { rrule, except } = time;
    const firstDate = time.firstDate as LocalDate;
    const dates =
      known.get(`${firstDate} ${rrule}`) ?? datesWithin({ firstDate, rrule }, firstDate, plusDays(firstDate, 3 * 366));
    known.set(`${firstDate} ${rrule}`, dates);
    return dates.filter((date) => !except.includes(date));
  };
  told = DAYS.flatMap((today) =>
    activities.flatMap((activity) =>
      (activity.times ?? []).map((when) => {
        const time = when(today);
        return { today, activity, time, dates: datesOf(time) };
      }),
    ),
  );
});

describe('the overview of the demo, on any day of the year', () => {
  it('has times ahead for all but what is over', () => {
    const wrong = told.filter(
      ({ today, activity: { fate }, dates }) => (dates.at(-1) ?? '') >= today === (fate === 'over'),
    );
    expect(wrong.map(({ today, activity: { da } }) => `${today} ${da[0]}`)).toEqual([]);
  });

  it('has nothing that recurs between Christmas and New Year', () => {
    const found = told.flatMap(({ activity: { da }, time, dates }) =>
      time.kind === 'recurring' ? dates.filter(isChristmas).map((date) => `${da[0]} ${date}`) : [],
    );
    expect(found).toEqual([]);
  });

  it('tells a course as many times as it has, whatever holidays lie between', () => {
    const grief = told.filter(({ activity: { da } }) => da[0] === 'Sorg- og livsmodsgruppe');
    expect(grief.map(({ dates }) => dates.length)).toEqual(DAYS.map(() => 8));
  });
});

describe('what is told in the overview of the demo', () => {
  it('is 120 activities that everybody may read, and a few that wait, were withdrawn or are over', () => {
    expect(activities.filter(isRead)).toHaveLength(120);
    expect(organisers).toHaveLength(25);
    const count = (fate: Activity['fate']) => activities.filter((each) => each.fate === fate).length;
    expect([count('waiting'), count('sentBack'), count('draft'), count('withdrawn'), count('over')]).toEqual([
      3, 1, 1, 3, 2,
    ]);
  });

  it('has a title of its own each', () => {
    const titles = activities.map(({ da: [title] }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('names nobody in its texts who is to be called: they are on record as people, and can be erased', () => {
    const names = organisers.flatMap(({ contacts }) => contacts.flatMap(({ name }) => name.split(/[ -]/)));
    const said = activities.flatMap(({ da, en = [], signUp = '', priceNote = '' }) => [
      ...da,
      ...en,
      signUp,
      priceNote,
    ]);
    const words = new Set(said.join(' ').split(/[^\p{L}]+/u));
    expect(names.filter((name) => name.length > 3 && words.has(name))).toEqual([]);
  });

  it('can be had by agreement only where somebody, or the organiser, can be called', () => {
    const silent = organisers.flatMap(({ described, activities: theirs }) =>
      theirs.filter(({ times, contact }) => !times && contact === undefined && described.phone === undefined),
    );
    expect(silent).toEqual([]);
    for (const { contacts, activities: theirs } of organisers)
      for (const { contact } of theirs) expect(contact ?? -1).toBeLessThan(contacts.length);
  });
});

function isChristmas(date: LocalDate): boolean {
  return date.slice(5) >= '12-21' && date.slice(5) <= '12-31';
}
