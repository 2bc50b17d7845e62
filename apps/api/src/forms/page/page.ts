import type { Response } from 'express';
import type { Language } from '#kernel';
import { type Markup, markup } from '#pages';
import type { Words } from '../words.js';
import { style, styleHash } from './style.js';

/** What every page of the forms has. */
export interface Page {
  readonly language: Language;
  readonly title: Words;
  /** Whose page it is. */
  readonly municipality?: Words | undefined;
  /** Whether it can be had in the other language as it stands: what somebody wrote is not carried over. */
  readonly hasTwin: boolean;
  /** Whether something is to be put right: said first, to who hears the page read. */
  readonly isWrong?: boolean;
  readonly content: Markup;
}

const OTHER: Readonly<Record<Language, { readonly language: Language; readonly name: string }>> = {
  da: { language: 'en', name: 'English' },
  en: { language: 'da', name: 'Dansk' },
};

/** One HTML document: no script in it, and nothing that is fetched from elsewhere. */
function pageOf({ language, title, municipality, hasTwin, isWrong = false, content }: Page): string {
  const other = OTHER[language];
  const twin = markup`<a href="?language=${other.language}" hreflang="${other.language}" lang="${other.language}">${other.name}</a>`;
  const wrong = isWrong ? `${{ da: 'Fejl', en: 'Error' }[language]}: ` : '';
  const { text } = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${wrong}${title[language]}${municipality ? ` – ${municipality[language]}` : ''}</title>
<style>${style}</style>
</head>
<body>
<header>
<p>${municipality?.[language] ?? 'Samspil'}</p>
${hasTwin ? twin : ''}
</header>
<main>
<h1>${title[language]}</h1>
${content}
</main>
</body>
</html>
`;
  return text;
}

export const paragraphs = (all: readonly Words[], language: Language): Markup =>
  markup`${all.map((words) => markup`<p>${words[language]}</p>\n`)}`;

const POLICY = `default-src 'none'; style-src ${styleHash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** Sends it so that nobody keeps it, frames it, or runs anything in it. */
export function send(response: Response, status: number, page: Page): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      // With "no-referrer", a browser would send our own forms with "Origin: null" (Fetch Standard, "append a request Origin header").
      'Referrer-Policy': 'same-origin',
    })
    .type('html')
    .send(pageOf(page));
}
