import type { Typefaces, Weight } from './fonts.js';

/** Stands for words in a script that the fonts do not have. */
export const NOT_PRINTED = '[…]';

export interface Printable {
  readonly text: string;
  /** What cannot be printed, each character once, in order of appearance. */
  readonly missing: readonly string[];
}

/** Joiners, fillers, turners of direction, soft hyphens: seen by nobody. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu;
/** More than two marks on a letter climb into the line above. */
const TOWERS = /(\p{M}{2})\p{M}+/gu;
/** Every blank but the one at which no line ends. */
const BLANKS = /[^\P{Z}\u00a0]+/gu;

/**
 * A text of one line as it can be printed. Letters that no font has become `[…]`, once per run of words; pictures and other signs are
 * left out. Either is told, so that no box stands in their place.
 */
export function printable(text: string, typefaces: Typefaces, weight: Weight): Printable {
  const missing = new Set<string>();
  let result = '';
  for (const character of visible(text)) {
    if (typefaces.fontFor(character, weight) !== undefined) result += character;
    else {
      missing.add(character);
      if (/[\p{L}\p{N}]/u.test(character)) result += NOT_PRINTED;
    }
  }
  return {
    text: result
      .replace(/\[…\](?:[\s\p{M}]*\[…\])+/gu, NOT_PRINTED)
      .replace(BLANKS, ' ')
      .trim(),
    missing: [...missing],
  };
}

const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029]/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(TOWERS, '$1')
    .replace(BLANKS, ' ');

/** The paragraphs of a text that was typed: one per line. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
