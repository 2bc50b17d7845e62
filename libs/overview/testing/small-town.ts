import type { Instant, LocalDate, LocalTime } from '#kernel';
import type { PublishedEntry } from '../src/entry/published-entry.js';
import { ACTIVITIES, TOPICS } from './activities.js';

/** Monday at ten in the morning. */
export const MONDAY = '2026-11-23T09:00:00.000Z' as Instant;

const PLACES = [
  { label: 'Vejleåparken 2, 2635 Ishøj', latitude: 55.6111, longitude: 12.3512 },
  { label: 'Åparkens Beboerhus, Åparken 14, 2635 Ishøj', latitude: 55.6142, longitude: 12.3581 },
  { label: 'Kulturium, Ishøj Store Torv 1, 2635 Ishøj', latitude: 55.6152, longitude: 12.3525 },
  { label: 'Havnehuset, Søhesten 1, 2635 Ishøj', latitude: 55.6053, longitude: 12.3791 },
];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** In hours: the morning, the afternoon, the evening. */
const HOURS = [
  ['10:00', '11:30'],
  ['14:00', '16:00'],
  ['19:00', '21:00'],
] as const;

/** Each activity once, on days, at hours and in places that come round in turn: the same whenever it is asked for. */
export const smallTown = (): readonly PublishedEntry[] =>
  ACTIVITIES.map(({ title, summary, description, english, topic }, i) => {
    const [begins, ends] = HOURS[i % 3] as readonly [string, string];
    const { da = topic, en = topic, synonyms = [] } = TOPICS[topic] ?? {};
    return {
      ...{ entryId: `entry-${i}`, revision: 1, contact: undefined, signUp: undefined, photos: [] },
      organiser: {
        ...{ organiserId: 'organiser-1', name: i % 2 === 0 ? 'Ældre Sagen' : 'Boligselskabet AAB' },
        ...{ website: undefined, phone: undefined, email: undefined },
      },
      texts: [
        { language: 'da', title, summary, description },
        { language: 'en', title: english, summary: `${english} for the elderly.` },
      ],
      terms: [{ termId: topic, kind: 'category', name: { da, en }, synonyms }],
      place: PLACES[i % 4],
      times: [
        {
          kind: 'recurring',
          ...{ firstDate: '2026-09-07' as LocalDate, rrule: `FREQ=WEEKLY;BYDAY=${DAYS[i % 7]};UNTIL=20270630` },
          ...{ begins: begins as LocalTime, ends: ends as LocalTime, except: [] },
        },
      ],
      price: { ore: i % 2 === 0 ? 0 : 2_500 },
      accessibility: { stepFree: i % 3 !== 0, ...(i % 4 === 0 && { companyOnTheWay: true }) },
      languages: topic === 'coffee' ? ['da', 'tr'] : [],
      ...{ confirmedOn: '2026-11-01' as LocalDate, validUntil: '2027-06-30' as LocalDate },
      changedAt: '2026-11-01T08:00:00.000Z' as Instant,
    };
  });
