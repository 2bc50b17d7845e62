import type { Run, Typefaces, Weight } from './fonts.js';

/** One line as it is set: its runs from left to right. */
export type Line = readonly Run[];

export interface Setting {
  readonly weight: Weight;
  readonly size: number;
  /** The room there is for a line, in points. */
  readonly width: number;
}

/** Where a line may end: after a space, and after a slash. Never in a number, a time of day or an e-mail address that fits on one. */
const PIECES = /[^ /]*(?:\/+| +|$)/gu;

/**
 * Sets a printable text ragged right. A word that is wider than the line is broken between characters, without a hyphen: most of
 * them are addresses, which a hyphen would make another. Linear in the length of the text.
 */
export function setLines(text: string, setting: Setting, typefaces: Typefaces): readonly Line[] {
  const lines: string[] = [];
  let line = '';
  const widthOf = (candidate: string): number => widthOfText(candidate, setting, typefaces);
  let used = 0;
  for (const piece of piecesOf(text, setting, typefaces)) {
    const width = widthOf(piece);
    if (line !== '' && used + widthOf(piece.trimEnd()) > setting.width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += piece;
    used += width;
  }
  return [...lines, line].map((set) => runsOf(set.trim(), setting.weight, typefaces)).filter((runs) => runs.length > 0);
}

/** What stays together on a line, none of it wider than one. */
const piecesOf = (text: string, setting: Setting, typefaces: Typefaces): readonly string[] =>
  (text.match(PIECES) ?? []).flatMap((piece) =>
    widthOfText(piece.trimEnd(), setting, typefaces) <= setting.width ? [piece] : brokenUp(piece, setting, typefaces),
  );

function brokenUp(piece: string, setting: Setting, typefaces: Typefaces): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const letter of piece.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const width = widthOfText(letter, setting, typefaces);
    if (part !== '' && used + width > setting.width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += letter;
    used += width;
  }
  return [...parts, part];
}

export const widthOfText = (text: string, { weight, size }: Omit<Setting, 'width'>, typefaces: Typefaces): number =>
  runsOf(text, weight, typefaces).reduce((sum, run) => sum + typefaces.widthOf(run, size), 0);

/** Cuts a text where another font has to be taken. A character that none has is left out: `printable` tells of it. */
export function runsOf(text: string, weight: Weight, typefaces: Typefaces): readonly Run[] {
  const runs: { font: string; text: string }[] = [];
  for (const character of text) {
    const font = typefaces.fontFor(character, weight);
    const last = runs.at(-1);
    if (font === undefined) continue;
    if (font === last?.font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}
