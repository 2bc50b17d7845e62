import type { Language } from '#kernel';
import { type Markup, markup } from '#pages';
import type { EntryText } from '../entry/content.js';
import type { PublishedEntry } from '../entry/published-entry.js';
import { telephoneInWords } from '../edition/entry-blocks.js';
import { textOf } from '../feeds/feed-site.js';

/** Languages that are written from right to left; Kurdish is in some countries, and shows by its letters which way it goes. */
const DIRECTION: Readonly<Record<string, 'rtl' | 'auto'>> = { ar: 'rtl', fa: 'rtl', ur: 'rtl', ku: 'auto' };

/** What an entry says to who reads the page; in Danish, where it says nothing in their language. */
export const textFor = (entry: PublishedEntry, language: Language): EntryText => textOf(entry, language);

/** Marks a text that is in another language than the page, for who hears it read. */
export function langOf({ language }: Pick<EntryText, 'language'>, page: Language): Markup {
  if (language === page) return markup``;
  const direction = DIRECTION[language];
  return direction ? markup` lang="${language}" dir="${direction}"` : markup` lang="${language}"`;
}

/** Paragraphs as they were typed: an empty line begins a new one. */
export const paragraphsOf = (text: string): Markup =>
  markup`${text
    .split(/\r?\n\s*\r?\n|\r\s*\r/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(
      (paragraph) =>
        markup`<p>${paragraph.split(/\r\n|\r|\n/).map((line, n) => (n === 0 ? markup`${line}` : markup`<br>${line}`))}</p>\n`,
    )}`;

/** A number that a telephone calls: digits and a plus alone. */
export const telephoneLink = (phone: string): Markup =>
  markup`<a href="tel:${phone.replace(/[^\d+]/g, '')}">${telephoneInWords(phone)}</a>`;
