import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEditionFonts } from '../edition-fonts.js';
import { type Typefaces, openTypefaces } from './fonts.js';
import { setLines, widthOfText } from './lines.js';
import { printable } from './printable.js';

describe('setting lines', () => {
  let typefaces: Typefaces;
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('a', 'W', 'æ', 'ğ', 'Ж', '\u0301', ' ', '/', '-', '\u00a0', '🎂', 'م'),
      maxLength: 300,
    }),
  );

  beforeAll(async () => {
    typefaces = openTypefaces(await readEditionFonts());
  });

  it('loses no letter, and no line is wider than there is room', () =>
    fc.assert(
      fc.property(typed, fc.integer({ min: 60, max: 383 }), (text, width) => {
        const setting = { weight: 'semiBold', size: 16, width } as const;
        const { text: said } = printable(text, typefaces, 'semiBold');
        const lines = setLines(said, setting, typefaces).map((runs) => runs.map((run) => run.text).join(''));
        expect(lines.join('').replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
        for (const line of lines) expect(widthOfText(line, setting, typefaces)).toBeLessThanOrEqual(width + 2);
      }),
    ));

  it('prints only what a font has, and tells all the rest', () =>
    fc.assert(
      fc.property(typed, (text) => {
        const { text: said, missing } = printable(text, typefaces, 'bold');
        for (const character of said) expect(typefaces.fontFor(character, 'bold')).toBeDefined();
        for (const character of missing) expect(typefaces.fontFor(character, 'bold')).toBeUndefined();
      }),
    ));

  it('keeps a time, an amount and a telephone number on one line', () => {
    const setting = { weight: 'semiBold', size: 16, width: 112 } as const;
    const lines = setLines(
      'Ring til 43\u00a057\u00a075\u00a075 kl.\u00a014.00–16.00 og giv 25\u00a0kr.',
      setting,
      typefaces,
    );
    const said = lines.map((runs) =>
      runs
        .map((run) => run.text)
        .join('')
        .replaceAll('\u00a0', ' '),
    );
    expect(said).toEqual(['Ring til', '43 57 75 75', 'kl. 14.00–16.00', 'og giv 25 kr.']);
  });
});
