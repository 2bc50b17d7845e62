import type { Language } from '#kernel';
import { markup } from '#pages';
import { type PageSite, addressesIn, otherLanguage } from './page-site.js';
import { documentOf } from './shell.js';
import { dateTold } from './when.js';
import { wordsIn } from './words.js';

/** Why there is nothing at an address. */
export type Missing = 'entry' | 'page';

/** What would work instead: searching, and calling. */
export function missingPage(what: Missing, site: PageSite, twin: string): string {
  const { language, call } = site;
  const words = wordsIn(language);
  const [title, helps] = what === 'entry' ? [words.gone, words.goneHelps] : [words.noPage, words.noPageHelps];
  const { list } = addressesIn(language);
  const content = markup`<h1>${title}</h1>
<p>${helps}</p>
<form class="ask" action="${list}" method="get" role="search">
<label class="form-label" for="q">${words.wanted}</label>
<div class="line"><input class="form-input" type="search" id="q" name="q" maxlength="300">
<button class="button button-primary" type="submit">${words.search}</button></div>
</form>
<p><a class="back" href="${list}">${words.searchAll}</a></p>
<p>${call}</p>`;
  return documentOf({ site, title, twin, content });
}

/**
 * The accessibility statement (was.digst.dk's template, from the law on web accessibility, LBK 2018/692): what holds, how it was found out, and
 * whom to tell where something does not work. Whoever runs it has to register their own with the Danish Agency for Digital Government.
 */
export function wasPage(site: PageSite): string {
  const { language, municipality, call, baseUrl } = site;
  const says = STATEMENT[language];
  const content = markup`<h1>${says.title}</h1>
<p>${says.who(municipality, baseUrl)}</p>
<h2>${says.stateTitle}</h2><p>${says.state}</p>
<h2>${says.limitsTitle}</h2><ul>${says.limits.map((limit) => markup`<li>${limit}</li>\n`)}</ul>
<h2>${says.howTitle}</h2><p>${says.how}</p><p>${says.on(dateTold(CHECKED, language))}</p>
<h2>${says.tellTitle}</h2><p>${says.tell}</p><p>${call}</p>
<h2>${says.enforceTitle}</h2><p>${says.enforce}</p><p><a class="back" href="https://www.digst.dk/webtilgaengelighed" rel="noopener">digst.dk/webtilgaengelighed</a></p>`;
  return documentOf({ site, title: says.title, twin: addressesIn(otherLanguage(language)).was, content });
}

/** When the pages were last gone through with what the statement names. */
const CHECKED = '2026-11-23' as PageSite['today'];

const STATEMENT = {
  da: {
    title: 'Tilgængelighedserklæring',
    who: (municipality: string, baseUrl: string) =>
      `${municipality} er forpligtet til at gøre sine websteder tilgængelige efter loven om tilgængelighed af offentlige organers websteder og mobilapplikationer. Erklæringen gælder aktivitetsoverblikket på ${baseUrl}.`,
    stateTitle: 'Hvor tilgængelige er siderne?',
    state:
      'Siderne er lavet efter WCAG 2.2, niveau AA. De virker uden script, med tastatur alene, med skærmlæser, ved 400 % forstørrelse og i Windows’ tilstand for høj kontrast.',
    limitsTitle: 'Det, der ikke er tilgængeligt',
    limits: [
      'Tekster om aktiviteter er skrevet af arrangørerne. De kan være svære at læse, og nogle findes kun på dansk.',
      'Kortet er en tegning. De samme steder står i listen efter kortet.',
      'Det trykte katalog som PDF er mærket op for skærmlæsere, men er ikke prøvet mod PDF/UA.',
    ],
    howTitle: 'Sådan er det undersøgt',
    how: 'Siderne er undersøgt med det automatiske værktøj axe i en rigtig browser på hver side i begge sprog, og med tastatur alene. De er ikke afprøvet af mennesker, der bruger skærmlæser til daglig.',
    on: (date: string) => `Erklæringen er senest opdateret ${date}.`,
    tellTitle: 'Er der noget, der ikke virker for dig?',
    tell: 'Sig det til os, så finder vi en anden vej sammen og retter fejlen.',
    enforceTitle: 'Klage',
    enforce:
      'Hjælper vi dig ikke, kan du skrive til Digitaliseringsstyrelsen, som fører tilsyn med, at offentlige websteder er tilgængelige.',
  },
  en: {
    title: 'Accessibility statement',
    who: (municipality: string, baseUrl: string) =>
      `${municipality} is bound by Danish law to make its websites accessible. This statement is about the activity overview at ${baseUrl}.`,
    stateTitle: 'How accessible are the pages?',
    state:
      'The pages are made to WCAG 2.2, level AA. They work without a script, with the keyboard alone, with a screen reader, at 400% zoom, and in the high contrast mode of Windows.',
    limitsTitle: 'What is not accessible',
    limits: [
      'Organisers write the texts about their activities. They may be hard to read, and some are in Danish only.',
      'The map is a drawing. The same places stand in the list after it.',
      'The printed catalogue as PDF is tagged for screen readers, but was not validated against PDF/UA.',
    ],
    howTitle: 'How it was found out',
    how: 'The pages were checked with the automatic tool axe in a real browser, every page in both languages, and with the keyboard alone. Nobody who uses a screen reader every day has tried them.',
    on: (date: string) => `The statement was last updated on ${date}.`,
    tellTitle: 'Does something not work for you?',
    tell: 'Tell us, and we find another way together, and mend it.',
    enforceTitle: 'Complaints',
    enforce:
      'Where we do not help you, you can write to the Danish Agency for Digital Government, which supervises the accessibility of public websites.',
  },
} as const satisfies Record<Language, object>;
