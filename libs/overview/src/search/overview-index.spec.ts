import { describe, expect, it } from '@jest/globals';
import { type LocalDate, instant } from '#kernel';
import { MONDAY, smallTown } from '../../testing/small-town.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { OverviewIndex } from './overview-index.js';

const town = smallTown();
const index = OverviewIndex.of(town);

describe('an answer of the overview', () => {
  it('says why each was found, in the language that was asked in', () => {
    const ask = (language: 'da' | 'en') => {
      const text = 'svømning nær Vejleåparken gratis';
      const [hit] = index.search({ text, language }, MONDAY).hits;
      return hit?.reasons.map(({ says }) => says);
    };
    expect(ask('da')).toEqual([
      ...['“svømning” i titlen', 'Søndag 29. november kl. 10.00–11.30'],
      ...['Omkring 450 m fra Vejleåparken', 'Gratis'],
    ]);
    expect(ask('en')?.slice(0, 2)).toEqual(['“svømning” in the title', 'Sunday 29 November, 10:00–11:30']);
  });

  it('tells the day that was asked for, not one before it', () => {
    const { hits } = index.search({ text: 'svømning 20. december', language: 'en' }, MONDAY);
    expect(hits[0]?.next?.date).toBe('2026-12-20');
    expect(hits[0]?.reasons.map(({ says }) => says)).toContain('Sunday 20 December, 10:00–11:30');
  });

  it('gives what is called so before all else, though its name says another day', () => {
    const { hits } = index.search({ text: 'Bagedag', language: 'da' }, MONDAY);
    expect(hits[0]?.reasons[0]?.code).toBe('title');
    const renamed = town.map((entry) => ({
      ...entry,
      texts: [{ language: 'da' as const, title: `${entry.texts[0]?.title} fredag gratis`, summary: 'Kom.' }],
    }));
    for (const { entryId, texts } of renamed) {
      const found = OverviewIndex.of(renamed).search({ text: texts[0]?.title ?? '', language: 'da' }, MONDAY).hits;
      expect(found[0]?.entry.entryId).toBe(entryId);
    }
  });

  it('offers, where nothing fits, what there is on another day or elsewhere, and says which', () => {
    const ask = (text: string, filters = {}) => {
      const { hits, instead } = index.search({ text, filters, language: 'da' }, MONDAY);
      return { found: hits.length, without: instead?.without, first: instead?.hits[0]?.entry.texts[0]?.title };
    };
    expect(ask('svømning tirsdag aften')).toEqual({
      ...{ found: 0, without: ['tirsdag', 'kl. 17.00–23.59'], first: 'Svømning for pensionister' },
    });
    expect(ask('svømning nær Havnehuset')).toMatchObject({ found: 0, first: 'Svømning for pensionister' });
    expect(ask('kvantefysik torsdag')).toMatchObject({ found: 0, without: ['“kvantefysik”'] });
    // What was chosen stays, and so does what somebody needs.
    expect(ask('svømning', { weekdays: [2] }).without).toBeUndefined();
    const stepped = town.map((entry) => ({ ...entry, accessibility: { stepFree: false } }));
    const answer = OverviewIndex.of(stepped).search({ text: 'svømning tirsdag uden trapper', language: 'da' }, MONDAY);
    expect([answer.total, answer.instead]).toEqual([0, undefined]);
    expect(index.search({ text: 'svømning søndag', language: 'da' }, MONDAY).instead).toBeUndefined();
  });

  it('counts what ends at midnight to its evening, and not to the day after', () => {
    const [entry] = town;
    if (!entry) throw new Error('the small town is empty');
    const party = {
      ...entry,
      texts: [{ language: 'da' as const, title: 'Fest', summary: 'Dans.' }],
      times: [
        { kind: 'once' as const, startsAt: instant('2026-11-27T17:00:00Z'), endsAt: instant('2026-11-27T23:00:00Z') },
      ],
    } satisfies PublishedEntry;
    const at = (text: string, now = MONDAY) => OverviewIndex.of([party]).search({ text, language: 'da' }, now);
    expect(at('fredag aften').total).toBe(1);
    expect(at('lørdag').total).toBe(0);
    expect(at('lørdag aften').total).toBe(0);
    expect(at('i dag', instant('2026-11-28T11:00:00Z')).total).toBe(0);
    expect(at('fest', instant('2026-11-28T11:00:00Z')).hits[0]?.next).toBeUndefined();
    // An exhibition is on every one of its days.
    const days = { startsAt: instant('2026-11-27T09:00:00Z'), endsAt: instant('2026-11-29T15:00:00Z') };
    const exhibition: PublishedEntry = { ...party, times: [{ kind: 'once', ...days }] };
    for (const day of ['fredag', 'lørdag', 'søndag formiddag'])
      expect(OverviewIndex.of([exhibition]).search({ text: day, language: 'da' }, MONDAY).total).toBe(1);
  });

  it('puts what is near first where it is told from where', () => {
    const near = { latitude: 55.6053, longitude: 12.3791 };
    const { hits } = index.search({ language: 'da', near, first: 5 }, MONDAY);
    expect(hits.map(({ entry }) => entry.place?.label)).toEqual(Array(5).fill('Havnehuset, Søhesten 1, 2635 Ishøj'));
    expect(hits.map(({ metres }) => Math.round(metres ?? -1))).toEqual([0, 0, 0, 0, 0]);
  });

  it('puts what is next first where there are no words', () => {
    const dates = index.search({ language: 'da', first: 100 }, MONDAY).hits.map(({ next }) => next?.date ?? '');
    expect(dates).toEqual([...dates].sort());
  });

  it('counts what one more filter would leave', () => {
    const { facets, total } = index.search({ text: 'samvær med kaffe', language: 'da' }, MONDAY);
    for (const [termId, count] of Object.entries(facets.terms))
      expect(
        index.search({ text: 'samvær med kaffe', filters: { terms: [termId] }, language: 'da' }, MONDAY).total,
      ).toBe(count);
    for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
      const filters = { weekdays: [weekday] };
      const left = index.search({ text: 'samvær med kaffe', filters, language: 'da' }, MONDAY);
      expect(left.total).toBe(facets.weekdays[weekday]);
    }
    expect(facets.free).toBeLessThan(total);
  });

  it('comes in pages that make up the whole', () => {
    const all = index.search({ language: 'da', first: 100 }, MONDAY).hits;
    const pages = [0, 10, 20, 30].flatMap((after) => index.search({ language: 'da', first: 10, after }, MONDAY).hits);
    expect(pages).toEqual(all);
    expect(index.search({ language: 'da', first: 0 }, MONDAY).hits).toHaveLength(20);
    expect(index.search({ language: 'da', first: -3, after: NaN }, MONDAY).hits).toHaveLength(1);
  });

  it('still finds what has no day to come, behind what has one', () => {
    const [one] = town;
    const past = { firstDate: '2026-01-05' as LocalDate, rrule: 'FREQ=WEEKLY;COUNT=4' };
    const times = one?.times.map((time) => ({ ...time, ...past })) ?? [];
    const both = OverviewIndex.of(
      one
        ? [
            { ...one, entryId: 'a', times },
            { ...one, entryId: 'b' },
          ]
        : [],
    );
    const { hits } = both.search({ text: 'strik', language: 'da' }, MONDAY);
    expect(hits.map(({ entry, next }) => [entry.entryId, next !== undefined])).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });

  it('looks at the first 200 characters of a text, and says so', () => {
    const { cut, hits } = index.search({ text: `banko ${'og '.repeat(5_000)}skak`, language: 'da' }, MONDAY);
    expect([cut, hits[0]?.entry.texts[0]?.title]).toEqual([true, 'Bankospil']);
  });

  it('answers where there is nothing at all', () => {
    expect(OverviewIndex.of([]).search({ text: 'strik', language: 'da' }, MONDAY)).toMatchObject({
      hits: [],
      total: 0,
    });
  });
});
