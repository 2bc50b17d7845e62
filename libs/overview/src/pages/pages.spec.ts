import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Language, type LocalDate, instant, plusDays } from '#kernel';
import { choirConcert, knittingCafe, someEntries, visitingFriend } from '../../testing/entries.js';
import { hostileEntry } from '../../testing/feeds.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { languageSchema } from '../languages.js';
import { OverviewIndex } from '../search/overview-index.js';
import { Overview } from '../views/live/overview.js';
import { type Choices, DAYTIMES, NEEDS, choicesFrom, queryOf, questionOf } from './choices.js';
import { dayPage, weekPage } from './days-page.js';
import { entryPage } from './entry-page.js';
import { listPage, termsOf } from './list-page.js';
import { mapPage } from './map-page.js';
import type { PageSite } from './page-site.js';
import { sendPage } from './send-page.js';
import { missingPage, wasPage } from './told-pages.js';
import { dayTold, mondayOf, weekOf } from './when.js';

const TODAY = '2026-11-23' as LocalDate;
const siteIn = (language: Language): PageSite => ({
  ...{ baseUrl: 'https://aktiviteter.example.dk', municipality: 'Ishøj Kommune', code: '0183', language },
  ...{ now: instant('2026-11-23T09:00:00Z'), today: TODAY, call: 'Ring 43 57 75 75.', styleAddress: '/assets/a.css' },
});
const site = siteIn('da');
const overviewOf = (...entries: readonly PublishedEntry[]) =>
  new Overview('0183' as Overview['municipality'], TODAY, entries, () => OverviewIndex.of(entries));

function listed(query: Record<string, unknown>, entries: readonly PublishedEntry[] = someEntries, at = site): string {
  const [choices, overview] = [choicesFrom(query), overviewOf(...entries)];
  const answer = overview.search(questionOf(choices, undefined, at.language), at.now);
  return listPage({ site: at, choices, answer, terms: termsOf(overview) });
}
const once = (from: string, until: string) =>
  ({ kind: 'once', startsAt: instant(`${from}:00Z`), endsAt: instant(`${until}:00Z`) }) as const;
const shown = (entry: PublishedEntry, at = site) =>
  entryPage({ site: at, entry, licence: 'https://example.dk/licence' });

/** Every page on which an entry is told of. */
const everywhere = (entry: PublishedEntry, at = site): readonly string[] => [
  listed({}, [entry], at),
  shown(entry, at),
  sendPage(entry, at),
  mapPage([entry], at),
  dayPage([entry], '2026-11-26' as LocalDate, at) ?? '',
  weekPage([entry], '2026-W48', at) ?? '',
];

describe('a photo of an activity', () => {
  it('is sent small to small screens, where it was drafted in both sizes, and told to who does not see it', () => {
    const [photo] = knittingCafe.photos;
    if (!photo?.small) throw new Error('the knitting café has no photo in two sizes');
    const page = shown(knittingCafe);
    expect(page).toContain(`srcset="/photos/${photo.small.sha256} 480w, /photos/${photo.sha256} 1600w"`);
    expect(page).toContain(`alt="${photo.alt.da}"`);
    const { small: _small, ...large } = photo;
    expect(shown({ ...knittingCafe, photos: [large] })).not.toContain('srcset');
  });
});

describe('the choices of somebody who searches', () => {
  const choices: fc.Arbitrary<Choices> = fc.record({
    text: fc.string({ maxLength: 100 }).map((text) => text.trim()),
    terms: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7] as const),
    daytime: fc.constantFrom(undefined, ...(Object.keys(DAYTIMES) as (keyof typeof DAYTIMES)[])),
    date: fc.constantFrom(undefined, TODAY),
    near: fc.string({ maxLength: 50 }).map((text) => text.trim()),
    needs: fc.subarray([...NEEDS]),
    free: fc.boolean(),
    spoken: fc.constantFrom(undefined, ...languageSchema.options),
    literally: fc.boolean(),
    page: fc.integer({ min: 1, max: 500 }),
  });
  const read = (query: string): Record<string, string[]> => {
    const said = new URLSearchParams(query);
    return Object.fromEntries([...said.keys()].map((name) => [name, said.getAll(name)]));
  };

  it('stand in the address of the page, and are read from it again', () =>
    fc.assert(fc.property(choices, (chosen) => expect(choicesFrom(read(queryOf(chosen)))).toEqual(chosen))));

  it('are whatever can be meant of what is asked for, and never a fault', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('q', 'day', 'page', 'term', 'date', 'near', 'time'), fc.anything()),
        (query) => {
          const { page, weekdays } = choicesFrom(query);
          expect(page >= 1 && page <= 500).toBe(true);
          expect(weekdays.every((day) => day >= 1 && day <= 7)).toBe(true);
        },
      ),
    ));
});

describe('a list of activities', () => {
  it('says what was understood, why each was found, and how to drop a choice', () => {
    const page = listed({ q: 'strik torsdag', need: 'stepFree' });
    expect(page).toContain('Vi har forstået: <strong>torsdag');
    expect(page).toContain('Strikkecafé i Åparken');
    expect(page).toContain('href="/aktiviteter?q=strik+torsdag"');
  });

  it('says what would work where nothing is found', () => {
    const page = listed({ q: 'zzzzzz', free: '1' });
    expect(page).toContain('Vi fandt ikke noget');
    expect(page).toContain('Ring 43 57 75 75.');
    expect(page).toContain('href="/aktiviteter?q=zzzzzz"');
  });

  it('shows what there is on another day where nothing is on that one', () => {
    const page = listed({ q: 'strik søndag aften' });
    expect(page).toContain('Vi fandt ikke noget');
    expect(page).toContain('<h2>Det her passer, hvis vi ser bort fra: søndag · kl. 17.00–23.59</h2>');
    expect(page).toContain('Strikkecafé i Åparken');
  });

  it('leads to the same page in the other language, with what was chosen', () =>
    expect(listed({ q: 'kor', day: '4' })).toContain('href="/en/activities?q=kor&amp;day=4"'));
});

describe('the page of an activity', () => {
  it('tells of access what was said, yes or no, and nothing where nobody said anything', () => {
    const page = shown({ ...knittingCafe, accessibility: { stepFree: true, hearingLoop: false } });
    expect(page).toMatch(/Uden trin: <strong>ja/);
    expect(page).toMatch(/Teleslynge: <strong>nej/);
    expect(page).not.toContain('Handicaptoilet');
    expect(shown({ ...knittingCafe, accessibility: {} })).toContain('har ikke oplyst');
  });

  it('marks what is said in other languages as that, from right to left where it is written so', () => {
    expect(shown(knittingCafe)).toContain('<div lang="ar" dir="rtl">');
    const inDanish = { ...choirConcert, texts: choirConcert.texts.filter(({ language }) => language === 'da') };
    expect(shown(inDanish, siteIn('en'))).toMatch(/<h1 lang="da">/);
  });

  it('says when a summer trip is, in winter', () => {
    const page = shown({ ...choirConcert, times: [once('2027-06-10T08:00', '2027-06-10T14:00')] });
    expect(page).toContain('Torsdag den 10.\u00a0juni 2027 kl.\u00a010.00–16.00');
  });

  it('says from when until when of what lasts for days, and on each of its days what holds then', () => {
    const exhibition = { ...choirConcert, times: [once('2026-11-24T09:00', '2026-11-27T15:00')] };
    const whole = 'Fra tirsdag den 24.\u00a0november kl.\u00a010.00 til fredag den 27.\u00a0november kl.\u00a016.00';
    for (const page of [shown(exhibition), sendPage(exhibition, site), listed({}, [exhibition])])
      expect(page).toContain(whole);
    const day = dayPage([exhibition], '2026-11-26' as LocalDate, site) ?? '';
    expect(day).toContain(`<dt>Hvornår</dt><dd>${whole}`);
    const hours = [...(weekPage([exhibition], '2026-W48', site) ?? '').matchAll(/class="hours">([^<]+)</g)];
    expect(hours.map(([, told]) => told)).toEqual([
      ...['fra kl.\u00a010.00', 'hele dagen', 'hele dagen', 'til kl.\u00a016.00'],
    ]);
  });

  it('says that it is over where it ended today, and not that it is by agreement', () => {
    const ended = { ...choirConcert, times: [once('2026-11-23T07:00', '2026-11-23T08:00')], validUntil: TODAY };
    for (const page of [shown(ended), listed({}, [ended])]) {
      expect(page).toContain('<dt>Hvornår</dt><dd>Er slut');
      expect(page).not.toContain('Efter aftale');
    }
    expect(shown({ ...ended, times: [] })).toContain('<dt>Hvornår</dt><dd>Efter aftale');
  });

  it('leads to forms in the language in which it is read', () => {
    const cafe = { ...choirConcert, signUp: '/forms/0183/cafe' };
    for (const language of ['da', 'en'] as const) {
      expect(shown(cafe, siteIn(language))).toContain(`href="/forms/0183/cafe?language=${language}"`);
      expect(shown(cafe, siteIn(language))).toContain(`href="/forms/0183?language=${language}"`);
    }
  });

  it('to print says how that is done without a script, shows all it says, and leads back', () => {
    const texts = [...choirConcert.texts, { language: 'ar' as const, title: 'جوقة', summary: 'غناء' }];
    const entry = { ...choirConcert, texts };
    const page = entryPage({ site, entry, licence: 'https://example.dk/licence', forPaper: true });
    expect(page).toContain('Tryk Ctrl + P');
    expect(page).toContain(`href="/aktiviteter/${choirConcert.entryId}"`);
    expect(page).toContain('<details open>');
    expect(shown(entry)).not.toContain('<details open>');
  });

  it('leads to its calendar only where it has times', () => {
    expect(shown(knittingCafe)).toContain(`${knittingCafe.entryId}.ics`);
    expect(shown(visitingFriend)).not.toContain(`${visitingFriend.entryId}.ics`);
    expect(shown(visitingFriend)).toContain('Efter aftale');
  });

  it('tells machines what it tells people', () => {
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(shown(knittingCafe)) ?? [];
    expect(JSON.parse(json)).toMatchObject({ name: 'Strikkecafé i Åparken' });
  });

  it('gives a relative the address, and sends nothing', () => {
    const page = sendPage(knittingCafe, site);
    expect(page).toContain(`https://aktiviteter.example.dk/aktiviteter/${knittingCafe.entryId}`);
    expect(page).toContain('href="mailto:?subject=');
    expect(page).not.toContain('<form');
  });
});

describe('whatever was typed', () => {
  it.each(['da', 'en'] as const)('is shown as text on every page in %s, and runs nowhere', (language) => {
    for (const page of everywhere(hostileEntry(), siteIn(language))) {
      // Of JSON-LD there is one block on the page of the entry.
      expect(page.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '')).not.toMatch(
        /<script|<b>|<img src=x/,
      );
      expect(page.match(/<\/html>/g)).toHaveLength(1);
    }
  });

  it('may be typed into the search as well', () => {
    const page = listed({ q: '"><script>alert(1)</script>', near: '<img src=x>', term: '"><b>' });
    expect(page).not.toMatch(/<script>alert|<img src=x|"><b>/);
  });
});

describe('days and weeks', () => {
  it('are told with the year where that is another one', () => {
    expect(dayTold('2026-11-26' as LocalDate, 'da', TODAY)).toBe('torsdag den 26.\u00a0november');
    expect(dayTold('2027-01-01' as LocalDate, 'en', TODAY)).toBe('Friday 1\u00a0January 2027');
  });

  it('are numbered as ISO 8601 has it, also around New Year', () => {
    for (let date = '2024-12-20' as LocalDate; date < '2027-01-10'; date = plusDays(date, 1))
      expect(mondayOf(weekOf(date))).toBe(plusDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7)));
    expect(mondayOf('2026-W54')).toBeUndefined();
    expect(mondayOf('2025-W53')).toBeUndefined();
  });

  it('show what is on then, in order of time, and say where there is nothing', () => {
    const page = dayPage(someEntries, '2026-11-26' as LocalDate, site) ?? '';
    expect(page).toContain('Det sker torsdag den 26.');
    expect(page).toContain('Strikkecafé i Åparken');
    expect(dayPage([], '2026-11-26' as LocalDate, site)).toContain('Der er ikke noget');
  });

  it('end a month back and a year ahead: nobody turns pages for ever', () => {
    expect(dayPage(someEntries, '2024-01-01' as LocalDate, site)).toBeUndefined();
    expect(weekPage(someEntries, '2031-W01', site)).toBeUndefined();
    expect(weekPage(someEntries, 'W48', site)).toBeUndefined();
  });
});

describe('a map', () => {
  it('has a number for each place, and the same in its list', () => {
    const page = mapPage(someEntries, site);
    const numbers = [...page.matchAll(/text-anchor="middle">(\d+)<\/text>/g)].map(([, number]) => number);
    const listed = [...page.matchAll(/<li value="(\d+)">/g)].map(([, number]) => number);
    expect(numbers).toEqual(listed);
    expect(numbers.length).toBeGreaterThan(0);
  });

  it('is none where nothing has a place', () =>
    expect(mapPage([{ ...knittingCafe, place: undefined }], site)).not.toContain('<svg class="map"'));
});

describe('where there is nothing', () => {
  it.each(['entry', 'page'] as const)('the page of a missing %s leads to a search and to somebody to call', (what) => {
    const page = missingPage(what, site, '/en/activities');
    expect(page).toContain('action="/aktiviteter"');
    expect(page).toContain('Ring 43 57 75 75.');
  });
});

describe('the accessibility statement', () => {
  it('says in both languages what does not hold', () => {
    expect(wasPage(site)).toContain('ikke prøvet mod PDF/UA');
    expect(wasPage(siteIn('en'))).toContain('not validated against PDF/UA');
  });
});
