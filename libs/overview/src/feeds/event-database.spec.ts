import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf } from '#kernel';
import { choirConcert, knittingCafe, someEntries, visitingFriend } from '../../testing/entries.js';
import { HOSTILE_LINE, HOSTILE_TEXT, SITE, hostileEntry } from '../../testing/feeds.js';
import { dailyPartsOf } from './daily-parts.js';
import { databaseEventOf } from './event-database.js';
import { type DatabaseList, databaseItems, databasePage } from './event-database-page.js';
import { zoned } from './wall-clock.js';

type Member = Readonly<Record<string, unknown>>;
interface Collection {
  readonly 'hydra:totalItems': number;
  readonly 'hydra:member': readonly Member[];
  readonly 'hydra:view': Readonly<Record<string, string>>;
}
const read = (list: DatabaseList, asked = {}, entries = someEntries) =>
  JSON.parse(databasePage(databaseItems(list, entries, SITE), SITE, asked).body) as Collection;

describe('the event database of Aarhus', () => {
  it('has an event for each entry, with its times on the clock in Denmark', () => {
    expect(databaseEventOf(choirConcert, SITE)).toMatchObject({
      ...{ title: 'Julekoncert med Ældrekoret', excerpt: 'Koret synger julen ind på biblioteket.', publicAccess: true },
      occurrences: [{ start: '2026-12-11T19:00:00+01:00', end: '2026-12-11T21:00:00+01:00' }],
      dailyOccurrences: [
        { start: '2026-12-11T19:00:00+01:00', ticketPriceRange: '75,50 kr. (Kaffe og småkager er med)' },
      ],
      location: { country: 'Danmark', disabilityAccess: true, coordinates: [55.6155, 12.3526] },
      ...{ organizer: { name: 'Ishøj Bibliotek' }, tags: ['Kultur', 'Musik'] },
    });
    const at = (sha256 = '') => `${SITE.baseUrl}/photos/${sha256}`;
    const [photo] = knittingCafe.photos;
    expect(databaseEventOf(knittingCafe, SITE)).toMatchObject({
      imageUrls: { small: at(photo?.small?.sha256), medium: at(photo?.sha256), large: at(photo?.sha256) },
    });
    expect(databaseEventOf(visitingFriend, SITE)).toMatchObject({
      ...{ occurrences: [], location: null, imageUrls: { small: null, medium: null, large: null } },
    });
  });

  it('has every field that the database gives', () => {
    const {
      'hydra:member': [event],
    } = read('events');
    expect(Object.keys(event ?? {}).toSorted()).toEqual(
      [
        ...[
          '@id',
          '@type',
          'created',
          'dailyOccurrences',
          'description',
          'entityId',
          'excerpt',
          'imageUrls',
          'location',
        ],
        ...['occurrences', 'organizer', 'partners', 'publicAccess', 'tags', 'ticketUrl', 'title', 'updated', 'url'],
      ].toSorted(),
    );
    expect(Object.keys(event?.location as object).toSorted()).toEqual(
      [
        ...['city', 'coordinates', 'country', 'disabilityAccess', 'entityId', 'image', 'mail', 'name', 'postalCode'],
        ...['region', 'street', 'suite', 'telephone', 'url'],
      ].toSorted(),
    );
  });

  it('numbers things by whole numbers that stay', () => {
    const [first, again] = [read('events'), read('events', {}, someEntries.toReversed())];
    expect(again).toEqual(first);
    for (const { entityId } of first['hydra:member']) expect(Number.isSafeInteger(entityId)).toBe(true);
  });

  it('leads from page to page', () => {
    const first = read('events', { itemsPerPage: '3' });
    expect(first['hydra:view']).toEqual({
      ...{ '@id': '/feeds/events?itemsPerPage=3&page=1', '@type': 'hydra:PartialCollectionView' },
      'hydra:first': '/feeds/events?itemsPerPage=3&page=1',
      'hydra:last': '/feeds/events?itemsPerPage=3&page=2',
      'hydra:next': '/feeds/events?itemsPerPage=3&page=2',
    });
    const members = [1, 2, 3].map((page) => read('events', { itemsPerPage: '3', page: String(page) })['hydra:member']);
    expect(members.map(({ length }) => length)).toEqual([3, 1, 0]);
    expect(read('events', { itemsPerPage: '5000' })['hydra:view']['@id']).toBe('/feeds/events?itemsPerPage=50&page=1');
  });

  it.each<[DatabaseList, number]>([
    ['organizations', 3],
    ['locations', 3],
    ['tags', 6],
    ['vocabularies', 3],
  ])('lists its %s once each', (list, number) => {
    const { 'hydra:member': members, 'hydra:totalItems': total } = read(list, { itemsPerPage: '50' });
    expect([members.length, total]).toEqual([number, number]);
    expect(new Set(members.map((member) => member['@id'])).size).toBe(number);
  });

  it('lists its times with their events', () => {
    const { 'hydra:member': members, 'hydra:totalItems': total } = read('occurrences', {}, [
      choirConcert,
      knittingCafe,
    ]);
    expect(total).toBeGreaterThan(20);
    expect(members[0]).toMatchObject({ '@type': 'Occurrence', event: { title: 'Strikkecafé i Åparken' } });
  });

  it('keeps every sign of a text, and makes none of it markup', () => {
    const event = JSON.parse(JSON.stringify(databaseEventOf(hostileEntry(), SITE))) as Record<string, string>;
    expect(event).toMatchObject({ title: HOSTILE_LINE, organizer: { name: HOSTILE_LINE } });
    expect(event.description).not.toMatch(/<(?!p>|\/p>|br>)/);
    const shown = event.description
      ?.replace(/<\/p><p>/g, '\n\n')
      .replaceAll('<br>', '\n')
      .replace(/<\/?p>/g, '');
    const text = ['&lt;<', '&gt;>', '&quot;"', '&amp;&'].reduce(
      (s, e) => s.replaceAll(e.slice(0, -1), e.slice(-1)),
      shown ?? '',
    );
    expect(text).toBe(`${HOSTILE_LINE}\n\n${HOSTILE_TEXT.replace(/\r\n?/g, '\n')}`);
  });

  it('cuts what lasts over midnight into days, also when the clocks are changed', () => {
    const minutes = fc.integer({ min: 0, max: 20 * 24 * 60 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 12 * 24 * 60 }), (start, length) => {
        const startsAt = instantOf(Date.UTC(2026, 9, 15) + start * 60_000);
        const endsAt = instantOf(Date.parse(startsAt) + length * 60_000);
        const parts = dailyPartsOf({ startsAt, endsAt });
        expect([parts[0]?.startsAt, parts.at(-1)?.endsAt]).toEqual([startsAt, endsAt]);
        parts.forEach((part, n) => {
          if (n > 0) expect(part.startsAt).toBe(parts[n - 1]?.endsAt);
          const last = instantOf(Math.max(Date.parse(part.endsAt) - 1, Date.parse(part.startsAt)));
          expect(dayOf(last)).toBe(dayOf(part.startsAt));
        });
      }),
    );
  });
});

const dayOf = (at: Instant) => zoned(at).toPlainDate().toString();
