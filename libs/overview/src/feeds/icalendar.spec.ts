import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type LocalDate, type LocalTime, instant, plusDays } from '#kernel';
import { choirConcert, knittingCafe, morningWalk, someEntries, visitingFriend } from '../../testing/entries.js';
import { HOSTILE_TEXT, SITE, hostileEntry } from '../../testing/feeds.js';
import type { EntryTime } from '../entry/content.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { occurrencesOf } from '../times/occurrences.js';
import { calendarOf } from './icalendar.js';

/** What a calendar program reads: each event, and when it is. */
function read(entries: readonly PublishedEntry[]) {
  const { body } = calendarOf(entries, SITE);
  const calendar = new ICAL.Component(ICAL.parse(body) as never[]);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

function timesIn(event: ICAL.Event): readonly (readonly [string, string])[] {
  if (!event.isRecurring()) return [[iso(event.startDate), iso(event.endDate)]];
  const found: [string, string][] = [];
  const each = event.iterator();
  for (let next = each.next(); !each.complete && found.length < 1_200; next = each.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    found.push([iso(startDate), iso(endDate)]);
  }
  return found;
}
const iso = (time: ICAL.Time): string => new Date(time.toUnixTime() * 1_000).toISOString();
const inOrder = (times: readonly (readonly [string, string])[]) =>
  [...new Set(times.map((time) => time.join('/')))].toSorted();

const expected = (entry: PublishedEntry) =>
  inOrder(
    entry.times.flatMap((time) => {
      const from = time.kind === 'recurring' ? time.firstDate : ('2026-01-01' as LocalDate);
      return occurrencesOf({ times: [time] }, from, plusDays(from, 3 * 366), 2_000).map(
        ({ startsAt, endsAt }) => [startsAt, endsAt] as const,
      );
    }),
  );
const found = (entry: PublishedEntry) => inOrder(read([entry]).flatMap(timesIn));

describe('the calendar of the overview', () => {
  it.each([knittingCafe, choirConcert, morningWalk])(
    'says when each entry is, over the changes of the clock',
    (entry) => {
      expect(expected(entry).length).toBeGreaterThan(0);
      expect(found(entry)).toEqual(expected(entry));
    },
  );

  it('leaves out what is by agreement', () => {
    expect(read([visitingFriend])).toEqual([]);
  });

  it('says when recurring entries are whatever their rule, their hours and their exceptions, as every other page does', () => {
    const rules = fc.oneof(
      fc.tuple(fc.constant('DAILY'), fc.integer({ min: 1, max: 9 })).map(([f, n]) => `FREQ=${f};INTERVAL=${n}`),
      fc
        .tuple(
          fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }),
          fc.integer({ min: 1, max: 3 }),
        )
        .map(([days, n]) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${days.join(',')}`),
      fc
        .tuple(fc.constantFrom('1', '2', '3', '4', '-1'), fc.constantFrom('MO', 'SA', 'SU'))
        .map(([n, day]) => `FREQ=MONTHLY;BYDAY=${n}${day}`),
      fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
    );
    const clock = fc
      .tuple(fc.constantFrom(0, 1, 2, 3, 9, 14, 20, 23), fc.constantFrom('00', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}` as LocalTime);
    const ends = fc.oneof(
      fc.integer({ min: 1, max: 30 }).map((n) => `COUNT=${n}`),
      fc.constant('UNTIL=20271114'),
    );
    const entry = fc.record({
      ...{ rule: rules, end: ends, begins: clock, ends: clock, start: fc.integer({ min: 0, max: 300 }) },
      except: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(entry, ({ rule, end, begins, ends, start, except }) => {
        const firstDate = plusDays('2026-09-01' as LocalDate, start);
        const time: EntryTime = {
          ...{ kind: 'recurring', firstDate, rrule: `${rule};${end}`, begins, ends },
          except: except.map((days) => plusDays(firstDate, days)),
        };
        const one = { ...knittingCafe, times: [time] };
        expect(found(one)).toEqual(expected(one));
      }),
      { numRuns: 60 },
    );
  });

  it('says a night in which the clocks are changed by itself, in UTC, and leaves it out of the rule', () => {
    const [thursdays] = knittingCafe.times;
    if (thursdays?.kind !== 'recurring') throw new Error('the knitting café recurs');
    const hours = { begins: '20:00' as LocalTime, ends: '04:00' as LocalTime, except: [] };
    const saturdays = { ...thursdays, ...hours, rrule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=30' };
    const night = { ...knittingCafe, times: [saturdays] };
    const [series, ...alone] = read([night]);
    expect(alone.map((event) => [event.uid, ...(timesIn(event)[0] ?? [])])).toEqual([
      [`${night.entryId}-0-2026-10-24`, '2026-10-24T18:00:00.000Z', '2026-10-25T03:00:00.000Z'],
      [`${night.entryId}-0-2027-03-27`, '2027-03-27T19:00:00.000Z', '2027-03-28T02:00:00.000Z'],
    ]);
    expect(series && timesIn(series)).toHaveLength(28);
    expect(found(night)).toEqual(expected(night));
  });

  it('names each event the same in every revision, and the revision as its sequence', () => {
    const [event] = read([knittingCafe]);
    const [later] = read([{ ...knittingCafe, revision: 4 }]);
    expect([event?.uid, event?.sequence]).toEqual([`${knittingCafe.entryId}-0`, 3]);
    expect([later?.uid, later?.sequence]).toEqual([event?.uid, 4]);
    const all = read(someEntries).map(({ uid }) => uid);
    expect(new Set(all).size).toBe(all.length);
  });

  it('names a day of a café the same when those before it are over', () => {
    const days = ['2026-11-24', '2026-12-01', '2026-12-08'].map((day) => ({
      ...{ kind: 'once' as const, startsAt: instant(`${day}T13:00:00Z`), endsAt: instant(`${day}T15:00:00Z`) },
    }));
    const uidsOf = (times: typeof days) => read([{ ...choirConcert, times }]).map(({ uid }) => uid);
    expect(uidsOf(days).slice(1)).toEqual(uidsOf(days.slice(1)));
    expect(uidsOf(days)[0]).toBe(`${choirConcert.entryId}-20261124T130000Z`);
  });

  it('says where, who and for how much, and when it was changed', () => {
    const [event] = read([choirConcert]);
    expect(event?.location).toBe(choirConcert.place?.label);
    expect(event?.component.getFirstPropertyValue('geo')).toEqual([55.6155, 12.3526]);
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${SITE.baseUrl}/aktiviteter/${choirConcert.entryId}`);
    expect(event?.component.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-11-02T10:30:00Z');
    expect(event?.description).toContain('Pris: 75,50 kr. (Kaffe og småkager er med)');
  });

  it('keeps every sign of a text, and no text begins a line of its own', () => {
    const entry = hostileEntry({ times: choirConcert.times });
    const [event, ...others] = read([entry]);
    expect(others).toEqual([]);
    expect(event?.summary).toBe(entry.texts[0]?.title);
    expect(event?.location).toBe(entry.place?.label);
    expect(event?.description).toContain(HOSTILE_TEXT.replace(/\r\n?/g, '\n'));
    const category = event?.component.getFirstProperty('categories')?.getValues();
    expect(category).toEqual([entry.terms[0]?.name.da]);
  });

  it('is named after the municipality, whatever that is called', () => {
    const { body } = calendarOf([], { ...SITE, municipality: 'Ishøj; \r\nBEGIN:VEVENT' });
    expect(body).toContain('\r\nNAME:Aktivitetsoverblikket\\, Ishøj\\;  BEGIN:VEVENT\r\n');
    expect(body).not.toContain('\nBEGIN:VEVENT');
  });

  it('has no line of more than 75 octets and ends each with CRLF', () => {
    const { body } = calendarOf([hostileEntry({ times: choirConcert.times }), ...someEntries], SITE);
    expect(body.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = body.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
  });

  it('is the same bytes for the same entries', () => {
    expect(calendarOf(someEntries, SITE)).toEqual(calendarOf(someEntries, SITE));
  });
});
