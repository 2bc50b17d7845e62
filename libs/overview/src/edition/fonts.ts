import { type Font, create } from 'fontkit';

export type Weight = 'semiBold' | 'bold';

/** Source Sans 3 comes in one file per script; where two hold a glyph, the first is taken. */
const SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] as const;
const WEIGHTS: Readonly<Record<Weight, number>> = { semiBold: 600, bold: 700 };

/** The files that are needed, by the name under which they are known here, and where their package holds them. */
export const FONT_FILES: ReadonlyMap<string, string> = new Map(
  (['semiBold', 'bold'] as const).flatMap((weight) =>
    SCRIPTS.map((script) => [
      fontName(weight, script),
      `@fontsource/source-sans-3/files/source-sans-3-${script}-${WEIGHTS[weight]}-normal.woff`,
    ]),
  ),
);

/** The bytes of every font of `FONT_FILES`, by the same names. */
export type FontBytes = ReadonlyMap<string, Uint8Array>;

/** A piece of text in one font file. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** What setting text asks of the fonts. */
export interface Typefaces {
  readonly bytes: FontBytes;
  /** The font that shows a character, or `undefined` where none does. */
  fontFor(character: string, weight: Weight): string | undefined;
  /** The width in points. */
  widthOf(run: Run, size: number): number;
}

/**
 * Opens the fonts. Never keep what it answers for a second document: fontkit remembers for a glyph the character that it was asked by
 * first, and the next document would not be the same bytes.
 *
 * @throws RangeError where a font of `FONT_FILES` is missing
 */
export function openTypefaces(bytes: FontBytes): Typefaces {
  const fonts = new Map([...FONT_FILES.keys()].map((name) => [name, openFont(name, bytes)] as const));
  const widths = new Map<string, number>();
  const emsOf = ({ font, text }: Run): number => {
    const known = widths.get(`${font} ${text}`);
    if (known !== undefined) return known;
    const opened = named(font, fonts);
    const ems = opened.layout(text).advanceWidth / opened.unitsPerEm;
    if (widths.size < MOST_WIDTHS) widths.set(`${font} ${text}`, ems);
    return ems;
  };
  const chosen = new Map<string, string | undefined>();
  const fontFor = (character: string, weight: Weight): string | undefined => {
    const asked = `${weight} ${character}`;
    if (!chosen.has(asked) && chosen.size < MOST_WIDTHS) chosen.set(asked, holderOf(character, weight, fonts));
    return chosen.has(asked) ? chosen.get(asked) : holderOf(character, weight, fonts);
  };
  return { bytes, fontFor, widthOf: (run, size) => emsOf(run) * size };
}

const holderOf = (character: string, weight: Weight, fonts: ReadonlyMap<string, Font>): string | undefined =>
  SCRIPTS.map((script) => fontName(weight, script)).find((name) =>
    named(name, fonts).hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );

/** Words whose widths, and characters whose fonts, are remembered: a language has that many that come back. */
const MOST_WIDTHS = 20_000;

function fontName(weight: Weight, script: string): string {
  return `${weight}-${script}`;
}

const openFont = (name: string, bytes: FontBytes): Font => create(named(name, bytes));

function named<T>(name: string, all: ReadonlyMap<string, T>): T {
  const found = all.get(name);
  if (found === undefined) throw new RangeError(`the font ${name} is missing: it stands in ${FONT_FILES.get(name)}`);
  return found;
}
