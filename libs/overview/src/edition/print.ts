import { bytesOf, openDocument, type About } from './document.js';
import { Drawing, pagesOf } from './draw.js';
import type { Page } from './flow.js';
import type { Typefaces } from './fonts.js';
import { type Line, setLines } from './lines.js';
import { type Paper, SMALLEST_POINTS, millimetres } from './paper.js';
import { printable } from './printable.js';

export interface PrintJob {
  readonly about: About;
  readonly paper: Paper;
  readonly typefaces: Typefaces;
  /** At the foot of each page: the first of these that has room there, the last in any case. */
  readonly foot: readonly string[];
  /** The word before a page's number; without it, pages have none. */
  readonly page?: string | undefined;
}

/** Draws the pages, and asks after each whether to go on: `drawn` may wait, and throws to stop. */
export async function print(
  pages: readonly Page[],
  { about, paper, typefaces, foot, page }: PrintJob,
  drawn: (count: number) => Promise<void> | void,
): Promise<Uint8Array> {
  const document = openDocument(about, paper, typefaces);
  const lines = footLines(foot, paper, typefaces);
  const drawing = new Drawing(document, paper, typefaces, { lines, page }, pagesOf(pages));
  for (const [i, each] of pages.entries()) {
    drawing.page(each);
    await drawn(i + 1);
  }
  drawing.end();
  return bytesOf(document);
}

/** Two lines, beside the number of the page. */
function footLines(texts: readonly string[], paper: Paper, typefaces: Typefaces): readonly Line[] {
  const setting = { weight: 'bold', size: SMALLEST_POINTS, width: paper.column - PAGE_NUMBER } as const;
  const set = texts.map((text) => setLines(printable(text, typefaces, 'bold').text, setting, typefaces));
  return (set.find((lines) => lines.length <= 2) ?? set.at(-1) ?? []).slice(0, 2);
}

/** The room for “Page 1234”. */
const PAGE_NUMBER = millimetres(32);
