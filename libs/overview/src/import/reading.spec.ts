import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, plusDays } from '#kernel';
import { choirConcert, knittingCafe, morningWalk } from '../../testing/entries.js';
import { SITE } from '../../testing/feeds.js';
import type { EntryTime } from '../entry/content.js';
import { calendarOf } from '../feeds/icalendar.js';
import { jsonLdOf } from '../feeds/json-ld.js';
import { occurrencesOf } from '../times/occurrences.js';
import { rowsOfCsv } from './csv.js';
import { decoded } from './decoded.js';
import { rowsOfICalendar } from './icalendar.js';
import { rowsOfJsonLd } from './json-ld.js';

const today = '2026-11-24' as LocalDate;
const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) =>
  calendar('BEGIN:VEVENT', 'UID:kor', 'SUMMARY:Kor', ...lines, 'END:VEVENT');

describe('a CSV file', () => {
  it.each([
    [
      'with Danish names and semicolons',
      'Titel;Kategori;Dato;Starttid;Sluttid;Pris\nKor;Musik;1-12-2026;14.00;16:00;20,50',
    ],
    ['with English names and commas', 'title,category,date,begins,ends,price\nKor,Musik,2026-12-01,14:00,16:00,20.50'],
    [
      'with a byte order mark',
      '\uFEFFtitel;kategori;dato;starttid;sluttid;pris\r\nKor;Musik;01/12 2026;kl. 14;16.00;20,5 kr.\r\n',
    ],
  ])('%s says the same', (_what, text) => {
    expect(rowsOfCsv(text, today)).toMatchObject({
      faults: [],
      rows: [
        {
          ...{ title: 'Kor', externalId: 'Kor', categories: ['Musik'], price: { ore: 2050 } },
          times: [{ kind: 'once', startsAt: '2026-12-01T13:00:00.000Z', endsAt: '2026-12-01T15:00:00.000Z' }],
        },
      ],
    });
  });

  it('saved by a spreadsheet on Windows keeps its letters', () => {
    const bytes = Buffer.from('titel;kategori\nKaffe på plejehjemmet;Håndværk og æbler', 'latin1');
    expect(rowsOfCsv(decoded(bytes), today).rows).toMatchObject([
      { title: 'Kaffe på plejehjemmet', categories: ['Håndværk og æbler'] },
    ]);
  });

  it('says for each row that cannot be read where it stands and what to do', () => {
    const { rows, faults } = rowsOfCsv('id;titel;pris\n1;;20\n2;Kor;mange penge\n3;Kaffe;gratis\n3;Te;gratis', today);
    expect(rows.map(({ title }) => title)).toEqual(['Kaffe']);
    expect(faults.map(({ at, says }) => [at, says.en])).toEqual([
      ['2', 'The title is missing. Write what the activity is called.'],
      ['3', 'The price “mange penge” is no amount. Write kroner as 20 or 20.50, and the rest as price note.'],
      ['5', 'An activity further up has that id. Give each an id of its own.'],
    ]);
  });
});

describe('a calendar', () => {
  it('has what recurs on the clock in Denmark, without the dates that were moved or taken out', () => {
    const text = calendar(
      ...['BEGIN:VEVENT', 'UID:kor', 'SUMMARY:Kor', 'DTSTART;TZID=Europe/Copenhagen:20261201T140000'],
      ...['DTEND;TZID=Europe/Copenhagen:20261201T160000', 'RRULE:FREQ=WEEKLY;UNTIL=20270629T120000Z;BYDAY=TU'],
      ...['EXDATE;TZID=Europe/Copenhagen:20261222T140000', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:kor', 'SUMMARY:Kor', 'RECURRENCE-ID;TZID=Europe/Copenhagen:20261229T140000'],
      ...['DTSTART;TZID=Europe/Copenhagen:20261230T100000', 'DURATION:PT1H', 'END:VEVENT'],
    );
    const { rows, faults } = rowsOfICalendar(text, today);
    expect(faults).toEqual([]);
    const [recurs, moved] = rows[0]?.times ?? [];
    expect(recurs).toMatchObject({
      firstDate: '2026-12-01',
      begins: '14:00',
      ends: '16:00',
      except: ['2026-12-22', '2026-12-29'],
    });
    expect(recurs).toMatchObject({ rrule: expect.stringContaining('UNTIL=20270629') });
    expect(moved).toEqual({ kind: 'once', startsAt: '2026-12-30T09:00:00.000Z', endsAt: '2026-12-30T10:00:00.000Z' });
  });

  it('ends what has no end after three years, on the same days however long ago it began', () => {
    const [row] = rowsOfICalendar(
      event('DTSTART:20190108T130000Z', 'DTEND:20190108T140000Z', 'RRULE:FREQ=WEEKLY'),
      today,
    ).rows;
    // 8 January 2019 and 4 January 2022 are Tuesdays, 156 weeks apart; so is 31 December 2024.
    expect(row?.times).toMatchObject([{ firstDate: '2024-12-31', rrule: 'FREQ=WEEKLY;UNTIL=20271228' }]);
  });

  it('keeps markup as the text that it is', () => {
    const [row] = rowsOfICalendar(
      event('DTSTART:20261201T130000Z', 'DESCRIPTION:<script>alert(1)</script>'),
      today,
    ).rows;
    expect(row?.description).toBe('<script>alert(1)</script>');
  });
});

describe('JSON-LD', () => {
  it('has events of others, in lists and graphs', () => {
    const one = {
      '@type': 'MusicEvent',
      '@id': 'a',
      name: 'Koncert',
      startDate: '2026-12-01T14:00',
      endDate: '2026-12-01T16:00:00+01:00',
      keywords: 'Musik, Sang',
      location: { '@type': 'Place', name: 'Kirken', address: { streetAddress: 'Kirkevej 1', postalCode: '2635' } },
    };
    const { rows } = rowsOfJsonLd(
      JSON.stringify({ '@graph': [{ '@type': 'ItemList', itemListElement: [{ item: one }] }] }),
      today,
    );
    expect(rows).toMatchObject([
      {
        ...{ title: 'Koncert', categories: ['Musik', 'Sang'], place: { label: 'Kirken, Kirkevej 1, 2635' } },
        times: [{ startsAt: '2026-12-01T13:00:00.000Z', endsAt: '2026-12-01T15:00:00.000Z' }],
      },
    ]);
  });

  it('has what recurs by its schedule', () => {
    const eventSchedule = {
      repeatFrequency: 'P2W',
      byDay: ['https://schema.org/Tuesday'],
      startDate: '2026-12-01',
      endDate: '2027-06-29',
      startTime: '14:00',
      endTime: '16:00',
    };
    const { rows } = rowsOfJsonLd(JSON.stringify([{ '@type': 'EventSeries', name: 'Kor', eventSchedule }]), today);
    expect(rows[0]?.times).toMatchObject([
      { firstDate: '2026-12-01', rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270629' },
    ]);
  });
});

describe('whatever is sent', () => {
  const readers = [rowsOfCsv, rowsOfICalendar, rowsOfJsonLd];
  const ran = (text: string): number => {
    const began = performance.now();
    for (const read of readers) read(text, today);
    return performance.now() - began;
  };
  const lines = fc.array(
    fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'UID:a',
      'SUMMARY:x',
      'DTSTART:2026',
      'DTSTART:20261201T130000Z',
      'RRULE:FREQ=SECONDLY',
      'RRULE:FREQ=WEEKLY',
      'RRULE:',
      'EXDATE:x',
      'DURATION:P9Z',
      'GEO:a;b',
      'titel;dato;pris',
      '"',
      ';;;',
      'RECURRENCE-ID:19700101',
    ),
    { maxLength: 20 },
  );

  it('is answered, and never thrown at', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          lines.map((some) => some.join('\r\n')),
          fc.json(),
        ),
        (text) => {
          ran(text);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        rowsOfJsonLd(
          JSON.stringify({
            '@type': 'Event',
            name: 'x',
            eventSchedule: value,
            startDate: value,
            location: value,
            offers: value,
            keywords: value,
            audience: value,
          }),
          today,
        );
      }),
    );
  });

  const manyExceptions = (times: number) => Array.from({ length: times }, () => 'EXDATE:20261201T130000Z');
  it.each<[string, (size: number) => string]>([
    ['JSON that is nested, up to a million deep', (size) => '['.repeat(size)],
    ['JSON that is nested and closed', (size) => `${'[{"@graph":'.repeat(size / 10)}1${'}]'.repeat(size / 10)}`],
    ['one line, up to two megabytes', (size) => 'x'.repeat(size * 2)],
    ['a quotation mark that is never closed', (size) => `titel\n"${'x\n'.repeat(size / 2)}`],
    ['a calendar within calendars', (size) => 'BEGIN:VCALENDAR\r\n'.repeat(size / 20)],
    ['an event with many exceptions', (size) => event('DTSTART:20261201T130000Z', ...manyExceptions(size / 50))],
  ])('takes as much longer as there is more of it: %s', (_what, of) => {
    const [few, many] = [of(125_000), of(1_000_000)].map(ran) as [number, number];
    // Eight times as much: by the square it would be 64 times as long.
    expect(many / few).toBeLessThan(40);
  });
});

describe('what our own feeds say', () => {
  const entries = [choirConcert, knittingCafe, morningWalk];
  const timesOf = (times: readonly EntryTime[]) =>
    occurrencesOf({ times }, '2026-01-01' as LocalDate, plusDays('2026-01-01' as LocalDate, 3 * 365)).map(
      ({ startsAt, endsAt }) => `${Date.parse(startsAt)} ${Date.parse(endsAt)}`,
    );
  const titleOf = ({ texts }: (typeof entries)[number]) => texts.find(({ language }) => language === 'da')?.title;

  it('in the calendar is the same activity at the same times when it is read again', () => {
    const { rows, faults } = rowsOfICalendar(calendarOf(entries, SITE).body, today);
    expect(faults).toEqual([]);
    expect(rows.map(({ externalId, title }) => [externalId, title])).toEqual(
      entries.map((entry) => [entry.entryId, titleOf(entry)]),
    );
    rows.forEach(({ times }, nth) => expect(timesOf(times)).toEqual(timesOf(entries[nth]?.times ?? [])));
  });

  it('for search engines is the same activity at the same times when it is read again', () => {
    const { rows, faults } = rowsOfJsonLd(JSON.stringify(entries.map((entry) => jsonLdOf(entry, SITE))), today);
    expect(faults).toEqual([]);
    rows.forEach(({ title, times, price }, nth) => {
      const entry = entries[nth];
      expect([title, price?.ore]).toEqual([entry && titleOf(entry), entry?.price.ore]);
      expect(timesOf(times)).toEqual(timesOf(entry?.times ?? []));
    });
  });
});
