import { type LocalDate, plusDays } from '#kernel';
import { type Markup, markup } from '#pages';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type Occurrence, occurrencesOf } from '../times/occurrences.js';
import { activityList } from './activity-list.js';
import { langOf, textFor } from './entry-texts.js';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { documentOf } from './shell.js';
import { capital, dayTold, hoursOnDay, mondayOf, weekOf } from './when.js';
import { wordsIn } from './words.js';

interface Happening {
  readonly entry: PublishedEntry;
  readonly next: Occurrence;
}

/** So far back and ahead anybody can look, in days: further there is nothing. */
const REACH = { back: 31, ahead: 366 } as const;

const isWithinReach = (date: LocalDate, { today }: PageSite): boolean =>
  date >= plusDays(today, -REACH.back) && date <= plusDays(today, REACH.ahead);

const onDay = (entries: readonly PublishedEntry[], date: LocalDate): readonly Happening[] =>
  entries
    .flatMap((entry) => occurrencesOf(entry, date, date).map((next) => ({ entry, next })))
    .toSorted((a, b) => order(a) - order(b) || (a.entry.entryId < b.entry.entryId ? -1 : 1));
const order = ({ next: { begins } }: Happening): number => Number(begins.replace(':', ''));

/** What is on that day, in order of time. @returns `undefined` for a day too far away to have one */
export function dayPage(entries: readonly PublishedEntry[], date: LocalDate, site: PageSite): string | undefined {
  if (!isWithinReach(date, site)) return undefined;
  const { language, today } = site;
  const [words, address] = [wordsIn(language), addressesIn(language)];
  const title = words.onDay(dayTold(date, language, today));
  const [before, after] = [plusDays(date, -1), plusDays(date, 1)];
  const content = markup`<h1>${title}</h1>
${waysOf([isWithinReach(before, site) && [words.dayBefore, address.day(before)], isWithinReach(after, site) && [words.dayAfter, address.day(after)]], words.pages)}
${listedOf(onDay(entries, date), site)}`;
  const twin = addressesIn(otherLanguage(language)).day(date);
  return documentOf({ site, title, twin, ...(date === today && { part: 'day' as const }), content });
}

/** What is on each day of a week. @returns `undefined` where there is no such week, or it is too far away */
export function weekPage(entries: readonly PublishedEntry[], week: string, site: PageSite): string | undefined {
  const monday = mondayOf(week);
  if (!monday || !(isWithinReach(monday, site) || isWithinReach(plusDays(monday, 6), site))) return undefined;
  const { language, today } = site;
  const [words, address] = [wordsIn(language), addressesIn(language)];
  const title = words.inWeek(Number(week.slice(-2)), Number(week.slice(0, 4)));
  const [before, after] = [plusDays(monday, -7), plusDays(monday, 7)];
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => plusDays(monday, n));
  const content = markup`<h1>${title}</h1>
${waysOf([isWithinReach(plusDays(before, 6), site) && [words.weekBefore, address.week(weekOf(before))], isWithinReach(after, site) && [words.weekAfter, address.week(weekOf(after))]], words.pages)}
${days.map((date) => {
  const happening = onDay(entries, date);
  return markup`<section><h2><a href="${address.day(date)}">${capital(dayTold(date, language, today))}</a></h2>
${happening.length === 0 ? markup`<p>–</p>` : shortListOf(happening, date, site)}</section>\n`;
})}`;
  const twin = addressesIn(otherLanguage(language)).week(week);
  return documentOf({ site, title, twin, ...(week === weekOf(today) && { part: 'week' as const }), content });
}

const waysOf = (ways: readonly (false | readonly [string, string])[], label: string): Markup =>
  markup`<nav class="pages" aria-label="${label}">${ways.flatMap((way) => (way ? [markup`<a href="${way[1]}">${way[0]}</a> `] : []))}</nav>`;

const listedOf = (happening: readonly Happening[], site: PageSite): Markup =>
  happening.length === 0
    ? markup`<div class="note"><p>${wordsIn(site.language).nothingOn}</p></div>`
    : activityList(happening, site, 'when');

function shortListOf(happening: readonly Happening[], date: LocalDate, { language }: PageSite): Markup {
  const address = addressesIn(language);
  return markup`<ul class="plain">${happening.map(({ entry, next }) => {
    const text = textFor(entry, language);
    return markup`<li class="short"><span class="hours">${hoursOnDay(next, date, language)}</span> <a href="${address.entry(entry.entryId)}"${langOf(text, language)}>${text.title}</a>${entry.place ? markup` <span class="place">${entry.place.label}</span>` : markup``}</li>\n`;
  })}</ul>`;
}
