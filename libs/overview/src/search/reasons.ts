import type { Language } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { Occurrence } from '../times/occurrences.js';
import { type Filters, isFree, spokenAt } from './filters.js';
import type { Field } from './indexed-entry.js';
import { dateTold, languageTold, metresTold, needTold, hoursTold } from './told.js';

/** Why an entry was found. */
export interface Reason {
  readonly code: 'title' | 'words' | 'interest' | 'place' | 'time' | 'need' | 'free' | 'language' | 'placesLeft';
  /** In the language that was asked in. */
  readonly says: string;
}

/** What is known of a hit. */
export interface Found {
  readonly entry: PublishedEntry;
  /** Its title is what was typed. */
  readonly byTitle: boolean;
  /** What was typed, and where it stands. */
  readonly words: readonly { readonly word: string; readonly field: Field }[];
  readonly metres: number | undefined;
  readonly next: Occurrence | undefined;
}

const FIELD_TOLD: Readonly<Record<Field, Readonly<Record<Language, string>>>> = {
  title: { da: 'i titlen', en: 'in the title' },
  terms: { da: 'blandt emnerne', en: 'among the topics' },
  place: { da: 'i stedets navn', en: 'in the name of the place' },
  organiser: { da: 'i arrangørens navn', en: 'in the name of the organiser' },
  summary: { da: 'i resuméet', en: 'in the summary' },
  description: { da: 'i beskrivelsen', en: 'in the description' },
};

/** Why it was found, in the order in which people ask: what, when, where, and whether they can. */
export function reasonsOf(found: Found, filters: Filters, language: Language): readonly Reason[] {
  const { entry, byTitle, words, metres, next } = found;
  const [danish, spoken] = [language === 'da', filters.language];
  const reason = (code: Reason['code'], says: string | false | undefined): readonly Reason[] =>
    says ? [{ code, says }] : [];
  return [
    ...reason('title', byTitle && (danish ? 'Det hedder det, du søgte efter' : 'It is called what you searched for')),
    ...(byTitle ? [] : wordsTold(words, language).flatMap((says) => reason('words', says))),
    ...interestsOf(entry, filters).flatMap((name) =>
      reason('interest', `${danish ? 'Om' : 'About'} ${name[language]}`),
    ),
    ...reason('time', next && timeTold(next, language)),
    ...reason('place', metres !== undefined && wayTold(metres, filters.near?.name, language)),
    ...(filters.needs ?? []).flatMap((need) =>
      reason('need', entry.accessibility[need] === true && capital(needTold(need, language))),
    ),
    ...reason('free', filters.free === true && isFree(entry) && (danish ? 'Gratis' : 'Free of charge')),
    ...reason('language', spoken && spokenAt(entry).includes(spoken) && capital(languageTold(spoken, language))),
    ...reason('placesLeft', placesTold(entry.placesLeft, language)),
  ];
}

/** A compound that was taken apart is told once. */
const wordsTold = (words: Found['words'], language: Language): readonly string[] => [
  ...new Set(words.map(({ word, field }) => `“${word}” ${FIELD_TOLD[field][language]}`)),
];

const interestsOf = ({ terms }: PublishedEntry, { terms: wanted = [] }: Filters): readonly PublishedNames[] =>
  terms.filter(({ termId }) => wanted.includes(termId)).map(({ name }) => name);
type PublishedNames = PublishedEntry['terms'][number]['name'];

const timeTold = ({ date, begins, ends }: Occurrence, language: Language): string =>
  language === 'da'
    ? `${capital(dateTold(date, language))} ${hoursTold({ from: begins, until: ends }, language)}`
    : `${dateTold(date, language)}, ${hoursTold({ from: begins, until: ends }, language)}`;

function wayTold(metres: number, name: string | undefined, language: Language): string {
  const far = metresTold(metres, language);
  return language === 'da' ? `Omkring ${far} fra ${name ?? 'dig'}` : `About ${far} from ${name ?? 'you'}`;
}

function placesTold(left: number | undefined, language: Language): string | undefined {
  if (left === undefined || left <= 0) return undefined;
  if (language === 'da') return left === 1 ? '1 ledig plads' : `${left} ledige pladser`;
  return left === 1 ? '1 place left' : `${left} places left`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same reasons with the places that are left now. */
export const withPlacesOf = (
  entry: PublishedEntry,
  reasons: readonly Reason[],
  language: Language,
): readonly Reason[] =>
  reasons.flatMap((reason) => {
    const says = reason.code === 'placesLeft' ? placesTold(entry.placesLeft, language) : reason.says;
    return says ? [{ ...reason, says }] : [];
  });
