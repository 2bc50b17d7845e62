import type { LocalTime } from '#kernel';
import type { TimeOfDay } from '../filters.js';
import { isMonth } from './months.js';

/** What was read, and how many words it took. */
export interface Read<T> {
  readonly value: T;
  readonly words: number;
}

export const AFTER = new Set(['efter', 'fra', 'after', 'from']);
export const BEFORE = new Set(['foer', 'inden', 'before', 'until']);
const BETWEEN = new Set(['mellem', 'between']);
const AT = new Set(['kl', 'klokken', 'at']);
export const TO = new Set(['til', 'to', 'until']);
const AND = new Set(['og', 'and', ...TO]);
const LATEST = 23 * 60 + 59;
/** What a number before them is of: no hour. */
const UNITS = new Set(
  (
    'aar aarige kr kroner deltagere personer mennesker pladser maaneder uger dage timer minutter min meter m km ' +
    'years year months weeks days hours minutes people places persons'
  ).split(' '),
);
const MORNING = new Set(['morgen', 'morgenen', 'formiddag', 'formiddagen', 'morning', 'mornings']);
const LATER = new Set(['eftermiddag', 'eftermiddagen', 'aften', 'aftenen', 'afternoon', 'evening', 'night']);
const SMALL = new Set(['om', 'i', 'in', 'the', 'at']);

/**
 * A text in which what only signs say is said by words: `10-12` is `10 til 12`, `mandag-fredag` is `mandag til fredag`, and `14.30` is the
 * one number `1430`.
 */
export const signsRead = (text: string): string =>
  text
    .replace(/(?<![\d.,:])(\d{1,2})[.:]([0-5]\d)(?![\d.,:]|\s*kr)/giu, (_, hour: string, minutes: string) =>
      hour.padStart(2, '0').concat(minutes),
    )
    .replace(/(\d)\s*[-–—]\s*(?=\d)/gu, '$1 til ')
    .replace(/((?:dag|day)(?:e|en|s)?)\s*[-–—]\s*(?=\p{L}+(?:dag|day))/giu, '$1 til ');

/**
 * A time of day at a place in a sentence: `kl. 14.30`, `efter kl. 15`, `before noon` is none, `between 1 and 4 pm`, `10 til 12`. Hours from
 * 1 to 7 are in the afternoon, unless a part of the day stands behind them: that is when there is something on.
 */
export function timeOfDayAt(words: readonly string[], at: number): Read<TimeOfDay> | undefined {
  const first = words[at] ?? '';
  const isBetween = BETWEEN.has(first);
  if (isBetween || AFTER.has(first)) {
    const range = rangeAt(words, at + 1, isBetween ? AND : TO);
    if (range) return { ...range, words: range.words + 1 };
    const from = isBetween ? undefined : clockAt(words, at + 1);
    return from && read(from.value, LATEST, 1 + from.words);
  }
  if (BEFORE.has(first)) {
    const until = clockAt(words, at + 1);
    return until && read(0, until.value, 1 + until.words);
  }
  const range = rangeAt(words, at, TO);
  if (range) return range;
  const one = AT.has(first) ? clockAt(words, at) : undefined;
  return one && read(one.value, Math.min(one.value + 60, LATEST), one.words);
}

function rangeAt(words: readonly string[], at: number, to: ReadonlySet<string>): Read<TimeOfDay> | undefined {
  const from = clockAt(words, at);
  if (!from || !to.has(words[at + from.words] ?? '')) return undefined;
  const until = clockAt(words, at + from.words + 1);
  return until && read(from.value, until.value, from.words + 1 + until.words);
}

const read = (from: number, until: number, words: number): Read<TimeOfDay> | undefined =>
  until > from ? { value: { from: wall(from), until: wall(until) }, words } : undefined;

const wall = (minutes: number): LocalTime =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':') as LocalTime;

/** In minutes after midnight. */
function clockAt(words: readonly string[], start: number): Read<number> | undefined {
  const at = AT.has(words[start] ?? '') ? start + 1 : start;
  const said = words[at] ?? '';
  const [hour, minute] =
    said.length === 4
      ? [numberIn(said.slice(0, 2), 0, 24), numberIn(said.slice(2), 0, 59)]
      : [numberIn(said, 1, 24), 0];
  const next = words[at + 1] ?? '';
  if (hour === undefined || minute === undefined || UNITS.has(next) || isMonth(next)) return undefined;
  const named = next === 'am' || next === 'pm';
  const part = words.slice(at + 1).find((word) => !SMALL.has(word)) ?? '';
  const isLater = hour < 8 ? !MORNING.has(part) : LATER.has(part);
  const afternoon = (named ? next === 'pm' : isLater) && hour < 12;
  const minutes = Math.min((hour + (afternoon ? 12 : 0)) * 60 + minute, LATEST);
  return { value: minutes, words: at - start + 1 + (named ? 1 : 0) };
}

/** @returns `undefined` where it is no number from `least` to `most` */
export function numberIn(word: string | undefined, least: number, most: number): number | undefined {
  const number = word && /^\d{1,4}$/.test(word) ? Number(word) : NaN;
  return number >= least && number <= most ? number : undefined;
}
