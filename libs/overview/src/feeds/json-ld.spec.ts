import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choirConcert, knittingCafe, morningWalk, visitingFriend } from '../../testing/entries.js';
import { HOSTILE_LINE, HOSTILE_TEXT, SITE, hostileEntry } from '../../testing/feeds.js';
import { type Json, embeddedJson } from './json.js';
import { jsonLdOf } from './json-ld.js';

/** As a search engine reads it. */
const read = (json: Json) => JSON.parse(embeddedJson(json)) as Record<string, unknown>;

describe('an entry for search engines', () => {
  it('is an event where it is once, with what it costs and how many places are left', () => {
    expect(read(jsonLdOf(choirConcert, SITE))).toMatchObject({
      ...{ '@context': 'https://schema.org', '@type': 'Event', name: 'Julekoncert med Ældrekoret' },
      ...{ startDate: '2026-12-11T19:00:00+01:00', endDate: '2026-12-11T21:00:00+01:00' },
      offers: [{ '@type': 'Offer', price: '75.50', priceCurrency: 'DKK', availability: 'https://schema.org/InStock' }],
      ...{ isAccessibleForFree: false, remainingAttendeeCapacity: 12 },
    });
  });

  it('is a series where it recurs, with its rule, its exceptions and the next times from today', () => {
    const { eventSchedule, subEvent, ...series } = read(jsonLdOf(knittingCafe, SITE));
    expect(series).toMatchObject({ '@type': 'EventSeries', inLanguage: ['da', 'en', 'ar'], isAccessibleForFree: true });
    expect(eventSchedule).toEqual([
      {
        ...{
          '@type': 'Schedule',
          startDate: '2026-09-03',
          endDate: '2027-06-24',
          startTime: '14:00',
          endTime: '16:00',
        },
        ...{ scheduleTimezone: 'Europe/Copenhagen', repeatFrequency: 'P1W', byDay: ['https://schema.org/Thursday'] },
        exceptDate: ['2026-12-24T14:00:00+01:00', '2026-12-31T14:00:00+01:00'],
      },
    ]);
    expect(subEvent).toHaveLength(10);
    expect(subEvent).toMatchObject([
      { startDate: '2026-11-26T14:00:00+01:00' },
      { startDate: '2026-12-03T14:00:00+01:00' },
      ...Array<object>(8).fill({}),
    ]);
  });

  it('says a number of times as the last date', () => {
    const { eventSchedule } = read(jsonLdOf(morningWalk, SITE));
    expect(eventSchedule).toMatchObject([{}, { byDay: ['2SA'], repeatFrequency: 'P1M', endDate: '2027-03-13' }]);
  });

  it('names times one by one where a schedule cannot say the rule', () => {
    const [time] = knittingCafe.times;
    const times = time?.kind === 'recurring' ? [{ ...time, rrule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=6' }] : [];
    const { eventSchedule, subEvent } = read(jsonLdOf({ ...knittingCafe, times }, SITE));
    expect(eventSchedule).toBeUndefined();
    expect(subEvent).toMatchObject([{ startDate: '2026-12-01T14:00:00+01:00' }, {}, {}, {}]);
  });

  it('is a service where it is by agreement', () => {
    const service = read(jsonLdOf(visitingFriend, SITE));
    expect(service).toMatchObject({ '@type': 'Service', name: 'Besøgsven', provider: { name: 'Naboer i Åparken' } });
    expect(service).not.toHaveProperty('startDate');
  });

  it('tells what is accessible as data: yes, no, and nothing where nobody has said', () => {
    expect(read(jsonLdOf(knittingCafe, SITE)).location).toMatchObject({
      '@type': 'Place',
      amenityFeature: [
        { '@type': 'LocationFeatureSpecification', name: 'Uden trin', value: true },
        { name: 'Handicaptoilet', value: true },
        { name: 'Teleslynge', value: false },
        { name: 'Følgeskab hjemmefra', value: true },
      ],
    });
  });

  it('tells of a person what they published, and nothing else', () => {
    expect(read(jsonLdOf(knittingCafe, SITE)).organizer).toMatchObject({
      contactPoint: { '@type': 'ContactPoint', name: 'Karen Holm', telephone: '43000002', email: 'karen@example.dk' },
    });
    expect(embeddedJson(jsonLdOf({ ...knittingCafe, contact: undefined }, SITE))).not.toMatch(/Karen|43000002/);
  });

  it('keeps every sign of a text, and none of it ends the script that it stands in', () => {
    const entry = hostileEntry();
    const embedded = embeddedJson(jsonLdOf(entry, SITE));
    expect(embedded).not.toMatch(/[<>&\u2028\u2029]/);
    const { name, description, location, organizer } = JSON.parse(embedded) as Record<string, unknown>;
    expect(name).toBe(HOSTILE_LINE);
    expect(description).toBe(`${HOSTILE_LINE}\n\n${HOSTILE_TEXT.replace(/\r\n?/g, '\n')}`);
    expect(location).toMatchObject({ name: HOSTILE_LINE });
    expect(organizer).toMatchObject({ name: HOSTILE_LINE, contactPoint: { name: HOSTILE_LINE } });
  });

  it('says whatever JSON says, embedded', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const embedded = embeddedJson(value);
        expect(embedded).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(embedded)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
