import type { Need, Weekday } from './filters.js';
import type { Listed } from './listed.js';
import type { Moment } from './timetable.js';

/** How many of all that was found would be left by one more filter. */
export interface Facets {
  /** By the ids of terms. */
  readonly terms: Readonly<Record<string, number>>;
  /** Of the next three months. */
  readonly weekdays: Readonly<Record<Weekday, number>>;
  readonly needs: Readonly<Partial<Record<Need, number>>>;
  readonly languages: Readonly<Record<string, number>>;
  readonly free: number;
}

export function facetsOf(found: readonly Listed[], now: Moment): Facets {
  const [terms, languages, needs] = [new Map<string, number>(), new Map<string, number>(), new Map<Need, number>()];
  const weekdays: Record<Weekday, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0 };
  let free = 0;
  for (const one of found) {
    if (one.free) free++;
    for (const termId of one.terms) count(terms, termId);
    for (const language of one.languages) count(languages, language);
    for (const need of one.needs) count(needs, need);
    for (const weekday of one.timetable.weekdaysAhead(now)) weekdays[weekday]++;
  }
  return { terms: counts(terms), languages: counts(languages), needs: counts(needs), weekdays, free };
}

const count = <K>(counted: Map<K, number>, what: K): void => void counted.set(what, (counted.get(what) ?? 0) + 1);

/** In the order of the alphabet: the same for the same entries in any order. */
const counts = <K extends string>(counted: ReadonlyMap<K, number>): Readonly<Record<K, number>> =>
  Object.fromEntries([...counted].sort(([a], [b]) => (a < b ? -1 : 1))) as Readonly<Record<K, number>>;
