import { type Markup, markup } from '#pages';
import type { PublishedEntry } from '../entry/published-entry.js';
import { priceInWords } from '../feeds/words.js';
import type { Reason } from '../search/reasons.js';
import type { Occurrence } from '../times/occurrences.js';
import { langOf, telephoneLink, textFor } from './entry-texts.js';
import { type PageSite, addressesIn } from './page-site.js';
import { capital, occurrenceTold } from './when.js';
import { type Words, wordsIn } from './words.js';

/** An activity on a list, with when it is next and why it was found. */
export interface ListedActivity {
  readonly entry: PublishedEntry;
  readonly next?: Occurrence | undefined;
  readonly reasons?: readonly Reason[] | undefined;
  readonly metres?: number | undefined;
}

/** What stands in the line of when it is, of where, and of places: of these no reason has to be told again. */
const TOLD_ANYWAY: readonly Reason['code'][] = ['time', 'placesLeft'];

/** @param time what the time on the list is: the next one, unless a day was asked for */
export const activityList = (
  activities: readonly ListedActivity[],
  site: PageSite,
  time: 'next' | 'when' = 'next',
): Markup =>
  markup`<ul class="activities">
${activities.map((activity) => activityOf(activity, site, time))}
</ul>`;

function activityOf({ entry, next, reasons = [] }: ListedActivity, site: PageSite, time: 'next' | 'when'): Markup {
  const { language } = site;
  const text = textFor(entry, language);
  const why = reasons.filter(({ code }) => !TOLD_ANYWAY.includes(code)).map(({ says }) => says);
  return markup`<li class="card"><article>
<h2><a href="${addressesIn(language).entry(entry.entryId)}"${langOf(text, language)}>${text.title}</a></h2>
<p${langOf(text, language)}>${text.summary}</p>
${factsOf(entry, next, site, time)}
${why.length > 0 ? markup`<p class="why">${why.join(' · ')}</p>` : markup``}
</article></li>
`;
}

function factsOf(entry: PublishedEntry, next: Occurrence | undefined, site: PageSite, time: 'next' | 'when'): Markup {
  const { language, today } = site;
  const words = wordsIn(language);
  const phone = entry.contact?.phone ?? entry.organiser.phone;
  const left = placesAt(entry, next);
  const when = next ? capital(occurrenceTold(next, language, today)) : withoutDate(entry, words);
  const fact = (name: string, value: Markup): Markup => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  return markup`<dl>
${fact(next ? words[time] : words.when, markup`${when}${left === undefined ? markup`` : markup` <strong class="places">${words.placesLeft(left)}</strong>`}`)}
${entry.place ? fact(words.where, markup`${entry.place.label}`) : markup``}
${fact(words.price, markup`${priceInWords(entry.price, language)}`)}
${phone === undefined ? markup`` : fact(words.whoToCall, telephoneLink(phone))}
</dl>`;
}

/** What was only until today, and has ended, is not by agreement. */
export const withoutDate = ({ times }: PublishedEntry, words: Words): string =>
  times.length === 0 ? words.byAgreement : words.over;

/** How many places are left then, where that is known. */
export const placesAt = (entry: PublishedEntry, at: Pick<Occurrence, 'startsAt'> | undefined): number | undefined =>
  at && entry.places?.find(({ startsAt }) => startsAt === at.startsAt)?.left;
