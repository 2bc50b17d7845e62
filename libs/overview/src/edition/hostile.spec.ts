import { beforeAll, describe, expect, it } from '@jest/globals';
import { readEditionFonts } from '../edition-fonts.js';
import type { EntryText } from '../entry/content.js';
import { renderEdition } from './edition.js';
import { renderFolder } from './folder.js';
import type { FontBytes } from './fonts.js';
import { A4 } from './paper.js';
import { renderPoster } from './poster.js';
import { IMPRINT, someEntry } from './testing/catalogue.js';
import { type Word, structure, textOfPage, wordsIn } from '../../testing/poppler.js';

const danish = (text: Partial<EntryText>): { texts: EntryText[] } => ({
  texts: [{ language: 'da', title: 'Kaffe', summary: 'Kom og vær med.', ...text }],
});
const LONG_WORD = 'Ældreaktivitetskoordinator'.repeat(5).slice(0, 120);
const HOSTILE = {
  longText: someEntry(1, danish({ title: 'Lang', description: 'Vi synger de gamle sange. '.repeat(153).trim() })),
  longWord: someEntry(2, danish({ title: LONG_WORD, summary: LONG_WORD, description: 'x'.repeat(4_000) })),
  emoji: someEntry(3, danish({ title: '☕ Kaffe 👩‍🦽 og 🇩🇰 kage', summary: '🎂'.repeat(150) })),
  arabic: someEntry(4, danish({ title: 'مقهى النساء', summary: 'Café for kvinder: مقهى النساء, velkommen.' })),
  towers: someEntry(
    5,
    danish({ title: `T${'\u0301'.repeat(110)}årn`, summary: 'a\u0301\u0302\u0303\u0304'.repeat(60) }),
  ),
  markup: someEntry(
    6,
    danish({ title: '<script>alert(1)</script> & <b>', summary: '(paren\\theses) %PDF endstream endobj' }),
  ),
  languages: someEntry(
    7,
    danish({ title: 'Zażółć gęślą jaźń', summary: 'İyi günler, ağaç. Đường phố. Добрий день. Καλημέρα.' }),
  ),
  turned: someEntry(
    8,
    danish({ title: 'Kaffe \u202egnirps\u202c nu', description: 'En\u2028to\r\n\r\n\r\ntre\u00ad\u200b' }),
  ),
};

/** Lines of the same column that stand in each other. Boxes are as high as the font, so a little of a box may. */
const overlaps = (words: readonly Word[]): readonly string[] =>
  words.flatMap((one, i) =>
    words
      .slice(i + 1)
      .filter(
        (other) =>
          other.page === one.page &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5,
      )
      .map((other) => `${one.text} | ${other.text}`),
  );

describe('what nobody thought of', () => {
  let fonts: FontBytes;
  let bytes: Uint8Array;
  let notPrinted: ReadonlyMap<string, readonly string[]>;
  let pages: readonly string[];

  beforeAll(async () => {
    fonts = await readEditionFonts();
    const printed = await renderEdition({ ...IMPRINT, entries: Object.values(HOSTILE) }, { fonts });
    bytes = printed.bytes;
    notPrinted = new Map(printed.notPrinted.map(({ entryId, characters }) => [entryId, characters]));
    pages = Array.from({ length: printed.pages }, (_, i) => textOfPage(bytes, i + 1));
  });

  it('stays on the paper, and nothing stands in anything else', () => {
    const words = wordsIn(bytes);
    expect(words.length).toBeGreaterThan(800);
    expect(words.filter(({ left, right }) => left < A4.left - 1 || right > A4.left + A4.column + 1)).toEqual([]);
    expect(words.filter(({ top, bottom }) => top < A4.top - 10 || bottom > A4.height)).toEqual([]);
    expect(overlaps(words)).toEqual([]);
  });

  it('prints a text of 4,000 characters to its end', () => {
    expect(pages.join('\n').match(/synger/g)).toHaveLength(153);
  });

  it('breaks a word of 120 characters without losing any of it', () => {
    const said = structure(bytes).map((line) => line.trim());
    const from = said.findIndex((line) => line.startsWith(`"${LONG_WORD.slice(0, 10)}`));
    const until = said.findIndex((line, i) => i > from && !line.startsWith('"'));
    expect(said.slice(from, until).join('').replaceAll('"', '')).toBe(LONG_WORD);
  });

  it('leaves pictures out and tells the editor of them', () => {
    expect(pages.join('\n')).toMatch(/^\s*Kaffe og kage$/m);
    expect(notPrinted.get(HOSTILE.emoji.entryId)).toEqual(expect.arrayContaining(['☕', '🎂']));
  });

  it('says where letters are missing, to the reader and to the editor', () => {
    const page = pages.find((text) => text.includes('Café for kvinder: […], velkommen.'));
    expect(page).toMatch(/Hvor der står \[…\], er der skrevet med bogstaver, som\s+ikke kan trykkes her\./);
    // Its title cannot be printed at all, so it goes by who makes it.
    expect(page).toMatch(/^\s*Ældre Sagen Ishøj$/m);
    expect(notPrinted.get(HOSTILE.arabic.entryId)).toContain('م');
  });

  it('prints the letters of Polish, Turkish, Vietnamese, Ukrainian and Greek', () => {
    const all = pages.join('\n');
    expect(all).toContain('Zażółć gęślą jaźń');
    expect(all).toContain('İyi günler, ağaç. Đường phố. Добрий день.');
    expect(all).toContain('Καλημέρα.');
    expect(notPrinted.has(HOSTILE.languages.entryId)).toBe(false);
  });

  it('prints HTML and what looks like PDF as text', () => {
    const all = pages.join('\n');
    expect(all).toContain('<script>alert(1)</script> & <b>');
    expect(all).toContain('(paren\\theses) %PDF endstream endobj');
  });

  it('turns no text around, and begins a paragraph where a line ends', () => {
    const page = pages.find((text) => text.includes('Kaffe gnirps nu')) ?? '';
    expect(page).toMatch(/^\s*En\s*\n\s*to\s*\n\s*tre$/m);
  });

  it.each(Object.entries(HOSTILE))('fits on a poster and in a folder: %s', async (_, entry) => {
    const pageAddress = 'https://overblik.example.dk/kaffe';
    const poster = await renderPoster({ ...IMPRINT, entry, pageAddress }, { fonts });
    expect(overlaps(wordsIn(poster.bytes))).toEqual([]);
    const folder = await renderFolder({ ...IMPRINT, entries: [entry] }, { fonts });
    expect(folder.leftOut).toEqual([]);
    expect(overlaps(wordsIn(folder.bytes))).toEqual([]);
  });
});
