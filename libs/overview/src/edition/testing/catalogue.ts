import type { Instant, LocalDate, LocalTime } from '#kernel';
import type { PublishedEntry, PublishedTerm } from '../../entry/published-entry.js';

const idOf = (kind: string, i: number): string => `0198c000-0000-7000-8000-${kind}${String(i).padStart(10, '0')}`;

const term = (kind: PublishedTerm['kind'], i: number, da: string, en: string): PublishedTerm => ({
  termId: idOf(kind === 'category' ? 'ca' : 'in', i),
  kind,
  name: { da, en },
  synonyms: [],
});

const CATEGORIES = [
  term('category', 0, 'Caféer og fællesspisning', 'Cafés and meals'),
  term('category', 1, 'Bevægelse', 'Exercise'),
  term('category', 2, 'Ture', 'Trips'),
  term('category', 3, 'Æblet og andre haver', 'Gardens'),
];
const INTERESTS = [
  term('interest', 0, 'musik', 'music'),
  term('interest', 1, 'håndarbejde', 'needlework'),
  term('interest', 2, 'at lære dansk', 'learning Danish'),
];
const TITLES: readonly (readonly [da: string, en: string])[] = [
  ['Onsdagscafé i Åparken', 'Wednesday café in Åparken'],
  ['Stolegymnastik med Øjvind', 'Chair exercise with Øjvind'],
  ['Cykeltur til Ishøj Havn', 'A bike ride to Ishøj harbour'],
  ['Strik og snak', 'Knit and talk'],
];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'];

const cycled = <T>(all: readonly T[], i: number): T => {
  const found = all[i % all.length];
  if (found === undefined) throw new RangeError('there is nothing to choose from');
  return found;
};

/** An entry as it might stand in the catalogue: another one for another number. */
export function someEntry(i = 0, more: Partial<PublishedEntry> = {}): PublishedEntry {
  const [da, en] = cycled(TITLES, i);
  return {
    entryId: idOf('en', i),
    revision: 1,
    organiser: {
      organiserId: idOf('or', 0),
      name: 'Ældre Sagen Ishøj',
      website: undefined,
      phone: '43570001',
      email: undefined,
    },
    contact: { name: 'Karen Frandsen', phone: '+4520304050', email: 'karen@example.org' },
    texts: [
      {
        language: 'da',
        title: `${da} ${i + 1}`,
        summary: 'Kom og vær med, som du er. Der er altid en vært, som tager imod ved døren.',
        description:
          'Vi drikker kaffe og taler om løst og fast. Du kan komme alene eller tage nogen med.\nBrød koster ekstra.',
      },
      { language: 'en', title: `${en} ${i + 1}`, summary: 'Come as you are. A host always meets you at the door.' },
    ],
    terms: [cycled(CATEGORIES, i), ...(i % 5 === 0 ? [cycled(CATEGORIES, i + 1)] : []), cycled(INTERESTS, i)],
    place: { label: 'Åparken 12, 2635 Ishøj', latitude: 55.61, longitude: 12.35 },
    times: [
      {
        kind: 'recurring',
        firstDate: '2026-09-01' as LocalDate,
        rrule: `FREQ=WEEKLY;BYDAY=${cycled(DAYS, i)};UNTIL=20271231`,
        begins: '14:00' as LocalTime,
        ends: '16:00' as LocalTime,
        except: ['2026-12-24' as LocalDate],
      },
    ],
    price: { ore: (i % 3) * 2_500 },
    signUp: undefined,
    accessibility: { stepFree: true, hearingLoop: i % 2 === 0, accessibleToilet: false },
    languages: ['da', 'tr'],
    photos: [],
    confirmedOn: '2026-11-01' as LocalDate,
    validUntil: '2027-05-01' as LocalDate,
    changedAt: '2026-11-01T10:00:00.000Z' as Instant,
    ...more,
  };
}

export const someEntries = (count: number): readonly PublishedEntry[] =>
  Array.from({ length: count }, (_, i) => someEntry(i));

/** The catalogue of a municipality: everything but its entries. */
export const IMPRINT = {
  name: 'Aktivitetsoverblikket vinter 2026',
  madeAt: '2026-11-24T11:00:00.000Z' as Instant,
  logIndex: 4711,
  municipalityName: 'Ishøj Kommune',
  contactTelephone: '+4543577575',
  language: 'da',
} as const;
