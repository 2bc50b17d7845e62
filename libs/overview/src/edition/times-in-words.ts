import { type LocalDate, type LocalTime, plusDays } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import type { EntryTime } from '../entry/content.js';
import { datesIn } from '../times/dates.js';
import { type Occurrence, occurrencesOf } from '../times/occurrences.js';
import { type PaperLanguage, WORDS } from './words.js';

/** How far ahead is looked for the next dates of what has no simple rule, in days. */
const AHEAD = 366;
/** As many dates as anybody reads. */
const MOST_DATES = 6;
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

type Recurring = Extract<EntryTime, { kind: 'recurring' }>;

/**
 * A time of an entry as it is said: “hver torsdag kl. 14.00–16.00”. What recurs in another way than by week or by a day of the month
 * is said by its next dates. `undefined` where nothing of it is left on or after that day.
 */
export function timeInWords(time: EntryTime, from: LocalDate, language: PaperLanguage): string | undefined {
  const ahead = occurrencesOf({ times: [time] }, from, plusDays(from, AHEAD));
  const [next] = ahead;
  if (!next) return undefined;
  const rule = time.kind === 'recurring' && ahead.length > 1 ? ruleInWords(time, language) : undefined;
  if (!rule || time.kind !== 'recurring') return datesInWords(ahead.slice(0, MOST_DATES), language);
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
    .filter((date) => date > from && date < last && datesIn({ firstDate, rrule }, date, date).length > 0);
  const said = [
    ...(firstDate > from ? [`${fromWord} ${dateInWords(ahead[0]?.date ?? firstDate, language)}`] : []),
    ...(last < plusDays(from, AHEAD - LONG_SEASON) ? [`${untilWord} ${dateInWords(last, language)}`] : []),
    ...(left.length > 0
      ? [
          `${exceptWord} ${listed(
            left.slice(0, MOST_DATES).map((date) => dateInWords(date, language)),
            language,
          )}`,
        ]
      : []),
  ];
  return said.map((limit) => `, ${limit}`).join('');
}

/** What comes again within so many days of the end of the year ahead is taken to go on. */
const LONG_SEASON = 45;
const LIMITS: Readonly<Record<PaperLanguage, readonly [from: string, until: string, except: string]>> = {
  da: ['fra', 'til og med', 'men ikke'],
  en: ['from', 'until', 'but not on'],
};

function datesInWords(ahead: readonly Occurrence[], language: PaperLanguage): string {
  const [first] = ahead;
  const sameHours = ahead.every(({ begins, ends }) => begins === first?.begins && ends === first.ends);
  if (!first) return '';
  if (!sameHours)
    return ahead.map((one) => `${dayInWords(one.date, language)} ${hoursInWords(one, language)}`).join('; ');
  return `${ahead.map(({ date }) => dayInWords(date, language)).join(', ')} ${hoursInWords(first, language)}`;
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
function hoursInWords({ begins, ends }: Pick<Occurrence, 'begins' | 'ends'>, language: PaperLanguage): string {
  const said = (time: LocalTime): string => (language === 'da' ? time.replace(':', '.') : time);
  return `${language === 'da' ? 'kl.\u00a0' : ''}${said(begins)}–${said(ends)}`;
}

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
