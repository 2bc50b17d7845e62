import type { LocalTime } from '#kernel';
import type { TimeOfDay } from '../filters.js';

/** What was read, and how many words it took. */
export interface Read<T> {
  readonly value: T;
  readonly words: number;
}

const AFTER = new Set(['efter', 'fra', 'after', 'from']);
const BEFORE = new Set(['foer', 'inden', 'before', 'until']);
const BETWEEN = new Set(['mellem', 'between']);
const AT = new Set(['kl', 'klokken', 'at']);
const AND = new Set(['og', 'and', 'til', 'to']);
const LATEST = 23 * 60 + 59;

/**
 * A time of day at a place in a sentence: `kl. 14.30`, `efter kl. 15`, `before noon` is none, `between 1 and 4 pm`. Hours from 1 to 7 are
 * in the afternoon: that is when there is something on.
 */
export function timeOfDayAt(words: readonly string[], at: number): Read<TimeOfDay> | undefined {
  const first = words[at] ?? '';
  if (BETWEEN.has(first) || AFTER.has(first)) {
    const from = clockAt(words, at + 1);
    const until = from && AND.has(words[at + 1 + from.words] ?? '') ? clockAt(words, at + 2 + from.words) : undefined;
    if (from && until && until.value > from.value) return read(from.value, until.value, 2 + from.words + until.words);
    return from && AFTER.has(first) ? read(from.value, LATEST, 1 + from.words) : undefined;
  }
  const one = BEFORE.has(first) ? clockAt(words, at + 1) : AT.has(first) ? clockAt(words, at) : undefined;
  if (!one) return undefined;
  return BEFORE.has(first)
    ? read(0, one.value, 1 + one.words)
    : read(one.value, Math.min(one.value + 60, LATEST), one.words);
}

const read = (from: number, until: number, words: number): Read<TimeOfDay> | undefined =>
  until > from ? { value: { from: wall(from), until: wall(until) }, words } : undefined;

const wall = (minutes: number): LocalTime =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':') as LocalTime;

/** In minutes after midnight. */
function clockAt(words: readonly string[], start: number): Read<number> | undefined {
  const at = AT.has(words[start] ?? '') ? start + 1 : start;
  const hour = numberIn(words[at], 1, 24);
  if (hour === undefined) return undefined;
  const minute = words[at + 1]?.length === 2 ? numberIn(words[at + 1], 0, 59) : undefined;
  const half = words[at + (minute === undefined ? 1 : 2)];
  const named = half === 'am' || half === 'pm';
  const afternoon = named ? half === 'pm' && hour < 12 : hour < 8;
  const minutes = Math.min((hour + (afternoon ? 12 : 0)) * 60 + (minute ?? 0), LATEST);
  return { value: minutes, words: at - start + 1 + (minute === undefined ? 0 : 1) + (named ? 1 : 0) };
}

/** @returns `undefined` where it is no number from `least` to `most` */
export function numberIn(word: string | undefined, least: number, most: number): number | undefined {
  const number = word && /^\d{1,4}$/.test(word) ? Number(word) : NaN;
  return number >= least && number <= most ? number : undefined;
}
