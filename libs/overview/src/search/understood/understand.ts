import type { LocalDate, LocalTime } from '#kernel';
import { type Filters, type TimeOfDay, type Weekday, together } from '../filters.js';
import { foldedWords } from '../folded.js';
import { isStopWord } from '../stop-words.js';
import { slipsBetween } from '../spelling.js';
import { dateAt, daysMeant, spanAt } from './calendar.js';
import { type Read, TO, signsRead, timeOfDayAt } from './clock.js';
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
  const words = foldedWords(signsRead(text));
  const left: string[] = [];
  let said: Said = { filters: {} };
  for (let at = 0; at < words.length;) {
    const found = saidAt(words, at, known);
    if (found) said = both(said, found.value);
    else left.push(words[at] as string);
    at += found?.words ?? 1;
  }
  const timeOfDay = timeOf(said);
  return { filters: { ...said.filters, ...(timeOfDay && { timeOfDay }) }, words: left };
}

/** What was said so far: parts of the day are any of them, times by the clock hold together. */
interface Said {
  readonly filters: Omit<Filters, 'timeOfDay'>;
  readonly part?: TimeOfDay | undefined;
  readonly clock?: TimeOfDay | undefined;
}

function saidAt(words: readonly string[], at: number, known: Known): Read<Said> | undefined {
  const { places, wordsLike, today } = known;
  const span = spanAt(words, at, today);
  if (span) return { value: { filters: { dates: span.value } }, words: span.words };
  const date = dateAt(words, at);
  const dates = date && daysMeant(date.value, today);
  if (date && dates) return { value: { filters: { dates } }, words: date.words };
  const clock = timeOfDayAt(words, at);
  if (clock) return { value: { filters: {}, clock: clock.value }, words: clock.words };
  const not = notAt(words, at);
  if (not) return not;
  const phrase = weekdaysAt(words, at) ?? phraseAt(words, at);
  if (phrase) return { value: saidBy(phrase.value, today), words: phrase.words };
  const near = places.nearAt(words, at);
  if (near) return { value: { filters: { near: near.value } }, words: near.words };
  const guessed = languageAt(words, at, wordsLike) ?? misspeltAt(words, at, wordsLike);
  return guessed && { value: saidBy(guessed.value, today), words: guessed.words };
}

function saidBy({ days, timeOfDay, ...wish }: Wish, today: LocalDate): Said {
  return { filters: { ...wish, ...(days && { dates: daysMeant(days, today) }) }, part: timeOfDay };
}

const NOT = new Set(['ikke', 'undtagen', 'not', 'except']);
const SMALL = new Set(['om', 'paa', 'i', 'on', 'in', 'the', 'at']);

/** `ikke om aftenen`, `undtagen mandag`: every other day, or the longer part of the day that is left. */
function notAt(words: readonly string[], at: number): Read<Said> | undefined {
  if (!NOT.has(words[at] ?? '')) return undefined;
  let start = at + 1;
  // `ikke koster noget` says something of its own.
  while (SMALL.has(words[start] ?? '') && !phraseAt(words, start)) start++;
  const phrase = phraseAt(words, at) ? undefined : phraseAt(words, start);
  if (!phrase) return undefined;
  const { weekdays, timeOfDay, days } = phrase.value;
  const taken = start - at + phrase.words;
  if (weekdays && !timeOfDay) {
    const more = weekdaysListedAt(words, at + taken);
    const others = EVERY_DAY.filter((day) => ![...weekdays, ...more.value].includes(day));
    return { value: { filters: { weekdays: others } }, words: taken + more.words };
  }
  if (!timeOfDay || weekdays || days) return undefined;
  return { value: { filters: {}, part: restOf(timeOfDay) }, words: taken };
}

/** `og tirsdag`, as often as it is said. */
function weekdaysListedAt(words: readonly string[], start: number): Read<readonly Weekday[]> {
  const listed: Weekday[] = [];
  let at = start;
  for (;;) {
    const phrase = AND.has(words[at] ?? '') ? PHRASES.get(words[at + 1] ?? '') : undefined;
    if (!phrase?.weekdays || phrase.timeOfDay) return { value: listed, words: at - start };
    listed.push(...phrase.weekdays);
    at += 2;
  }
}
const AND = new Set(['og', 'eller', 'and', 'or']);
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const restOf = ({ from, until }: TimeOfDay): TimeOfDay =>
  from < '12:00' ? { from: until, until: '23:59' as LocalTime } : { from: '06:00' as LocalTime, until: from };

/** `mandag til fredag` are the days between as well. */
function weekdaysAt(words: readonly string[], at: number): Read<Wish> | undefined {
  const [first, last] = [words[at], words[at + 2]].map((word) => PHRASES.get(word ?? ''));
  const [from, until] = [first?.weekdays, last?.weekdays];
  if (!TO.has(words[at + 1] ?? '') || from?.length !== 1 || until?.length !== 1) return undefined;
  const [begin = 1, end = 7] = [from[0], until[0]];
  const isBetween = (day: Weekday): boolean => (begin <= end ? begin <= day && day <= end : begin <= day || day <= end);
  return { value: { weekdays: EVERY_DAY.filter(isBetween) }, words: 3 };
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

/**
 * `trosdag`, `eftermidag`: long words with one slip, but for those that entries have. Only days and times are guessed: a need that nobody
 * has would leave out what they could go to.
 */
function misspeltAt(words: readonly string[], at: number, wordsLike: Known['wordsLike']): Read<Wish> | undefined {
  const word = words[at] ?? '';
  if (word.length < 6 || isStopWord(word) || wordsLike(word).some((like) => !PHRASES.has(like))) return undefined;
  const phrase = [...PHRASES].find(
    ([one, wish]) => mayBeGuessed(one, wish) && slipsBetween(word, one, 1) !== undefined,
  );
  return phrase && { value: phrase[1], words: 1 };
}

/** Short words with a slip are other words: Morten is no morning. */
const mayBeGuessed = (phrase: string, { weekdays, timeOfDay }: Wish): boolean =>
  (weekdays !== undefined && phrase.length >= 6) || (timeOfDay !== undefined && phrase.length >= 8);

/** Two weekdays are either of them, of two dates all from the first to the last; of all else the last that was said counts. */
function both(before: Said, next: Said): Said {
  const weekdays = [...new Set([...(before.filters.weekdays ?? []), ...(next.filters.weekdays ?? [])])].sort();
  const [one, other] = [before.filters.dates, next.filters.dates];
  const dates =
    one && other ? { from: earlier(one.from, other.from), until: later(one.until, other.until) } : undefined;
  return {
    filters: {
      ...together(before.filters, next.filters),
      ...(weekdays.length > 0 && { weekdays }),
      ...(dates && { dates }),
    },
    part: before.part && next.part ? fromFirstToLast(before.part, next.part) : (before.part ?? next.part),
    clock: before.clock && next.clock ? (shared(before.clock, next.clock) ?? next.clock) : (before.clock ?? next.clock),
  };
}

const earlier = <T extends string>(a: T, b: T): T => (a < b ? a : b);
const later = <T extends string>(a: T, b: T): T => (a < b ? b : a);

/** `formiddag eller aften`. */
const fromFirstToLast = (a: TimeOfDay, b: TimeOfDay): TimeOfDay => ({
  from: earlier(a.from, b.from),
  until: later(a.until, b.until),
});

/** `eftermiddag efter kl. 14`. @returns `undefined` where they share nothing */
function shared(a: TimeOfDay, b: TimeOfDay): TimeOfDay | undefined {
  const [from, until] = [later(a.from, b.from), earlier(a.until, b.until)];
  return from < until ? { from, until } : undefined;
}

const timeOf = ({ part, clock }: Said): TimeOfDay | undefined =>
  part && clock ? (shared(part, clock) ?? clock) : (part ?? clock);
