import type { Need, Weekday } from './filters.js';
import { type Moment, type Timetable, WEEKDAYS, isIn } from './timetable.js';

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

/** What is counted of an entry. */
interface Countable {
  readonly timetable: Timetable;
  /** By their numbers. */
  readonly facets: Uint16Array;
  readonly free: boolean;
}

type Kind = 'term' | 'language' | 'need';
interface Counted {
  readonly kind: Kind;
  readonly name: string;
}

/**
 * What the entries of an overview are counted by, each under a number of its own: thousands are counted at every search, and to count by
 * names takes three times as long.
 */
export class FacetNumbers {
  private readonly counted: Counted[] = [];
  private readonly numbers = new Map<string, number>();

  of(kind: Kind, name: string): number {
    const key = `${kind} ${name}`;
    const number = this.numbers.get(key) ?? this.counted.push({ kind, name }) - 1;
    this.numbers.set(key, number);
    return number;
  }

  facetsOf(found: readonly Countable[], now: Moment): Facets {
    const counts = new Uint32Array(this.counted.length);
    const onWeekdays = new Uint32Array(1 << 8);
    let free = 0;
    for (const { timetable, facets, free: isFree } of found) {
      if (isFree) free++;
      for (const number of facets) counts[number] = (counts[number] ?? 0) + 1;
      const weekdays = timetable.weekdaysAhead(now);
      onWeekdays[weekdays] = (onWeekdays[weekdays] ?? 0) + 1;
    }
    const named = (kind: Kind) => namedCounts(this.counted, counts, kind);
    return {
      terms: named('term'),
      languages: named('language'),
      needs: named('need'),
      weekdays: byDay(onWeekdays),
      free,
    };
  }
}

/** In the order of the alphabet: the same for the same entries in any order. */
const namedCounts = (counted: readonly Counted[], counts: Uint32Array, of: Kind): Readonly<Record<string, number>> =>
  Object.fromEntries(
    counted
      .map(({ kind, name }, number) => ({ kind, name, count: counts[number] ?? 0 }))
      .filter(({ kind, count }) => kind === of && count > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, count }) => [name, count]),
  );

/** @param onWeekdays how many are on each set of weekdays */
function byDay(onWeekdays: Uint32Array): Record<Weekday, number> {
  const days: Record<Weekday, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0 };
  for (const weekday of WEEKDAYS)
    onWeekdays.forEach((count, set) => {
      if (isIn(set, weekday)) days[weekday] += count;
    });
  return days;
}
