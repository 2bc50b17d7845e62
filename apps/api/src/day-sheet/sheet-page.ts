import { type Language, type LocalDate, plusDays } from '#kernel';
import { type Markup, markup, page } from '#pages';
import type { SheetPassenger, SheetPlace, SheetRide } from '#rides';
import { dateInWords, hoursInWords } from '../forms/guest/day-in-words.js';
import type { Words } from '../forms/words.js';
import { style } from './sheet-style.js';
import { days, statuses, words } from './sheet-words.js';
import { callable, withCallable } from './telephones.js';

/** A pilot's rides of a day. */
export interface Sheet {
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly rides: readonly SheetRide[];
}

/** One card a ride, for a phone and for paper. */
export function sheetPage({ date, today, rides }: Sheet, language: Language): string {
  const cards = rides.map((ride) => card(ride, language));
  return page(
    language,
    `${words.title[language]}, ${dateInWords(date)[language]}`,
    markup`${otherDays(date, today, language)}
${rides.length === 0 ? markup`<p class="note">${words.none[language]}</p>` : markup`${cards}`}
<p class="small">${words.print[language]}</p>`,
    style,
  );
}

/** Why there is no sheet, and what would work instead. */
export const noSheetPage = (title: Words, says: readonly Words[], language: Language, link?: Link): string =>
  page(
    language,
    title[language],
    markup`${says.map((each) => markup`<p>${each[language]}</p>\n`)}${
      link ? markup`<p><a href="${link.to}">${link.says[language]}</a></p>` : ''
    }`,
    style,
  );

/** Where to go on. */
export interface Link {
  readonly to: string;
  readonly says: Words;
}

const otherDays = (date: LocalDate, today: LocalDate, language: Language): Markup =>
  markup`<nav>${days.map(({ away, is }) => {
    const day = plusDays(today, away);
    return day === date
      ? markup`<strong aria-current="page">${is[language]}</strong> `
      : markup`<a href="/day-sheet?date=${day}&amp;language=${language}">${is[language]}</a> `;
  })}</nav>`;

function card(ride: SheetRide, language: Language): Markup {
  const status = statuses[ride.status];
  return markup`<article>
<h2>${hoursInWords(ride)[language]}</h2>
${status ? markup`<p class="note">${status[language]}</p>\n` : ''}${ride.passengers.map((each) => passenger(each, language))}${extras(ride, language)}
<dl>
${line(words.bike, bikeOf(ride), language)}${wayOf(ride, language)}</dl>
</article>
`;
}

const bikeOf = ({ bike, base }: SheetRide): string | undefined => [bike, base].filter(Boolean).join(', ') || undefined;

const extras = ({ companions, platform }: SheetRide, language: Language): Markup =>
  markup`${companions > 0 ? markup`<p>${words.companion[language]}</p>\n` : ''}${
    platform ? markup`<p>${words.platform[language]}</p>\n` : ''
  }`;

const passenger = (
  { name, phone, address, contactPerson, needs, wish }: SheetPassenger,
  language: Language,
): Markup => markup`<section>
<h3 translate="no">${name ?? words.noName[language]}</h3>
<dl>
${line(words.address, address, language)}${line(words.phone, phone && callable(phone), language)}${line(words.contactPerson, contactPerson && withCallable(contactPerson), language)}${line(words.needs, needs, language)}${line(words.wish, wish, language)}</dl>
</section>
`;

/** A ride to a café has the café for its way, unless somebody said more. */
function wayOf({ cafe, destination, stops }: SheetRide, language: Language): Markup {
  const there = cafe && (cafe.direction === 'out' ? words.toCafe : words.fromCafe);
  return markup`${there ? line(there, `${cafe.name}, ${cafe.place}`, language) : ''}${
    destination ? line(words.destination, placeInWords(destination), language) : ''
  }${stops.length > 0 ? line(words.stops, stops.map(placeInWords).join('\n'), language) : ''}`;
}

const placeInWords = ({ name, place, offers }: SheetPlace): string =>
  `${place.startsWith(name) ? place : `${name}, ${place}`}${offers === null ? '' : ` (${offers})`}`;

/** Nobody's translation service is shown what stands there. */
const line = (label: Words, says: string | Markup | null | undefined, language: Language): Markup =>
  says ? markup`<div><dt>${label[language]}</dt><dd translate="no">${says}</dd></div>\n` : markup``;
