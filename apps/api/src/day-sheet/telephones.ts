import { type Markup, markup } from '#pages';

/** Digits that belong together; dates have other marks between them. */
const DIGITS = /\+?\d(?:[ \u00a0]?\d)+/g;
/** A Danish number, or a foreign one that says so: nobody is to call what only looks like the end of a number. */
const NUMBER = /^(?:\d{8}|\+\d{8,15})$/;

/** What a finger can call. @param number as it is on record */
export const callable = (number: string): Markup => markup`<a href="tel:${number}">${inPairs(number)}</a>`;

/** A text, with the telephone numbers that somebody wrote in it to be called. */
export function withCallable(text: string): Markup {
  const parts: Markup[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(DIGITS)) {
    const number = found.replace(/[ \u00a0]/g, '');
    if (!NUMBER.test(number)) continue;
    parts.push(markup`${text.slice(from, index)}${callable(number)}`);
    from = index + found.length;
  }
  return markup`${parts}${text.slice(from)}`;
}

/** As it is read aloud, and never on two lines; a foreign number as it is. */
function inPairs(number: string): string {
  const [, digits] = /^(?:\+45)?(\d{8})$/.exec(number) ?? [];
  return digits?.replace(/\d{2}(?=\d)/g, '$&\u00a0') ?? number;
}
