import type { Language } from '#kernel';
import type { PersonReport } from '../report/report.js';
import { type Markup, markup } from '#pages';
import { type pageWords, rightsWords } from './page-words.js';
import { Wording } from './wording.js';
import { entriesTable, erasuresTable, looksSummary, looksTable, recordSection } from './sections.js';
import { style } from './style.js';
import { momentInWords } from './times.js';

interface Section {
  readonly id: string;
  readonly title: keyof typeof pageWords;
  readonly content: Markup;
}

/** The report as one HTML document for people to read and print: no script in it, nothing that is fetched from elsewhere. */
export function personPage(report: PersonReport, language: Language): string {
  const wording = new Wording(report, language);
  const word = (name: keyof typeof pageWords): string => wording.word(name);
  const sections = sectionsOf(report, wording);
  const asKnownAt = report.asKnownAt ? `${word('asKnownAt')} ${momentInWords(report.asKnownAt, language)}. ` : '';
  const { text } = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${word('title')}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${word('title')}</h1>
<p class="subtitle">${word('subtitle')}</p>
<p class="small">${word('madeAt')} ${momentInWords(report.madeAt, language)}. ${asKnownAt}${word('municipality')} ${report.municipality}.</p>
</header>
<main>
<p>${word('intro')}</p>
<nav aria-labelledby="contents">
<h2 id="contents">${word('contents')}</h2>
<ul>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${word(title)}</a></li>`)}</ul>
</nav>
${sections.map(
  ({ id, title, content }) => markup`<section aria-labelledby="${id}">
<h2 id="${id}">${word(title)}</h2>
${content}
</section>
`,
)}</main>
</body>
</html>
`;
  return text;
}

function sectionsOf(report: PersonReport, wording: Wording): readonly Section[] {
  const { records, erasures, looks } = report;
  return [
    { id: 'who', title: 'who', content: markup`${records.map((record) => recordSection(wording, record))}` },
    ...(erasures.length > 0
      ? [{ id: 'erasures', title: 'erasures', content: erasuresTable(wording, erasures) } as const]
      : []),
    { id: 'entries', title: 'entries', content: entriesTable(wording, report) },
    {
      id: 'looks',
      title: 'looks',
      content: markup`<p>${wording.word('looksIntro')}</p>
${looksSummary(wording, looks)}
<p class="note">${wording.word(report.withStaff ? 'staff' : 'noStaff')}</p>
${looksTable(wording, report)}`,
    },
    { id: 'not-here', title: 'notHere', content: notHere(report, wording) },
    { id: 'rights', title: 'rights', content: list(rightsWords.map((words) => words[wording.language])) },
  ];
}

const notHere = ({ notIncluded, unreadable }: PersonReport, wording: Wording): Markup =>
  list([
    ...notIncluded.map((words) => words[wording.language]),
    ...(unreadable > 0 ? [`${wording.word('unreadable')}${unreadable}`] : []),
  ]);

const list = (items: readonly string[]): Markup => markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
