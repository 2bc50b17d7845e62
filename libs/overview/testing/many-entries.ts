import { Faker, da } from '@faker-js/faker';
import { type Instant, type LocalDate, type LocalTime, instantOf, plusDays } from '#kernel';
import type { Accessibility, EntryTime } from '../src/entry/content.js';
import type { PublishedEntry, PublishedTerm } from '../src/entry/published-entry.js';
import { ACTIVITIES, type Activity, TOPICS } from './activities.js';

export interface ManyEntriesOptions {
  /** The same seed is the same entries. */
  readonly seed: number;
  readonly count?: number;
  /** A day in the season that they are in. */
  readonly date?: string;
}

/** How far apart the ends of the town lie. */
const TOWN = { latitude: [55.58, 55.64], longitude: [12.3, 12.4] } as const;
const SEVERAL = { organisers: 300, streets: 250 } as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** As many entries as a large city has, made up: nobody makes them happen, and the same seed gives the same. */
export function manyEntries({
  seed,
  count = 10_000,
  date = '2026-11-23',
}: ManyEntriesOptions): readonly PublishedEntry[] {
  const chance = new Faker({ locale: da, seed });
  const organisers = Array.from({ length: SEVERAL.organisers }, (_, i) => organiser(chance, i));
  const places = Array.from({ length: SEVERAL.streets }, () => place(chance));
  return Array.from({ length: count }, (_, index) => {
    const activity = chance.helpers.arrayElement(ACTIVITIES);
    return {
      entryId: `entry-${String(index).padStart(6, '0')}`,
      ...{ revision: 1, organiser: chance.helpers.arrayElement(organisers), contact: undefined },
      texts: texts(chance, activity),
      terms: terms(chance, activity),
      place: chance.datatype.boolean(0.95) ? chance.helpers.arrayElement(places) : undefined,
      times: times(chance, date as LocalDate),
      price: { ore: chance.datatype.boolean(0.4) ? 0 : chance.number.int({ min: 1, max: 40 }) * 500 },
      signUp: undefined,
      accessibility: accessibility(chance),
      languages: chance.helpers.arrayElement([[], ['da'], ['da', 'en'], ['da', 'tr'], ['da', 'ar', 'en']]),
      ...{ photos: [], confirmedOn: date as LocalDate, validUntil: plusDays(date as LocalDate, 180) },
      changedAt: `${date}T08:00:00.000Z` as Instant,
    };
  });
}

const term = (topic: string, kind: PublishedTerm['kind']): PublishedTerm => {
  const { da: danish = topic, en = topic, synonyms = [] } = TOPICS[topic] ?? {};
  return { termId: `${kind}-${topic}`, kind, name: { da: danish, en }, synonyms };
};

const terms = (chance: Faker, { topic }: Activity): readonly PublishedTerm[] => [
  term(topic, 'category'),
  ...(chance.datatype.boolean(0.3) ? [term(chance.helpers.arrayElement(Object.keys(TOPICS)), 'interest')] : []),
];

/** Of its own words, and some of others: no two say quite the same. */
const texts = (chance: Faker, { title, summary, description, english }: Activity): PublishedEntry['texts'] => {
  const others = chance.helpers.arrayElements(ACTIVITIES, 2).map((other) => other.description);
  const danish = {
    title: `${title} ${chance.helpers.arrayElement([chance.location.street(), chance.person.lastName(), ''])}`.trim(),
    ...{
      language: 'da' as const,
      summary: `${summary} ${chance.company.name()}`,
      description: [description, ...others].join('\n'),
    },
  };
  return chance.datatype.boolean(0.4)
    ? [danish, { language: 'en', title: english, summary: `${english} for all.` }]
    : [danish];
};

const organiser = (chance: Faker, index: number): PublishedEntry['organiser'] => ({
  ...{ organiserId: `organiser-${index}`, name: chance.company.name() },
  ...{ website: undefined, phone: undefined, email: undefined },
});

const place = (chance: Faker): NonNullable<PublishedEntry['place']> => ({
  label: `${chance.location.street()} ${chance.number.int({ min: 1, max: 99 })}, 2635 Ishøj`,
  latitude: chance.number.float({ min: TOWN.latitude[0], max: TOWN.latitude[1], fractionDigits: 6 }),
  longitude: chance.number.float({ min: TOWN.longitude[0], max: TOWN.longitude[1], fractionDigits: 6 }),
});

const accessibility = (chance: Faker): Accessibility => ({
  ...(chance.datatype.boolean(0.6) && { stepFree: chance.datatype.boolean(0.8) }),
  ...(chance.datatype.boolean(0.3) && { hearingLoop: chance.datatype.boolean() }),
  ...(chance.datatype.boolean(0.3) && { companyOnTheWay: chance.datatype.boolean() }),
  ...(chance.datatype.boolean(0.2) && { transport: chance.datatype.boolean() }),
});

function times(chance: Faker, date: LocalDate): readonly EntryTime[] {
  if (chance.datatype.boolean(0.05)) return [];
  const hour = chance.number.int({ min: 8, max: 19 });
  const lasts = chance.number.int({ min: 1, max: 4 });
  if (chance.datatype.boolean(0.2)) {
    const startsAt =
      Date.parse(`${plusDays(date, chance.number.int({ min: -10, max: 120 }))}T00:00:00Z`) + hour * 3_600_000;
    return [{ kind: 'once', startsAt: instantOf(startsAt), endsAt: instantOf(startsAt + lasts * 3_600_000) }];
  }
  const day = chance.helpers.arrayElement(DAYS);
  const rule = chance.helpers.weightedArrayElement([
    { value: `FREQ=WEEKLY;BYDAY=${day}`, weight: 7 },
    { value: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`, weight: 2 },
    { value: `FREQ=MONTHLY;BYDAY=${chance.number.int({ min: 1, max: 4 })}${day}`, weight: 2 },
  ]);
  return [
    {
      kind: 'recurring',
      firstDate: plusDays(date, -7 * chance.number.int({ min: 0, max: 30 })),
      rrule: `${rule};UNTIL=20270630`,
      begins: `${String(hour).padStart(2, '0')}:${chance.helpers.arrayElement(['00', '30'])}` as LocalTime,
      ends: `${hour + lasts}:00`.padStart(5, '0') as LocalTime,
      except: [],
    },
  ];
}
