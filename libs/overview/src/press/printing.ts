import { createHash } from 'node:crypto';
import { readEditionFonts } from '../edition-fonts.js';
import { RENDERER } from '../edition/document.js';
import { type EditionInput, renderEdition } from '../edition/edition.js';
import { type FolderInput, type PrintedFolder, renderFolder } from '../edition/folder.js';
import type { FontBytes } from '../edition/fonts.js';
import type { Making, Printed, Progress } from '../edition/making.js';
import { type PosterInput, renderPoster } from '../edition/poster.js';

/** What is to be printed: all that the bytes depend on, but for fonts and renderer. */
export type PrintOrder =
  | { readonly kind: 'catalogue'; readonly input: EditionInput }
  | { readonly kind: 'folder'; readonly input: FolderInput }
  | { readonly kind: 'poster'; readonly input: PosterInput };

/** What came out, and with what it was made. */
export interface PrintedEdition extends Omit<Printed, 'notPrinted'> {
  readonly sha256: string;
  readonly renderer: string;
  /** The SHA-256 of all fonts together. */
  readonly fonts: string;
  /** Ids of entries of which letters are missing; which letters, nobody is told. */
  readonly notPrinted: readonly string[];
  /** Ids of entries for which there was no room. */
  readonly leftOut: readonly string[];
}

/** @throws Unprintable @param onProgress steps done of all */
export async function printed(order: PrintOrder, onProgress?: (progress: Progress) => void): Promise<PrintedEdition> {
  const fonts = await readEditionFonts();
  const out = await rendered(order, { fonts, ...(onProgress ? { onProgress } : {}) });
  const { bytes, pages, notPrinted } = out;
  return {
    ...{ bytes, pages, sha256: sha256Of(bytes), renderer: RENDERER, fonts: hashOfFonts(fonts) },
    notPrinted: notPrinted.map(({ entryId }) => entryId),
    leftOut: out.leftOut ?? [],
  };
}

function rendered(order: PrintOrder, making: Making): Promise<Printed & Partial<Pick<PrintedFolder, 'leftOut'>>> {
  switch (order.kind) {
    case 'catalogue':
      return renderEdition(order.input, making);
    case 'folder':
      return renderFolder(order.input, making);
    case 'poster':
      return renderPoster(order.input, making);
    default:
      return order satisfies never;
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function hashOfFonts(fonts: FontBytes): string {
  const hash = createHash('sha256');
  for (const name of [...fonts.keys()].sort()) hash.update(`${name}\n${sha256Of(fonts.get(name) as Uint8Array)}\n`);
  return hash.digest('hex');
}
