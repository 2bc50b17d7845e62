import type { LocalDate } from '#kernel';
import { type Filters, type TimeOfDay, together } from '../filters.js';
import { foldedWords } from '../folded.js';
import { isStopWord } from '../stop-words.js';
import { slipsBetween } from '../spelling.js';
import { daysMeant, dateAt } from './calendar.js';
import { type Read, timeOfDayAt } from './clock.js';
import { LANGUAGES, LONGEST_PHRASE, PHRASES, type Wish } from './phrases.js';
import type { Places } from './places.js';

/** What a sentence was understood to ask for, and the folded words of it that were not. */
export interface Understood {
  readonly filters: Filters;
  readonly words: readonly string[];
}

interface Known {
  readonly places: Places;
  /** The word itself, or those with one slip less or more, that entries have: then it is hardly a weekday that was spelt wrongly. */
  readonly wordsLike: (word: string) => readonly string[];
  readonly today: LocalDate;
}

/**
 * What somebody asks for in Danish or English, in their own words: `hvad kan jeg lave torsdag eftermiddag nær Vejleåparken uden trapper`.
 * The longest phrase at each place counts; what is no phrase is left to be searched for. Takes time in proportion to its words.
 */
export function understand(text: string, known: Known): Understood {
  const words = foldedWords(text);
  const left: string[] = [];
  let filters: Filters = {};
  for (let at = 0; at < words.length;) {
    const found = filtersAt(words, at, known);
    if (found) filters = both(filters, found.value);
    else left.push(words[at] as string);
    at += found?.words ?? 1;
  }
  return { filters, words: left };
}

function filtersAt(
  words: readonly string[],
  at: number,
  { places, wordsLike, today }: Known,
): Read<Filters> | undefined {
  const near = places.nearAt(words, at);
  if (near) return { value: { near: near.value }, words: near.words };
  const date = dateAt(words, at);
  const dates = date && daysMeant(date.value, today);
  if (date && dates) return { value: { dates }, words: date.words };
  const timeOfDay = timeOfDayAt(words, at);
  if (timeOfDay) return { value: { timeOfDay: timeOfDay.value }, words: timeOfDay.words };
  const phrase = phraseAt(words, at) ?? languageAt(words, at, wordsLike) ?? misspeltAt(words, at, wordsLike);
  return phrase && { value: filtersOf(phrase.value, today), words: phrase.words };
}

function phraseAt(words: readonly string[], at: number): Read<Wish> | undefined {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length--) {
    const value = PHRASES.get(words.slice(at, at + length).join(' '));
    if (value) return { value, words: length };
  }
  return undefined;
}

function languageAt(words: readonly string[], at: number, wordsLike: Known['wordsLike']): Read<Wish> | undefined {
  const word = words[at] ?? '';
  const value = LANGUAGES.get(word);
  return value && !wordsLike(word).includes(word) ? { value, words: 1 } : undefined;
}

/** `trosdag`, `eftermidag`: long words with one slip, but for those that entries have. */
function misspeltAt(words: readonly string[], at: number, wordsLike: Known['wordsLike']): Read<Wish> | undefined {
  const word = words[at] ?? '';
  if (word.length < 6 || isStopWord(word) || wordsLike(word).some((like) => !PHRASES.has(like))) return undefined;
  const phrase = [...PHRASES].find(([one]) => one.length >= 6 && slipsBetween(word, one, 1) !== undefined);
  return phrase && { value: phrase[1], words: 1 };
}

function filtersOf({ days, ...wish }: Wish, today: LocalDate): Filters {
  return days ? { ...wish, dates: daysMeant(days, today) } : wish;
}

/** Two weekdays are either of them; of all else but times of the day the last that was said counts. */
function both(before: Filters, next: Filters): Filters {
  const weekdays = [...new Set([...(before.weekdays ?? []), ...(next.weekdays ?? [])])].sort();
  const timeOfDay = bothTimes(before.timeOfDay, next.timeOfDay);
  return { ...together(before, next), ...(weekdays.length > 0 && { weekdays }), ...(timeOfDay && { timeOfDay }) };
}

/** `eftermiddag efter kl. 14` is what they share; `formiddag eller eftermiddag` is from the first to the last. */
function bothTimes(a: TimeOfDay | undefined, b: TimeOfDay | undefined): TimeOfDay | undefined {
  if (!a || !b) return a ?? b;
  const [early, late] = [a.from < b.from ? a.from : b.from, a.from < b.from ? b.from : a.from];
  const [sooner, later] = [a.until < b.until ? a.until : b.until, a.until < b.until ? b.until : a.until];
  return late < sooner ? { from: late, until: sooner } : { from: early, until: later };
}
