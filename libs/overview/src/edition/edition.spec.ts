import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { readEditionFonts } from '../edition-fonts.js';
import { RENDERER } from './document.js';
import { type EditionInput, renderEdition } from './edition.js';
import type { FontBytes } from './fonts.js';
import type { Printed } from './making.js';
import { IMPRINT, someEntries, someEntry } from './testing/catalogue.js';
import { fontsIn, info, metadata, structure, textOfPage, wordsIn } from '../../testing/poppler.js';

/**
 * Of the edition below. Where it changes, a printed edition can no longer be printed again as it was: count up RENDERER, and
 * write the new one here.
 */
const KNOWN_BYTES = '962d328f53bff60b904c8a5aec1cca547c6044dd8e36938baaf570145b5453b8';

describe('the printed edition', () => {
  let fonts: FontBytes;
  let printed: Printed;
  const entries = someEntries(11);
  const print = (more: Partial<EditionInput> = {}): Promise<Printed> =>
    renderEdition({ ...IMPRINT, entries, ...more }, { fonts });
  const textOf = ({ bytes, pages }: Printed): readonly string[] =>
    Array.from({ length: pages }, (_, i) => textOfPage(bytes, i + 1));

  beforeAll(async () => {
    fonts = await readEditionFonts();
    printed = await print();
  });

  it('is a tagged PDF with a title, in fonts that it carries with it', () => {
    const said = info(printed.bytes);
    expect(said).toMatch(/^Title: +Aktivitetsoverblikket vinter 2026, Ishøj Kommune$/m);
    expect(said).toMatch(/^Tagged: +yes$/m);
    expect(said).toContain(RENDERER);
    expect(said).toMatch(/^Page size: .*\(A4\)$/m);
    expect(said).toMatch(/^CreationDate: +Tue Nov 24 11:00:00 2026 UTC$/m);
    const carried = fontsIn(printed.bytes);
    expect(carried).toHaveLength(2);
    expect(carried.every(({ embedded }) => embedded)).toBe(true);
  });

  it('says which renderer made it, with the version of the library that is installed', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
    expect(RENDERER).toContain(`pdfkit ${dependencies.pdfkit}`);
  });

  it('says that it is PDF/UA-1 and in which language, in metadata that can be read whatever its name', async () => {
    const name = 'Kaffe & <b>kage</b>';
    const xml = metadata((await print({ name, entries: [] })).bytes);
    const found = new XMLParser({ removeNSPrefix: true }).parse(xml).xmpmeta.RDF.Description;
    expect(found).toContainEqual({ part: 1 });
    expect(JSON.stringify(found)).toContain(`${name}, Ishøj Kommune`);
    const catalogue = Buffer.from(printed.bytes).toString('latin1');
    expect(catalogue).toContain('/Lang (da-DK)');
    expect(catalogue).toContain('/DisplayDocTitle true');
  });

  it('is read aloud from the title by the contents and the categories to the indexes', () => {
    const headings = structure(printed.bytes).flatMap((line, i, all) =>
      /^ +H[12] /.test(line)
        ? [
            all
              .slice(i + 1)
              .find((next) => next.includes('"'))
              ?.trim(),
          ]
        : [],
    );
    expect(headings).toEqual([
      ...['"Aktivitetsoverblikket"', '"Indhold"', '"Bevægelse"', '"Caféer og fællesspisning"', '"Ture"'],
      ...['"Æblet og andre haver"', '"Find efter interesse"', '"Find efter ugedag"'],
    ]);
  });

  it('reads each fact of an entry as a label and what belongs to it', () => {
    const lines = structure(printed.bytes).map((line) => line.trim());
    const from = lines.indexOf('"Cykeltur til Ishøj Havn 3"');
    expect(lines.slice(from, from + 13)).toEqual([
      ...['"Cykeltur til Ishøj Havn 3"', 'P (block)', '"Kom og vær med, som du er. Der er altid en vært, som"'],
      ...['"tager imod ved døren."', 'L (block)', 'LI (block)', 'Lbl (block)', '"Hvornår"', 'LBody (block)'],
      ...['"Hver onsdag kl. 14.00–16.00"', 'LI (block)', 'Lbl (block)', '"Hvor"'],
    ]);
  });

  it('marks what is not in its own language', async () => {
    const { bytes } = await print({
      language: 'en',
      entries: [{ ...someEntry(0), texts: someEntry(0).texts.slice(0, 1) }],
    });
    const file = Buffer.from(bytes).toString('latin1');
    expect(file).toContain('/Lang (en-GB)');
    expect(file).toMatch(/\/S \/H3[^]{0,40}\/Lang \(da\)/);
  });

  it('sends its reader to the page on which an entry stands', () => {
    const pages = textOf(printed);
    const references = pages.flatMap((text) => [...text.matchAll(/Side (\d+) {2,}(\S.*)/g)]);
    expect(references.length).toBeGreaterThan(20);
    for (const [, page, title = ''] of references) expect(pages[Number(page) - 1]).toContain(title.trim());
  });

  it('can be leafed through on a screen: bookmarks, and links that say where they lead', () => {
    const file = Buffer.from(printed.bytes).toString('latin1');
    expect(file).toContain('/PageMode /UseOutlines');
    expect(file.match(/\/Subtype \/Link/g)?.length).toBeGreaterThan(20);
    expect(file).toContain('/Contents (Strik og snak 4)');
    expect(file).not.toContain('/Contents ()');
  });

  it('counts each link among the content of the page on which it stands', () => {
    const file = Buffer.from(printed.bytes).toString('latin1');
    const annotations = new Map(
      file.split('endobj\n').flatMap((object) => {
        const [, page] = /^(\d+) 0 obj\n<<\n\/Type \/Page\n/.exec(object) ?? [];
        return page === undefined ? [] : [[page, /\/Annots \[([^\]]*)\]/.exec(object)?.[1]?.split(/(?<=R) /)] as const];
      }),
    );
    const links = [...file.matchAll(/\/Type \/OBJR\n\/Obj (\d+ 0 R)\n\/Pg (\d+) 0 R/g)];
    expect(links.length).toBeGreaterThan(20);
    for (const [, link, page] of links) expect(annotations.get(page ?? '')).toContain(link);
  });

  it('sends its reader to the telephone where the times of an entry are over', async () => {
    const over = {
      kind: 'once' as const,
      startsAt: '2026-10-04T08:00:00.000Z' as typeof IMPRINT.madeAt,
      endsAt: '2026-10-04T10:00:00.000Z' as typeof IMPRINT.madeAt,
    };
    const pages = textOf(await print({ entries: [someEntry(0, { times: [over] })] }));
    expect(pages[2]).toMatch(/Hvornår +Ring og hør, hvornår det er næste gang/);
    expect(pages.at(-1)).toMatch(/Andre tider\s+Side 3/);
  });

  it('sends whoever signs up on a page of ours to the telephone: a path leads nowhere on paper', async () => {
    const signUp = '/forms/0183/cafe';
    const [danish, english] = [
      textOf(await print({ entries: [someEntry(0, { signUp })] })).join(),
      textOf(await print({ entries: [someEntry(0, { signUp })], language: 'en' })).join(),
    ];
    expect(danish).toMatch(/Tilmelding +Ring til nummeret nederst på siden/);
    expect(english).toMatch(/Sign up +Call the number at the foot of the page/);
    expect(danish + english).not.toContain('/forms/');
  });

  it('has the telephone of the municipality and its number on each page', () => {
    for (const [i, text] of textOf(printed).entries())
      expect(text).toMatch(new RegExp(`Ring til Ishøj Kommune: 43 57 75 75 +Side ${i + 1}\\s*$`));
  });

  it('keeps an entry on one page with its heading', () => {
    const pages = textOf(printed);
    for (const [i] of entries.entries()) {
      const page = pages.find((text) => new RegExp(`^\\s*\\D.* ${i + 1}$`, 'm').test(text) && text.includes('Hvornår'));
      expect(page).toContain('Brød koster ekstra.');
    }
  });

  it('sets lines of 135 mm at most, and nothing below 16 points', () => {
    const words = wordsIn(printed.bytes);
    const widest = Math.max(...words.map(({ right }) => right)) - Math.min(...words.map(({ left }) => left));
    expect(widest).toBeLessThanOrEqual((135 / 25.4) * 72 + 0.5);
    const sizes = [
      ...Buffer.from(printed.bytes)
        .toString('latin1')
        .matchAll(/\/F\d+ ([\d.]+) Tf/g),
    ];
    expect(sizes.length).toBeGreaterThan(200);
    expect(Math.min(...sizes.map(([, size]) => Number(size)))).toBe(16);
  });

  it('lists what is by agreement, and what only comes later, beside the days of the week', async () => {
    const later = {
      kind: 'once' as const,
      startsAt: '2027-09-04T08:00:00.000Z' as typeof IMPRINT.madeAt,
      endsAt: '2027-09-04T10:00:00.000Z' as typeof IMPRINT.madeAt,
    };
    const pages = textOf(await print({ entries: [someEntry(0, { times: [] }), someEntry(1, { times: [later] })] }));
    const index = pages.at(-1) ?? '';
    expect(index).toMatch(/Efter aftale\s+Side 3 +Onsdagscafé i Åparken 1\s+Andre tider\s+Side 4 +Stolegymnastik/);
    expect(pages.join()).toContain('Lørdag den 4. september 2027');
  });

  it('prints an entry of several categories once, and refers to it from the others', async () => {
    const [first, , third] = someEntries(3);
    const pages = textOf(await print({ entries: [first, third].flatMap((entry) => entry ?? []) }));
    expect(pages.join().match(/^\s*Onsdagscafé i Åparken 1$/gm)).toHaveLength(1);
    expect(pages.find((text) => text.includes('Se også'))).toMatch(/Side 3 +Onsdagscafé/);
  });

  it('prints an entry without a category too', async () => {
    const pages = textOf(await print({ entries: [someEntry(2, { terms: [] })] }));
    expect(pages[2]).toMatch(/Andet\s+Cykeltur til Ishøj Havn 3/);
  });

  it('is the same bytes again, in whatever order its entries come, and as they were printed before', async () => {
    const again = await print({ entries: [...entries].reverse() });
    expect(Buffer.from(again.bytes).equals(printed.bytes)).toBe(true);
    expect(createHash('sha256').update(printed.bytes).digest('hex')).toBe(KNOWN_BYTES);
  });

  it('refuses more entries than can be bound, and a name that fits no page or cannot be printed', async () => {
    const refused = (more: Partial<EditionInput>, reason: string, says: string) =>
      expect(print(more)).rejects.toMatchObject({ reason, message: expect.stringContaining(says) });
    await refused({ entries: someEntries(2_001) }, 'tooManyEntries', 'at most 2000 entries, not 2001');
    await refused({ name: 'v'.repeat(121) }, 'nameNotPrintable', '121 characters long; at most 120 fit');
    await refused({ name: 'نشاطات' }, 'nameNotPrintable', 'nothing of the name');
  });
});
