import { type Markup, markup } from '#pages';
import type { PublishedTerm } from '../entry/published-entry.js';
import type { TermKind } from '../terms/terms.events.js';
import { languageSchema } from '../languages.js';
import { languageName } from '../edition/language-names.js';
import type { Facets } from '../search/facets.js';
import type { Answer } from '../search/question.js';
import { needTold } from '../search/told.js';
import type { Overview } from '../views/live/overview.js';
import { activityList } from './activity-list.js';
import { type Choices, DAYTIMES, type Daytime, NEEDS, PAGE, isNarrowed, queryOf } from './choices.js';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { documentOf } from './shell.js';
import { capital, dateTold, weekdayName } from './when.js';
import { wordsIn } from './words.js';

/** What the list of activities is made of. */
export interface ListParts {
  readonly site: PageSite;
  readonly choices: Choices;
  readonly answer: Answer;
  /** Every word that entries of the overview have. */
  readonly terms: readonly PublishedTerm[];
  /** The typed place was not found: it was searched everywhere. */
  readonly placeUnknown?: boolean;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const KINDS: readonly TermKind[] = ['category', 'targetGroup', 'interest', 'tag'];

/** Everything that there is, or what was searched for, with why. */
export function listPage(parts: ListParts): string {
  const { site, choices, answer } = parts;
  const words = wordsIn(site.language);
  const query = queryOf(choices);
  const searched = choices.text !== '' || isNarrowed(choices);
  const title = searched ? words.found(answer.total) : words.overview;
  const content = markup`<h1>${title}</h1>
${searched ? markup`` : markup`<p class="lead">${words.intro}</p>`}
${formOf(parts)}
${understoodOf(parts)}
${chosenOf(parts)}
${choices.text !== '' && searched ? markup`` : markup`<p role="status">${words.found(answer.total)}</p>`}
${answer.hits.length > 0 ? activityList(answer.hits, site) : markup`${nothingOf(parts)}${insteadOf(parts)}`}
${pagesOf(parts)}`;
  const twin = `${addressesIn(otherLanguage(site.language)).list}${query}`;
  return documentOf({ site, title, twin, part: 'list', content });
}

function formOf({ site, choices, answer, terms }: ListParts): Markup {
  const { language } = site;
  const words = wordsIn(language);
  const check = (name: string, value: string, label: string, isChosen: boolean): Markup =>
    markup`<li><label><input type="checkbox" name="${name}" value="${value}"${isChosen ? markup` checked` : markup``}> <span>${label}</span></label></li>\n`;
  return markup`<form class="ask" action="${addressesIn(language).list}" method="get" role="search">
<label class="form-label" for="q">${words.wanted}</label>
<p class="form-hint" id="example">${words.example}</p>
<div class="line"><input class="form-input" type="search" id="q" name="q" value="${choices.text}" maxlength="300" aria-describedby="example">
<button class="button button-primary" type="submit">${words.search}</button></div>
<details${isNarrowed(choices) ? markup` open` : markup``}>
<summary>${words.narrow}</summary>
<div class="grid">
${KINDS.map((kind) => termSelect(kind, terms, choices, answer.facets, site))}
${select(
  'time',
  words.timeOfDay,
  (Object.keys(DAYTIMES) as Daytime[]).map((time) => ({ value: time, label: words[time] })),
  choices.daytime ?? '',
  words.any,
)}
<div><label class="form-label" for="date">${words.date}</label><input class="form-input" type="date" id="date" name="date" value="${choices.date ?? ''}"></div>
<div><label class="form-label" for="near">${words.near}</label><input class="form-input" type="text" id="near" name="near" value="${choices.near}" maxlength="300"></div>
${select('spoken', words.spoken, spokenIn(answer.facets, choices, site), choices.spoken ?? '', words.any)}
</div>
<fieldset><legend class="form-label">${words.weekdays}</legend><ul class="checks">
${WEEKDAYS.map((day) => check('day', String(day), capital(weekdayName(day, language)), choices.weekdays.includes(day)))}
</ul></fieldset>
<fieldset><legend class="form-label">${words.needs}</legend><ul class="checks">
${NEEDS.map((need) => check('need', need, capital(needTold(need, language)), choices.needs.includes(need)))}
${check('free', '1', words.onlyFree, choices.free)}
</ul></fieldset>
<button class="button button-primary" type="submit">${words.search}</button>
</details>
</form>`;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function select(
  name: string,
  label: string,
  options: readonly Option[],
  chosen: string,
  any: string,
  id = name,
): Markup {
  if (options.length === 0) return markup``;
  return markup`<div><label class="form-label" for="${id}">${label}</label><select class="form-select" id="${id}" name="${name}">
<option value="">${any}</option>
${options.map(({ value, label: says }) => markup`<option value="${value}"${value === chosen ? markup` selected` : markup``}>${says}</option>\n`)}
</select></div>`;
}

/** Words that lead to something, with how many; and those that are chosen. */
function termSelect(
  kind: TermKind,
  terms: readonly PublishedTerm[],
  choices: Choices,
  facets: Facets,
  { language }: PageSite,
): Markup {
  const words = wordsIn(language);
  const mine = terms.filter((term) => term.kind === kind);
  const chosen = mine.find(({ termId }) => choices.terms.includes(termId))?.termId ?? '';
  const options = mine
    .filter(({ termId }) => termId === chosen || (facets.terms[termId] ?? 0) > 0)
    .map(({ termId, name }) => ({ value: termId, label: `${name[language]} (${facets.terms[termId] ?? 0})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
  return select('term', words[kind], options, chosen, words.any, `term-${kind}`);
}

const spokenIn = (facets: Facets, { spoken }: Choices, { language }: PageSite): readonly Option[] =>
  languageSchema.options
    .filter((code) => code === spoken || (facets.languages[code] ?? 0) > 0)
    .map((code) => ({
      value: code,
      label: `${capital(languageName(code, language))} (${facets.languages[code] ?? 0})`,
    }));

function understoodOf({ site, choices, answer, placeUnknown }: ListParts): Markup {
  const words = wordsIn(site.language);
  const { says } = answer.understood;
  const literally = `${addressesIn(site.language).list}${queryOf({ ...choices, literally: true, page: 1 })}`;
  return markup`${says.length > 0 ? markup`<p class="note">${words.understood}: <strong>${says.join(' · ')}</strong>. <a href="${literally}">${words.literally}</a></p>` : markup``}
${placeUnknown ? markup`<p class="note">${words.notNear}</p>` : markup``}
${answer.cut ? markup`<p class="note">${words.cut}</p>` : markup``}`;
}

/** Each choice with a way back. */
function chosenOf({ site, choices, terms }: ListParts): Markup {
  if (!isNarrowed(choices)) return markup``;
  const { language } = site;
  const words = wordsIn(language);
  const { list } = addressesIn(language);
  const without = (says: string, rest: Partial<Choices>): Markup =>
    markup`<li><a href="${list}${queryOf({ ...choices, ...rest, page: 1 })}"><span>${says}</span> <span class="drop">(${words.drop})</span></a></li>\n`;
  const nameOf = (id: string): string => terms.find(({ termId }) => termId === id)?.name[language] ?? id.slice(0, 40);
  const one = <T>(items: readonly T[], item: T) => items.filter((each) => each !== item);
  return markup`<div class="chosen"><p id="chosen">${words.chosen}:</p><ul aria-labelledby="chosen">
${choices.terms.map((id) => without(nameOf(id), { terms: one(choices.terms, id) }))}
${choices.weekdays.map((day) => without(capital(weekdayName(day, language)), { weekdays: one(choices.weekdays, day) }))}
${choices.daytime ? without(words[choices.daytime], { daytime: undefined }) : markup``}
${choices.date ? without(dateTold(choices.date, language), { date: undefined }) : markup``}
${choices.near ? without(choices.near, { near: '' }) : markup``}
${choices.needs.map((need) => without(capital(needTold(need, language)), { needs: one(choices.needs, need) }))}
${choices.free ? without(words.onlyFree, { free: false }) : markup``}
${choices.spoken ? without(capital(languageName(choices.spoken, language)), { spoken: undefined }) : markup``}
</ul></div>`;
}

function nothingOf({ site, choices }: ListParts): Markup {
  const words = wordsIn(site.language);
  const { list } = addressesIn(site.language);
  return markup`<div class="note" role="status"><p><strong>${words.nothing}</strong> ${words.nothingHelps}</p>
<p>${site.call}</p>
<p>${isNarrowed(choices) ? markup`<a href="${list}${queryOf({ ...bare, text: choices.text })}">${words.clear}</a> · ` : markup``}<a href="${list}">${words.searchAll}</a></p></div>`;
}

/** What there is without a part of what was asked for: on another day, or elsewhere. */
function insteadOf({ site, answer: { instead } }: ListParts): Markup {
  if (!instead) return markup``;
  const { instead: title } = wordsIn(site.language);
  return markup`<h2>${title(instead.without.join(' · '))}</h2>
${activityList(instead.hits, site)}`;
}

const bare: Choices = {
  ...{ text: '', terms: [], weekdays: [], daytime: undefined, date: undefined, near: '', needs: [] },
  ...{ free: false, spoken: undefined, literally: false, page: 1 },
};

function pagesOf({ site, choices, answer }: ListParts): Markup {
  const words = wordsIn(site.language);
  const pages = Math.ceil(answer.total / PAGE);
  if (pages < 2) return markup``;
  const to = (page: number) => `${addressesIn(site.language).list}${queryOf({ ...choices, page })}`;
  const earlier = Math.min(choices.page - 1, pages);
  return markup`<nav class="pages" aria-label="${words.pages}">
${choices.page > 1 ? markup`<a rel="prev" href="${to(earlier)}">${words.earlierPage}</a>` : markup``}
<span>${words.pageOf(Math.min(choices.page, pages), pages)}</span>
${choices.page < pages ? markup`<a rel="next" href="${to(choices.page + 1)}">${words.laterPage}</a>` : markup``}
</nav>`;
}

/** The last page that has anything on it: whoever asks for a later one is led there. */
export const lastPageOf = (total: number): number => Math.max(1, Math.ceil(total / PAGE));

/** Every word that entries of the overview have, each once. */
export const termsOf = (overview: Pick<Overview, 'entries' | 'keep'>): readonly PublishedTerm[] =>
  overview.keep('terms', () => [
    ...new Map(overview.entries.flatMap(({ terms }) => terms).map((term) => [term.termId, term])).values(),
  ]);
