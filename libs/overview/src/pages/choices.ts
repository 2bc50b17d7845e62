import { type Language, type LocalDate, type LocalTime, localDateSchema } from '#kernel';
import { type EntryLanguage, languageSchema } from '../languages.js';
import type { Filters, Near, Need, TimeOfDay, Weekday } from '../search/filters.js';
import type { Question } from '../search/question.js';

export const NEEDS: readonly Need[] = [
  ...(['stepFree', 'accessibleToilet', 'hearingLoop', 'companyOnTheWay', 'transport', 'quiet'] as const),
];

const AT = (from: string, until: string): TimeOfDay => ({ from: from as LocalTime, until: until as LocalTime });
/** What people call the times of a day. */
export const DAYTIMES = {
  morning: AT('06:00', '12:00'),
  afternoon: AT('12:00', '18:00'),
  evening: AT('18:00', '23:59'),
} as const satisfies Record<string, TimeOfDay>;
export type Daytime = keyof typeof DAYTIMES;

/** As many words of the overview as anybody chooses. */
const MOST_TERMS = 20;
/** A place is found by less; a search looks at 200 characters. */
const MOST_CHARACTERS = 300;
export const PAGE = 20;
const MOST_PAGES = 500;

/** What somebody chose in the form, as it stands in the address of the page. */
export interface Choices {
  readonly text: string;
  readonly terms: readonly string[];
  readonly weekdays: readonly Weekday[];
  readonly daytime: Daytime | undefined;
  readonly date: LocalDate | undefined;
  /** An address or a place, as it was typed. */
  readonly near: string;
  readonly needs: readonly Need[];
  readonly free: boolean;
  readonly spoken: EntryLanguage | undefined;
  /** Words are words: nothing is understood of them. */
  readonly literally: boolean;
  /** From 1. */
  readonly page: number;
}

const all = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');
const typed = (value: unknown): string => (all(value)[0] ?? '').trim().slice(0, MOST_CHARACTERS);

/** What an address says. What cannot be meant is left out: nobody is refused a page for how it was asked for. */
export function choicesFrom(query: Readonly<Record<string, unknown>>): Choices {
  const [daytime = ''] = all(query['time']);
  const { data: spoken } = languageSchema.safeParse(typed(query['spoken']));
  const { data: date } = localDateSchema.safeParse(typed(query['date']));
  const page = Number(/^\d{1,4}$/.exec(typed(query['page']))?.[0] ?? 1);
  return {
    text: typed(query['q']),
    terms: [...new Set(all(query['term']).filter(Boolean))].slice(0, MOST_TERMS),
    weekdays: [...new Set(all(query['day']).flatMap((day) => (/^[1-7]$/.test(day) ? [Number(day) as Weekday] : [])))],
    daytime: Object.hasOwn(DAYTIMES, daytime) ? (daytime as Daytime) : undefined,
    ...{ date, near: typed(query['near']) },
    needs: NEEDS.filter((need) => all(query['need']).includes(need)),
    ...{ free: typed(query['free']) === '1', spoken, literally: typed(query['literally']) === '1' },
    page: Math.min(MOST_PAGES, Math.max(1, page)),
  };
}

const pair = (name: string, value: string): [string, string] => [name, value];

/** The same as the end of an address: `?q=kor&day=4`, nothing where nothing is chosen. */
export function queryOf({ page, ...choices }: Choices): string {
  const { text, terms, weekdays, daytime, date, near, needs, free, spoken, literally } = choices;
  const all: [string, string][] = [
    ...(text ? [pair('q', text)] : []),
    ...terms.map((term) => pair('term', term)),
    ...weekdays.map((day) => pair('day', String(day))),
    ...(daytime ? [pair('time', daytime)] : []),
    ...(date ? [pair('date', date)] : []),
    ...(near ? [pair('near', near)] : []),
    ...needs.map((need) => pair('need', need)),
    ...(free ? [pair('free', '1')] : []),
    ...(spoken ? [pair('spoken', spoken)] : []),
    ...(literally ? [pair('literally', '1')] : []),
    ...(page > 1 ? [pair('page', String(page))] : []),
  ];
  const said = new URLSearchParams(all).toString();
  return said ? `?${said}` : '';
}

/** Whether anything is chosen besides the text. */
export const isNarrowed = (choices: Choices): boolean =>
  queryOf({ ...choices, text: '', page: 1, literally: false }) !== '';

/** What is searched for. @param near where the typed place lies, where that is known */
export function questionOf(choices: Choices, near: Near | undefined, language: Language): Question {
  const { text, terms, weekdays, daytime, date, needs, free, spoken, literally, page } = choices;
  const filters: Filters = {
    ...(terms.length > 0 && { terms }),
    ...(weekdays.length > 0 && { weekdays }),
    ...(daytime && { timeOfDay: DAYTIMES[daytime] }),
    ...(date && { dates: { from: date, until: date } }),
    ...(near && { near }),
    ...(needs.length > 0 && { needs }),
    ...(free && { free }),
    ...(spoken && { language: spoken }),
  };
  return { text, filters, language, literally, first: PAGE, after: (page - 1) * PAGE };
}
