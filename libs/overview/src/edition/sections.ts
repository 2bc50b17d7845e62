import { type LocalDate, plusDays } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type Occurrence, lastDayOf, lastsForDays, occurrencesOf } from '../times/occurrences.js';
import { termsOf, textOf } from './entry-blocks.js';
import { capitalised, weekdayOf } from './times-in-words.js';
import { type PaperLanguage, WORDS } from './words.js';

/** Entries that stand under one heading. */
export interface Section {
  readonly title: string;
  readonly entries: readonly PublishedEntry[];
}

/** For how long the index by weekday looks ahead, in days: the half year for which a catalogue is printed. */
const HALF_A_YEAR = 183;

/** Entries by one kind of word, in the order of the alphabet. What has none of them stands nowhere. */
export function byTerm(
  entries: readonly PublishedEntry[],
  kind: 'category' | 'interest',
  language: PaperLanguage,
): readonly Section[] {
  const sections = new Map<string, { title: string; entries: PublishedEntry[] }>();
  for (const entry of entries)
    for (const { termId, name } of termsOf(entry, kind)) {
      const section = sections.get(termId) ?? { title: capitalised(name[language]), entries: [] };
      section.entries.push(entry);
      sections.set(termId, section);
    }
  return [...sections]
    .sort(([a, one], [b, other]) => inOrder(one.title, other.title) || (a < b ? -1 : 1))
    .map(([, section]) => section);
}

/** In the order of the Danish alphabet. The same text twice, or an entry without a word to tell them apart, goes by its id. */
export const alphabetically = (
  entries: readonly PublishedEntry[],
  language: PaperLanguage,
): readonly PublishedEntry[] =>
  [...entries].sort(
    (a, b) => inOrder(textOf(a, language).title, textOf(b, language).title) || (a.entryId < b.entryId ? -1 : 1),
  );

const { compare: inOrder } = new Intl.Collator('da', { numeric: true });

/** On which days of the week an entry takes place in the half year ahead: 0 is Monday. */
export const weekdaysOf = (entry: PublishedEntry, on: LocalDate): ReadonlySet<number> =>
  new Set(occurrencesOf(entry, on, plusDays(on, HALF_A_YEAR)).flatMap((one) => daysOf(one, on).map(weekdayOf)));

/** The day on which it begins; of what lasts for days each that is ahead, a week of them at most. */
function daysOf(one: Occurrence, on: LocalDate): readonly LocalDate[] {
  if (!lastsForDays(one)) return [one.date];
  const [first, last] = [one.date > on ? one.date : on, lastDayOf(one)];
  return [0, 1, 2, 3, 4, 5, 6].map((n) => plusDays(first, n)).filter((date) => date <= last);
}

/** Entries by day of the week, then what is by agreement, then what comes later than in half a year. */
export function byWeekday(
  entries: readonly PublishedEntry[],
  daysOf: (entry: PublishedEntry) => ReadonlySet<number>,
  language: PaperLanguage,
): readonly Section[] {
  const { weekdays, byAgreement, otherwise } = WORDS[language];
  const never = entries.filter((entry) => daysOf(entry).size === 0);
  const sections = [
    ...weekdays.map((day, i) => ({
      title: capitalised(day),
      entries: entries.filter((entry) => daysOf(entry).has(i)),
    })),
    { title: byAgreement, entries: never.filter(({ times }) => times.length === 0) },
    { title: otherwise, entries: never.filter(({ times }) => times.length > 0) },
  ];
  return sections.filter((section) => section.entries.length > 0);
}
