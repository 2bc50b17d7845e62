import { type Markup, markup } from '#pages';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { weekOf } from './when.js';
import { wordsIn } from './words.js';

/** What a page of the overview is made of. */
export interface PageParts {
  readonly site: PageSite;
  readonly title: string;
  /** The same page in the other language. */
  readonly twin: string;
  /** Which part of the overview it is, for the menu. */
  readonly part?: 'list' | 'day' | 'week' | 'map';
  readonly content: Markup;
  /** JSON-LD, as it is embedded. */
  readonly data?: Markup;
  /** Only for paper: nothing to click. */
  readonly forPaper?: boolean;
}

/** One HTML document, whole without a script, and with nothing that comes from elsewhere. */
export function documentOf({ site, title, twin, part, content, data, forPaper = false }: PageParts): string {
  const { language, municipality } = site;
  const words = wordsIn(language);
  const { text } = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${title} – ${words.overview}, ${municipality}</title>
<link rel="stylesheet" href="${site.styleAddress}">
<link rel="alternate" hreflang="${otherLanguage(language)}" href="${twin}">
<link rel="alternate" type="text/calendar" href="/feeds/overview.ics" title="${words.calendarFeed}">
<link rel="alternate" type="application/atom+xml" href="/feeds/overview.atom" title="${words.newsFeed}">
${data ?? markup``}
</head>
<body${forPaper ? markup` class="paper"` : markup``}>
<a class="skip" href="#content">${words.skip}</a>
${headerOf(site, twin, part)}
<main id="content" class="container" tabindex="-1">
${content}
</main>
${footerOf(site)}
</body>
</html>
`;
  return text;
}

function headerOf({ language, municipality, today }: PageSite, twin: string, part: PageParts['part']): Markup {
  const [words, address] = [wordsIn(language), addressesIn(language)];
  const other = otherLanguage(language);
  const here = (name: PageParts['part']) => (name === part ? markup` aria-current="page"` : markup``);
  return markup`<header class="top">
<div class="container">
<p class="name"><a href="${address.list}">${words.overview}</a> <span>${municipality}</span></p>
<p class="language"><a href="${twin}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></p>
</div>
<nav class="container" aria-label="${words.parts}"><ul>
<li><a href="${address.list}"${here('list')}>${words.searchAll}</a></li>
<li><a href="${address.day(today)}"${here('day')}>${words.today}</a></li>
<li><a href="${address.week(weekOf(today))}"${here('week')}>${words.thisWeek}</a></li>
<li><a href="${address.map}"${here('map')}>${words.map}</a></li>
</ul></nav>
</header>`;
}

function footerOf({ language, call, code }: PageSite): Markup {
  const [words, address] = [wordsIn(language), addressesIn(language)];
  return markup`<footer class="bottom"><div class="container">
<p>${call}</p>
<ul>
<li><a href="/forms/${code}?language=${language}">${words.forms}</a></li>
<li><a href="/feeds/overview.ics">${words.calendarFeed}</a></li>
<li><a href="${address.was}">${words.was}</a></li>
</ul>
</div></footer>`;
}
