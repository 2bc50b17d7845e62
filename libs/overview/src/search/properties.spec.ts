import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, type LocalTime, dateIn, plusDays, plusMinutes } from '#kernel';
import { manyEntries } from '../../testing/many-entries.js';
import { MONDAY, smallTown } from '../../testing/small-town.js';
import { nextOccurrence, occurrencesOf } from '../times/occurrences.js';
import { type Filters, type Need, type Weekday, metresTo } from './filters.js';
import { OverviewIndex } from './overview-index.js';

const entries = [...manyEntries({ seed: 8, count: 80 }), ...smallTown()];
const index = OverviewIndex.of(entries);
const today = dateIn(MONDAY);

const WORDS = [
  'strik',
  'torsdag',
  'nær',
  'Vejleåparken',
  'uden trapper',
  'gratis',
  'kl. 14',
  'klub',
  'på tyrkisk',
  'i',
  '24. maj',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...WORDS, 'constructor', '__proto__', 'toString', '$', '\ud83d', '\u202e'), {
      maxLength: 12,
    })
    .map((words) => words.join(' ')),
);
const anyFilters: fc.Arbitrary<Filters> = fc.record(
  {
    terms: fc.subarray(['category-music', 'category-exercise', 'coffee', 'nobody']),
    weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7]),
    timeOfDay: fc.constantFrom(
      ...[
        ['09:00', '12:00'],
        ['12:00', '18:00'],
        ['22:00', '08:00'],
      ].map(([from, until]) => ({
        ...{ from: from as LocalTime, until: until as LocalTime },
      })),
    ),
    dates: fc.tuple(fc.nat(60), fc.nat(20)).map(([start, days]) => ({
      ...{ from: plusDays(today, start), until: plusDays(today, start + days) },
    })),
    near: fc.record({ latitude: fc.constant(55.61), longitude: fc.constant(12.35), metres: fc.nat(4_000) }),
    needs: fc.subarray<Need>(['stepFree', 'hearingLoop', 'companyOnTheWay']),
    ...{ free: fc.boolean(), language: fc.constantFrom('da', 'tr', 'ar') },
  },
  { requiredKeys: [] },
);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Told from the occurrences themselves, one by one. */
function isOn(times: (typeof entries)[number], { weekdays = [], timeOfDay, dates }: Filters): boolean {
  const { from, until } = dates ?? { from: today, until: plusDays(today, 91) };
  return occurrencesOf(times, from, until).some(({ date, begins, ends, endsAt }) => {
    const weekday = (((new Date(date).getUTCDay() + 6) % 7) + 1) as Weekday;
    if (endsAt <= MONDAY || (weekdays.length > 0 && !weekdays.includes(weekday))) return false;
    if (!timeOfDay) return true;
    const [start, end] = [minutes(begins), minutes(ends) <= minutes(begins) ? 1_440 : minutes(ends)];
    const [a, b] = [minutes(timeOfDay.from), minutes(timeOfDay.until)];
    return (
      b <= a
        ? [
            [0, b],
            [a, 1_440],
          ]
        : [[a, b]]
    ).some(([low = 0, high = 0]) => (start >= low && start < high) || Math.min(end, high) - Math.max(start, low) >= 60);
  });
}

describe('whatever is searched for', () => {
  it('is answered without throwing, with hits in order and no more than there are', () =>
    fc.assert(
      fc.property(anyText, anyFilters, (text, filters) => {
        const { hits, total } = index.search({ text, filters, language: 'en', first: 100 }, MONDAY);
        expect(hits.length).toBe(Math.min(total, 100));
        expect(hits.every(({ score }) => Number.isFinite(score))).toBe(true);
        const untitled = hits.filter(({ reasons }) => reasons[0]?.code !== 'title').map(({ score }) => score);
        expect(untitled).toEqual([...untitled].sort((a, b) => b - a));
      }),
      { numRuns: 80 },
    ));

  it('is what was filtered for', () =>
    fc.assert(
      fc.property(fc.constantFrom('', 'strik', 'kaffe'), anyFilters, (text, filters) => {
        const { terms = [], needs = [], near, free, language } = filters;
        for (const { entry } of index.search({ text, filters, language: 'da', first: 100 }, MONDAY).hits) {
          expect(terms.length === 0 || entry.terms.some(({ termId }) => terms.includes(termId))).toBe(true);
          for (const need of needs) expect(entry.accessibility[need]).toBe(true);
          if (free) expect(entry.price.ore).toBe(0);
          if (language) expect(entry.languages.length > 0 ? entry.languages : ['da']).toContain(language);
          if (near) expect(metresTo(entry, near)).toBeLessThanOrEqual(near.metres);
          if (filters.weekdays?.length || filters.timeOfDay || filters.dates) expect(isOn(entry, filters)).toBe(true);
        }
      }),
      { numRuns: 60 },
    ));

  it('is all that fits, where nothing is searched for but times', () =>
    fc.assert(
      fc.property(anyFilters, ({ weekdays, timeOfDay, dates }) => {
        const filters = { weekdays, timeOfDay, dates };
        const asks = (weekdays ?? []).length > 0 || timeOfDay !== undefined || dates !== undefined;
        const expected = entries.filter((entry) => !asks || isOn(entry, filters)).length;
        expect(index.search({ filters, language: 'da' }, MONDAY).total).toBe(expected);
      }),
      { numRuns: 40 },
    ));

  it('is found by its own title, whatever that holds', () => {
    const [entry] = smallTown();
    const title = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }).filter((text) => text.trim().length > 0);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(title, fc.constantFrom('Gratis torsdag', '🎵', '???', 'Hvad er det')), {
          minLength: 1,
          maxLength: 5,
        }),
        (all) => {
          const named = all.flatMap((text, i) =>
            entry
              ? [{ ...entry, entryId: String(i), texts: [{ language: 'da' as const, title: text, summary: 'x' }] }]
              : [],
          );
          const small = OverviewIndex.of(named);
          for (const { entryId, texts } of named) {
            const { hits } = small.search({ text: texts[0]?.title ?? '', language: 'da' }, MONDAY);
            expect(hits.map((hit) => hit.entry.entryId)).toContain(entryId);
          }
        },
      ),
      { numRuns: 25 },
    );
    for (const { entryId, texts } of entries)
      for (const { title: text } of texts) {
        const { hits } = index.search({ text, language: 'da', first: 100 }, MONDAY);
        expect(hits.map((hit) => hit.entry.entryId)).toContain(entryId);
      }
  });

  it('is answered the same whatever order the entries came in', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([...smallTown()], { minLength: 36 }), anyText, (shuffled, text) => {
        const ask = (one: OverviewIndex) => one.search({ text, language: 'da' }, MONDAY);
        expect(ask(OverviewIndex.of(shuffled))).toEqual(ask(OverviewIndex.of(smallTown())));
      }),
      { numRuns: 8 },
    ));

  it('is told when it is next, at any minute of the week, in that order where there are no words', () =>
    fc.assert(
      fc.property(fc.nat(7 * 1_440), (minutesOn) => {
        const now = plusMinutes(MONDAY, minutesOn);
        const { hits } = index.search({ language: 'da', first: 100 }, now);
        for (const { entry, next } of hits) expect(next).toEqual(nextOccurrence(entry, now));
        const dates = hits.map(({ next }) => next?.date ?? 'none');
        expect(dates).toEqual([...dates].sort());
      }),
      { numRuns: 30 },
    ));

  it('never lets a day in that is over', () => {
    const { hits } = index.search(
      { filters: { dates: { from: '2026-11-01' as LocalDate, until: today } }, language: 'da' },
      MONDAY,
    );
    for (const { next } of hits) expect(next && next.endsAt > MONDAY).toBe(true);
  });
});
