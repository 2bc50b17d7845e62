import { type Instant, type Language, type LocalDate, plusDays } from '#kernel';
import { type Markup, dataBlock, markup } from '#pages';
import type { PublishedEntry } from '../entry/published-entry.js';
import { languageName } from '../edition/language-names.js';
import { capitalised, timeInWords } from '../edition/times-in-words.js';
import type { FeedSite } from '../feeds/feed-site.js';
import { embeddedJson } from '../feeds/json.js';
import { jsonLdOf } from '../feeds/json-ld.js';
import { ACCESSIBILITY, priceInWords, saidOf } from '../feeds/words.js';
import { LONGEST_DAYS } from '../times/dates.js';
import { type Occurrence, occurrencesOf } from '../times/occurrences.js';
import { placesAt, withoutDate } from './activity-list.js';
import { langOf, paragraphsOf, telephoneLink, textFor } from './entry-texts.js';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { documentOf } from './shell.js';
import { capital, dateTold, occurrenceTold } from './when.js';
import { type Words, wordsIn } from './words.js';

/** As many of the next times as anybody looks through, within so many days. */
const NEXT = { times: 8, days: 120 } as const;

/** How the page of an entry is read. */
export interface EntryParts {
  readonly site: PageSite;
  readonly entry: PublishedEntry;
  /** On what terms its data may be used: the address of a licence. */
  readonly licence: string;
  /** For paper: nothing to click. */
  readonly forPaper?: boolean;
}

/** All that is known of an activity, for people and, as JSON-LD, for machines. */
export function entryPage({ site, entry, licence, forPaper = false }: EntryParts): string {
  const { language, baseUrl, municipality, today } = site;
  const [words, address] = [wordsIn(language), addressesIn(language)];
  const text = textFor(entry, language);
  const feed: FeedSite = { baseUrl, municipality, language, today, licence };
  const content = markup`${forPaper ? howToPrint(entry, site) : markup`<p><a class="back" href="${address.list}">${words.back}</a></p>`}
<article>
<h1${langOf(text, language)}>${text.title}</h1>
<p class="lead"${langOf(text, language)}>${text.summary}</p>
${photosOf(entry, site)}
${forPaper ? markup`` : actionsOf(entry, site)}
<dl class="facts">
${whenOf(entry, site)}
${factsOf(entry, site)}
</dl>
${text.description === undefined ? markup`` : markup`<div class="description"${langOf(text, language)}>${paragraphsOf(text.description)}</div>`}
${accessOf(entry, words, site)}
${otherTextsOf(entry, text.language, site, forPaper)}
<p class="small">${words.confirmed(dateTold(entry.confirmedOn, language))}</p>
</article>`;
  const twin = addressesIn(otherLanguage(language)).entry(entry.entryId);
  const data = dataBlock('application/ld+json', embeddedJson(jsonLdOf(entry, feed)));
  return documentOf({ site, title: text.title, twin, content, data, forPaper });
}

const fact = (name: string, value: Markup): Markup => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;

function whenOf(entry: PublishedEntry, { language, today, now }: PageSite): Markup {
  const words = wordsIn(language);
  const ahead = aheadOf(entry, today, now);
  if (ahead.length === 0) return fact(words.when, markup`${withoutDate(entry, words)}`);
  const said = entry.times.flatMap((time) => timeInWords(time, today, language) ?? []);
  const isRule = entry.times.some(({ kind }) => kind === 'recurring');
  const left = (one: Occurrence): Markup => {
    const places = placesAt(entry, one);
    return places === undefined ? markup`` : markup` <strong class="places">${words.placesLeft(places)}</strong>`;
  };
  const dates = ahead.map((one) => markup`${capital(occurrenceTold(one, language, today))}${left(one)}`);
  return markup`${isRule && said.length > 0 ? fact(words.when, markup`${said.map((time) => markup`<p>${capitalised(time)}</p>`)}`) : markup``}
${isRule || dates.length > 1 ? fact(words.nextDates, markup`<ul class="plain">${dates.map((date) => markup`<li>${date}</li>\n`)}</ul>`) : fact(words.when, markup`${dates}`)}`;
}

/** The next times, of the weeks ahead; where there are none, of the years ahead: a summer trip is known in winter. */
function aheadOf(entry: PublishedEntry, today: LocalDate, now: Instant): readonly Occurrence[] {
  const within = (days: number): readonly Occurrence[] =>
    occurrencesOf(entry, today, plusDays(today, days), NEXT.times + 1).filter(({ endsAt }) => endsAt > now);
  const soon = within(NEXT.days);
  return (soon.length > 0 ? soon : within(LONGEST_DAYS)).slice(0, NEXT.times);
}

function factsOf(entry: PublishedEntry, { language }: PageSite): Markup {
  const words = wordsIn(language);
  const { organiser, contact, place, signUp, terms, languages } = entry;
  const web = organiser.website;
  const reach = (phone: string | undefined, email: string | undefined): Markup =>
    markup`${phone === undefined ? markup`` : markup`<p>${telephoneLink(phone)}</p>`}${email === undefined ? markup`` : markup`<p><a href="mailto:${email}">${email}</a></p>`}`;
  return markup`${fact(words.where, markup`${place?.label ?? words.noPlace}`)}
${fact(words.price, markup`${priceInWords(entry.price, language)}`)}
${signUp === undefined ? markup`` : fact(words.signUp, signUpOf(signUp, language))}
${contact ? fact(words.whoToCall, markup`${contact.name === undefined ? markup`` : markup`<p>${contact.name}</p>`}${reach(contact.phone, contact.email)}`) : markup``}
${fact(words.organiser, markup`<p>${organiser.name}</p>${reach(organiser.phone, organiser.email)}${web === undefined ? markup`` : markup`<p><a href="${web}" rel="noopener">${words.website}</a></p>`}`)}
${languages.length > 0 ? fact(words.languages, markup`${capital(languages.map((code) => languageName(code, language)).join(', '))}`) : markup``}
${terms.length > 0 ? fact(words.topics, markup`${terms.map(({ name }) => name[language]).join(', ')}`) : markup``}`;
}

/** Cafés and bikes have a form of ours to sign up by; anybody else says how in words. */
const signUpOf = (signUp: string, language: Language): Markup =>
  /^\/forms\/\d{4}\/\w+$/.test(signUp)
    ? markup`<a class="button button-secondary" href="${signUp}?language=${language}">${wordsIn(language).signUpForm}</a>`
    : markup`${signUp}`;

/** What was said, yes or no; what nobody said is not taken for a no. */
function accessOf({ accessibility }: PublishedEntry, words: Words, { language }: PageSite): Markup {
  const said = saidOf(accessibility);
  return markup`<section aria-labelledby="access"><h2 id="access">${words.access}</h2>
${
  said.length === 0
    ? markup`<p>${words.accessUnknown}</p>`
    : markup`<ul class="access">${said.map(
        ({ key, value }) =>
          markup`<li class="${value ? 'yes' : 'no'}">${icon(value)}<span>${ACCESSIBILITY[key][language]}: <strong>${value ? words.yes : words.no}</strong></span></li>\n`,
      )}</ul>`
}</section>`;
}

const icon = (value: boolean): Markup =>
  value
    ? markup`<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false"><path d="M4 13l5 5L20 6" fill="none" stroke="currentColor" stroke-width="3"/></svg>`
    : markup`<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false"><path d="M6 6l12 12M18 6L6 18" fill="none" stroke="currentColor" stroke-width="3"/></svg>`;

/** Pages have no script that could open the browser's own dialogue. Stands on the screen alone. */
const howToPrint = ({ entryId }: PublishedEntry, { language }: PageSite): Markup => {
  const [words, address] = [wordsIn(language), addressesIn(language)];
  return markup`<div class="note on-screen"><p>${words.howToPrint}</p><p><a class="back" href="${address.entry(entryId)}">${words.backToActivity}</a></p></div>`;
};

function otherTextsOf(entry: PublishedEntry, shown: string, { language }: PageSite, isOpen: boolean): Markup {
  const others = entry.texts.filter((text) => text.language !== shown);
  if (others.length === 0) return markup``;
  return markup`<section aria-labelledby="texts"><h2 id="texts">${wordsIn(language).otherTexts}</h2>
${others.map(
  (
    text,
  ) => markup`<details${isOpen ? markup` open` : markup``}><summary>${capital(languageName(text.language, language))}</summary><div${langOf(text, language)}>
<p><strong>${text.title}</strong></p><p>${text.summary}</p>${text.description === undefined ? markup`` : paragraphsOf(text.description)}</div></details>\n`,
)}</section>`;
}

const photosOf = ({ photos }: PublishedEntry, { language }: PageSite): Markup =>
  markup`${photos.map(
    ({
      sha256,
      width,
      height,
      small,
      alt,
      credit,
    }) => markup`<figure><img src="/photos/${sha256}"${small ? markup` srcset="/photos/${small.sha256} ${small.width}w, /photos/${sha256} ${width}w" sizes="(max-width: 50rem) 100vw, 48rem"` : markup``} width="${width}" height="${height}" loading="lazy" alt="${alt[language] ?? alt.da}">
${credit === undefined ? markup`` : markup`<figcaption>${wordsIn(language).photoBy}: ${credit}</figcaption>`}</figure>\n`,
  )}`;

function actionsOf({ entryId, times }: PublishedEntry, { language }: PageSite): Markup {
  const [words, address] = [wordsIn(language), addressesIn(language)];
  return markup`<ul class="actions">
${times.length > 0 ? markup`<li><a class="button button-secondary" href="${address.calendar(entryId)}">${words.addToCalendar}</a></li>` : markup``}
<li><a class="button button-secondary" href="${address.print(entryId)}">${words.print}</a></li>
<li><a class="button button-secondary" href="${address.send(entryId)}">${words.send}</a></li>
</ul>`;
}
