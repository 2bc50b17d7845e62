/** HTML that was made by `markup`: nobody else makes any, so that whatever came from outside is escaped. */
class Markup {
  constructor(readonly text: string) {}
}
export type { Markup };

type Part = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const written = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  return typeof part === 'number' ? String(part) : part.map(({ text }) => text).join('');
};

/** HTML from a template. What is put into it is text, in elements and quoted attributes alike, unless it is markup itself. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.map((text, n) => text + (n < parts.length ? written(parts[n] ?? '') : '')).join(''));

/**
 * A block of data that the browser does not run, such as JSON-LD.
 * @param json in which `<`, `>` and `&` are said by their numbers, so that no text ends the block
 * @throws Error where one of them stands in it
 */
export function dataBlock(type: 'application/ld+json', json: string): Markup {
  if (/[<>&]/.test(json)) throw new Error('data that stands in a page may hold no sign that HTML knows');
  return new Markup(`<script type="${type}">${json}</script>`);
}
