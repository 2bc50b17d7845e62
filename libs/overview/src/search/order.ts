import type { LocalDate } from '#kernel';
import type { Listed } from './listed.js';

/** What the order of hits goes by. */
export interface Ranked {
  readonly listed: Listed;
  readonly byTitle: boolean;
  /** 0 where no words were searched for. */
  readonly score: number;
  readonly metres: number | undefined;
  readonly nextDay: LocalDate | undefined;
}

/** What has no day to come is still found, behind what has one. */
const WITHOUT_A_DAY = 0.6;

/** The score of a text, and of what is soon and near: what is next door counts half as much again, at a kilometre a quarter. */
export const scoreOf = (text: number, metres: number | undefined, nextDay: LocalDate | undefined): number =>
  text * (nextDay ? 1 : WITHOUT_A_DAY) * (metres === undefined ? 1 : 1 + 0.5 / (1 + metres / 1_000));

/** What was asked for by its title, then the best, then the nearest where a place was named, then the next; the id, by which they are listed, settles the rest. */
export const inOrder = (a: Ranked, b: Ranked): number =>
  Number(b.byTitle) - Number(a.byTitle) ||
  b.score - a.score ||
  compared(a.metres, b.metres) ||
  compared(a.nextDay, b.nextDay) ||
  a.listed.at - b.listed.at;

/** What is not known comes last. */
function compared<T extends string | number>(a: T | undefined, b: T | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}

/**
 * The first `many` of what would be in order: nobody sees the rest, so it is not sorted. Takes time in proportion to how many there are,
 * and to `many` for each that gets among them.
 */
export function firstInOrder<T extends Ranked>(found: readonly T[], many: number): readonly T[] {
  const first: T[] = [];
  for (const one of found) {
    const last = first[many - 1];
    if (last && inOrder(one, last) >= 0) continue;
    if (last) first.pop();
    first.splice(placeFor(one, first), 0, one);
  }
  return first;
}

/** Behind all that come before it. */
function placeFor(one: Ranked, sorted: readonly Ranked[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(sorted[middle] as Ranked, one) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
