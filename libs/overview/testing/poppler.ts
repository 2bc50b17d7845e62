import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one of poppler's tools says of a document. They come with Debian's poppler-utils, which these specs cannot do without. */
function ask(tool: string, options: readonly string[], bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'samspil-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    const args = tool === 'pdftotext' ? [...options, file, '-'] : [...options, file];
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing ? new Error(`${tool} is missing: install it with "apt-get install poppler-utils"`) : error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const info = (bytes: Uint8Array): string => ask('pdfinfo', [], bytes);
export const metadata = (bytes: Uint8Array): string => ask('pdfinfo', ['-meta'], bytes);
/** The structure with its text, indented, in the order in which it is read aloud. */
export const structure = (bytes: Uint8Array): readonly string[] => ask('pdfinfo', ['-struct-text'], bytes).split('\n');

/** What stands on a page, counted from 1. */
export const textOfPage = (bytes: Uint8Array, page: number): string =>
  ask('pdftotext', ['-layout', '-f', String(page), '-l', String(page)], bytes);

/** Each font, and whether it is embedded. */
export const fontsIn = (bytes: Uint8Array): readonly { readonly name: string; readonly embedded: boolean }[] =>
  ask('pdffonts', [], bytes)
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const [, name, embedded] = /^(\S+) .*?(yes|no) +(?:yes|no) +(?:yes|no)/.exec(line) ?? [];
      return name === undefined ? [] : [{ name, embedded: embedded === 'yes' }];
    });

export interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every word and the box it stands in, in points from the upper left corner. */
export function wordsIn(bytes: Uint8Array): readonly Word[] {
  const words: Word[] = [];
  let page = 0;
  for (const line of ask('pdftotext', ['-bbox'], bytes).split('\n')) {
    if (line.includes('<page ')) page += 1;
    const found = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(line);
    const [, left, top, right, bottom, text = ''] = found ?? [];
    if (found)
      words.push({ page, text, left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) });
  }
  return words;
}
