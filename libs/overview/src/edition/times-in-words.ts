import { type LocalDate, type LocalTime, plusDays } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import type { EntryTime } from '../entry/content.js';
import { datesIn } from '../times/dates.js';
import {
  type Occurrence,
  isAllDay,
  lastDayOf,
  lastsForDays,
  occurrenceOn,
  occurrencesOf,
} from '../times/occurrences.js';
import { type PaperLanguage, WORDS } from './words.js';

/** How far ahead is looked for the next dates of what has no simple rule, in days. */
const AHEAD = 366;
/** As many dates as anybody reads. */
const MOST_DATES = 6;
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type Recurring = Extract<EntryTime, { kind: 'recurring' }>;

/**
 * A time of an entry as it is said: “hver torsdag kl. 14.00–16.00”. What recurs in another way than by week or by a day of the month
 * is said by its next dates, and what lasts for days by its first and its last. `undefined` where nothing of it is left on or after that day.
 */
export function timeInWords(time: EntryTime, from: LocalDate, language: PaperLanguage): string | undefined {
  if (time.kind === 'once') {
    const once = occurrenceOn(time, from);
    return lastDayOf(once) < from ? undefined : datesInWords([once], language);
  }
  const ahead = occurrencesOf({ times: [time] }, from, plusDays(from, AHEAD));
  const [next] = ahead;
  if (!next) return undefined;
  const rule = ahead.length > 1 ? ruleInWords(time, language) : undefined;
  if (!rule) return datesInWords(ahead, language);
  return `${rule} ${hoursInWords(next, language)}${limitsInWords(time, from, ahead, language)}`;
}

/** From when, until when, and on which days not: as far as somebody who reads it now has to know. */
function limitsInWords(
  { firstDate, rrule, except }: Recurring,
  from: LocalDate,
  ahead: readonly Occurrence[],
  language: PaperLanguage,
): string {
  const [fromWord, untilWord, exceptWord] = LIMITS[language];
  const last = ahead.at(-1)?.date ?? from;
  const left = [...except]
    .sort()
    .filter((date) => date >= from && date < last && datesIn({ firstDate, rrule }, date, date).length > 0);
  const said = [
    ...(firstDate > from ? [`${fromWord} ${dateInWords(ahead[0]?.date ?? firstDate, language)}`] : []),
    ...(last < plusDays(from, AHEAD - LONG_SEASON) ? [`${untilWord} ${dateInWords(last, language)}`] : []),
    ...(left.length > 0 ? [`${exceptWord} ${daysOffInWords(left, ahead, language)}`] : []),
  ];
  return said.map((limit) => `, ${limit}`).join('');
}

/** The days on which it is not: those between which it never is are told as one stretch. Whoever reads six is told where there are more. */
function daysOffInWords(left: readonly LocalDate[], ahead: readonly Occurrence[], language: PaperLanguage): string {
  const stretches: LocalDate[][] = [];
  for (const date of left) {
    const before = stretches.at(-1);
    const lastOff = before?.at(-1);
    if (before && lastOff && !ahead.some((one) => one.date > lastOff && one.date < date)) before.push(date);
    else stretches.push([date]);
  }
  const [fromWord, untilWord] = LIMITS[language];
  const said = stretches.flatMap((stretch) => {
    const named = stretch.map((date) => dateInWords(date, language));
    return stretch.length <= 2 ? named : [`${fromWord} ${named[0]} ${untilWord} ${named.at(-1)}`];
  });
  return listed(atMost(MOST_DATES, said, WORDS[language].moreDays), language);
}

/** The first of them, and that there are more. */
const atMost = (most: number, said: readonly string[], more: string): readonly string[] =>
  said.length > most ? [...said.slice(0, most), more] : said;

/** What comes again within so many days of the end of the year ahead is taken to go on. */
const LONG_SEASON = 45;
const LIMITS: Readonly<Record<PaperLanguage, readonly [from: string, until: string, except: string]>> = {
  da: ['fra', 'til og med', 'men ikke'],
  en: ['from', 'until', 'but not on'],
};

function datesInWords(ahead: readonly Occurrence[], language: PaperLanguage): string {
  const [first] = ahead;
  if (!first) return '';
  const more = ahead.length > MOST_DATES ? `; ${WORDS[language].moreDays}` : '';
  const shown = ahead.slice(0, MOST_DATES);
  const sameHours = shown.every((one) => one.begins === first.begins && one.ends === first.ends && !lastsForDays(one));
  if (!sameHours) return `${shown.map((one) => onceInWords(one, language)).join('; ')}${more}`;
  return `${shown.map(({ date }) => dayInWords(date, language)).join(', ')} ${hoursInWords(first, language)}${more}`;
}

function onceInWords(one: Occurrence, language: PaperLanguage): string {
  if (!lastsForDays(one)) return `${dayInWords(one.date, language)} ${hoursInWords(one, language)}`;
  const at = (date: LocalDate, time: LocalTime): string =>
    `${dayInWords(date, language)}${isAllDay(one) ? '' : ` ${timeOfDayInWords(time, language)}`}`;
  const [from, until] = LIMITS[language];
  return `${from} ${at(one.date, one.begins)} ${until} ${at(lastDayOf(one), one.ends)}`;
}

function ruleInWords({ rrule }: Recurring, language: PaperLanguage): string | undefined {
  const parts = new Map(rrule.split(';').map((part) => part.split('=') as [string, string]));
  if ([...parts.keys()].some((name) => !SAID.has(name))) return undefined;
  const days = (parts.get('BYDAY') ?? '').split(',').map((day) => /^([+-]?\d)?(\w\w)$/.exec(day));
  const interval = parts.get('INTERVAL') ?? '1';
  const words = WORDS[language];
  const names = days.map((day) => words.weekdays[CODES.indexOf(day?.[2] ?? '')]);
  if (names.some((name) => name === undefined)) return undefined;
  if (parts.get('FREQ') === 'WEEKLY' && days.every((day) => day?.[1] === undefined) && EVERY[language][interval])
    return `${EVERY[language][interval]} ${listed(names, language)}`;
  const ordinal = words.ordinals[(days[0]?.[1] ?? '').replace('+', '')];
  if (parts.get('FREQ') !== 'MONTHLY' || interval !== '1' || days.length !== 1 || !ordinal) return undefined;
  return language === 'da' ? `den ${ordinal} ${names[0]} i måneden` : `the ${ordinal} ${names[0]} of the month`;
}

const SAID = new Set(['FREQ', 'BYDAY', 'INTERVAL', 'UNTIL', 'COUNT', 'WKST']);
const EVERY: Readonly<Record<PaperLanguage, Readonly<Record<string, string>>>> = {
  da: { '1': 'hver', '2': 'hver anden' },
  en: { '1': 'every', '2': 'every other' },
};

const listed = (names: readonly (string | undefined)[], language: PaperLanguage): string =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(language === 'da' ? ' og ' : ' and ');

/** “kl. 14.00–16.00”, “14:00–16:00”: with an en dash, at which no line ends. */
function hoursInWords(one: Pick<Occurrence, 'begins' | 'ends'>, language: PaperLanguage): string {
  if (isAllDay(one)) return WORDS[language].allDay;
  return `${timeOfDayInWords(one.begins, language)}–${language === 'da' ? one.ends.replace(':', '.') : one.ends}`;
}

const timeOfDayInWords = (time: LocalTime, language: PaperLanguage): string =>
  language === 'da' ? `kl.\u00a0${time.replace(':', '.')}` : time;

/** “3. december 2026”, “3 December 2026”. */
export function dateInWords(date: LocalDate, language: PaperLanguage): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day}${language === 'da' ? '.' : ''}\u00a0${WORDS[language].months[month - 1]}\u00a0${year}`;
}

const dayInWords = (date: LocalDate, language: PaperLanguage): string =>
  `${weekdayInWords(date, language)} ${language === 'da' ? 'den ' : ''}${dateInWords(date, language)}`;

const weekdayInWords = (date: LocalDate, language: PaperLanguage): string =>
  WORDS[language].weekdays[weekdayOf(date)] ?? '';

/** From 0, Monday, to 6, Sunday. */
export const weekdayOf = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek - 1;

/** As a sentence begins. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
