import type { PublishedEntry } from '../entry/published-entry.js';
import type { FacetNumbers } from './facets.js';
import { isFree, spokenAt } from './filters.js';
import type { Recurrences } from './slots.js';
import { Timetable } from './timetable.js';

/** An entry, and what is worked out of it once. */
export interface Listed {
  readonly at: number;
  readonly entry: PublishedEntry;
  readonly timetable: Timetable;
  readonly terms: readonly string[];
  /** What it is counted by, each once. */
  readonly facets: Uint16Array;
  readonly free: boolean;
}

/** What is known of all entries together. */
interface Together {
  readonly recurrences: Recurrences;
  readonly numbers: FacetNumbers;
}

export const listedOf = (entry: PublishedEntry, at: number, { recurrences, numbers }: Together): Listed => ({
  at,
  entry,
  timetable: new Timetable(entry, recurrences),
  terms: [...new Set(entry.terms.map(({ termId }) => termId))],
  facets: Uint16Array.from(new Set(facetsOf(entry, numbers))),
  free: isFree(entry),
});

const facetsOf = ({ terms, accessibility, ...entry }: PublishedEntry, numbers: FacetNumbers): readonly number[] => [
  ...terms.map(({ termId }) => numbers.of('term', termId)),
  ...Object.entries(accessibility).flatMap(([need, is]) => (is ? [numbers.of('need', need)] : [])),
  ...spokenAt(entry).map((language) => numbers.of('language', language)),
];
