import { dateIn, systemClock } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import type { PublishedTown } from './published-town.js';

/** A page that citizens see, by what it is called in a report. */
export interface WebPage {
  readonly name: string;
  readonly path: string;
  readonly language: 'da' | 'en';
  readonly status: number;
}

/** Where the overview stands in each language, and what its parts are called there. */
const PARTS = {
  da: { root: '/aktiviteter', day: 'dag', week: 'uge', map: 'kort', send: 'send', statement: '/was' },
  en: { root: '/en/activities', day: 'day', week: 'week', map: 'map', send: 'send', statement: '/en/accessibility' },
} as const;

/** Every page of the overview in both languages. */
export function pagesOf({ choir, hostile, withdrawn }: PublishedTown): readonly WebPage[] {
  const today = dateIn(systemClock.now());
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(today);
  const week = `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
  return (['da', 'en'] as const).flatMap((language) => {
    const { root, statement, ...parts } = PARTS[language];
    const page = (name: string, path: string, status = 200): WebPage => ({ name, path, language, status });
    return [
      page('list', root),
      page('list, searched', `${root}?q=${encodeURIComponent('torsdag eftermiddag nær Vejleåparken uden trapper')}`),
      page('list, nothing found', `${root}?q=zzzzzzzz`),
      page('entry', `${root}/${choir}`),
      page('entry of endless words', `${root}/${hostile}`),
      page('entry to print', `${root}/${choir}?print`),
      page('entry to send', `${root}/${choir}/${parts.send}`),
      page('day', `${root}/${parts.day}/${today}`),
      page('week', `${root}/${parts.week}/${week}`),
      page('map', `${root}/${parts.map}`),
      page('accessibility statement', statement),
      page('entry that was withdrawn', `${root}/${withdrawn}`, 404),
    ];
  });
}

/** The pages that were there before: to the forms the overview leads. */
export const FORM_PAGES: readonly WebPage[] = ['', '/cafe', '/ride', '/volunteer'].flatMap((form) =>
  (['da', 'en'] as const).map((language) => ({
    ...{ name: `form${form}`, language, status: 200 },
    path: `/forms/0183${form}?language=${language}`,
  })),
);
