import type { PublishedEntry } from '../entry/published-entry.js';
import { type Need, isFree, spokenAt } from './filters.js';
import type { Recurrences } from './slots.js';
import { Timetable } from './timetable.js';

/** An entry, and what is worked out of it once. */
export interface Listed {
  readonly at: number;
  readonly entry: PublishedEntry;
  readonly timetable: Timetable;
  readonly terms: readonly string[];
  readonly needs: readonly Need[];
  readonly languages: readonly string[];
  readonly free: boolean;
}

export const listedOf = (entry: PublishedEntry, at: number, recurrences: Recurrences): Listed => ({
  at,
  entry,
  timetable: new Timetable(entry, recurrences),
  terms: [...new Set(entry.terms.map(({ termId }) => termId))],
  needs: Object.entries(entry.accessibility).flatMap(([need, is]) => (is ? [need as Need] : [])),
  languages: spokenAt(entry),
  free: isFree(entry),
});
