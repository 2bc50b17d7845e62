import { Kind, print } from 'graphql';
import type { Said } from './said.js';

const BLANK = '…';

/** Beyond these a message is not looked through: a caller could make that take long. */
const MOST_SAID = 1_000;
const MOST_QUOTED = 100;
const LONGEST_MESSAGE = 2_000;

const WORD = '[\\p{L}\\p{N}_]';

/** What says nothing of anybody: the size of a page. A telephone number is longer. */
const SMALL_NUMBER = /^-?\d{1,4}$/;

/**
 * The message without what the caller said. Matches whole words only, so that a value such as "a" leaves the rest readable.
 * @returns undefined where the message is too long, or too much was said
 */
export function blanked(
  message: string,
  { values }: Said,
  { smallNumbers }: { readonly smallNumbers: 'kept' | 'blanked' },
): string | undefined {
  if (message.length > LONGEST_MESSAGE || values.size > MOST_SAID) return undefined;
  const all = (smallNumbers === 'blanked' ? everyForm : formsWithoutSmallNumbers)(values);
  if (all.size > 3 * MOST_SAID) return undefined;
  const forms = [...all].filter((form) => message.includes(form));
  if (forms.length > MOST_QUOTED) return undefined;
  if (forms.length === 0) return message;
  // The longest first: of a value that begins with another one, nothing is left over.
  const patterns = forms.sort((a, b) => b.length - a.length).map(patternOf);
  return withoutPrintouts(
    message.replace(new RegExp(patterns.join('|'), 'gu'), (form) => (form.startsWith('"') ? `"${BLANK}"` : BLANK)),
  );
}

/** Found once for a request: it may have a hundred errors, and each is looked through for all that was said. */
const oncePer = (find: (values: ReadonlySet<string>) => ReadonlySet<string>) => {
  const found = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();
  return (values: ReadonlySet<string>): ReadonlySet<string> => {
    const forms = found.get(values) ?? find(values);
    found.set(values, forms);
    return forms;
  };
};
const everyForm = oncePer((values) => new Set([...values].flatMap(formsOf)));
const formsWithoutSmallNumbers = oncePer(
  (values) => new Set([...values].filter((value) => !SMALL_NUMBER.test(value)).flatMap(formsOf)),
);

/** How a value may stand in a message: as JSON, as graphql-js prints it, or as it is (in a block, line by line). */
const formsOf = (value: string): readonly string[] => [
  JSON.stringify(value),
  // Control characters look different there: "\u000E", and JSON says "\u000e".
  ...(/\p{Cc}/u.test(value) ? [print({ kind: Kind.STRING, value })] : []),
  ...value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line)),
];

function patternOf(form: string): string {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (form.startsWith('"')) return literal;
  // The number of an item in a list, as in "roles[5]", is where it is wrong, not what was said.
  const index = /^\d+$/.test(form) ? '|\\w\\[' : '';
  return `(?<!${WORD}${index})${literal}(?!${WORD})`;
}

/** graphql-js prints whole objects: with every text blanked, they still say who is escorted and what was left empty. */
function withoutPrintouts(message: string): string {
  const shorter = message.replace(/\{ ?[\w…]+: [^{}]*\}/g, BLANK);
  return shorter === message ? message : withoutPrintouts(shorter);
}
