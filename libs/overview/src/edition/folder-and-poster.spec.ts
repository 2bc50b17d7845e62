import { beforeAll, describe, expect, it } from '@jest/globals';
import { readEditionFonts } from '../edition-fonts.js';
import type { Instant } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { renderFolder } from './folder.js';
import type { FontBytes } from './fonts.js';
import { renderPoster } from './poster.js';
import { qrCode } from './qr-code.js';
import { IMPRINT, someEntries, someEntry } from './testing/catalogue.js';
import { info, structure, textOfPage } from '../../testing/poppler.js';

const pageAddress = 'https://overblik.example.dk/entries/kaffe';

describe('paper beside the catalogue', () => {
  let fonts: FontBytes;

  beforeAll(async () => {
    fonts = await readEditionFonts();
  });

  it('folds one sheet of A4 to four pages, and says how many entries had no room', async () => {
    const folder = await renderFolder({ ...IMPRINT, entries: someEntries(40) }, { fonts });
    expect(folder.pages).toBe(4);
    expect(info(folder.bytes)).toMatch(/^Page size: +419\.\d+ x 595\.\d+ pts/m);
    expect(folder.leftOut.length).toBeGreaterThan(20);
    expect(textOfPage(folder.bytes, 4)).toContain(`Der er ${folder.leftOut.length} tilbud mere`);
    const headings = structure(folder.bytes).filter((line) => /^ +H3 /.test(line));
    expect(headings).toHaveLength(40 - folder.leftOut.length);
  });

  it('has room in a folder for all of a few, and is the same bytes again', async () => {
    const print = () => renderFolder({ ...IMPRINT, entries: someEntries(5) }, { fonts });
    const folder = await print();
    expect(folder.leftOut).toEqual([]);
    expect(Buffer.from((await print()).bytes).equals(folder.bytes)).toBe(true);
  });

  it('stops a folder where it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(renderFolder({ ...IMPRINT, entries: someEntries(5) }, { fonts, signal })).rejects.toThrow('enough');
    await expect(renderPoster({ ...IMPRINT, entry: someEntry(), pageAddress }, { fonts, signal })).rejects.toThrow(
      'enough',
    );
  });

  it('puts what, when, where and whom to call on a poster', async () => {
    const { bytes } = await renderPoster({ ...IMPRINT, entry: someEntry(2), pageAddress }, { fonts });
    const text = textOfPage(bytes, 1);
    expect(text).toMatch(/Cykeltur til Ishøj\s+Havn 3/);
    expect(text).toMatch(/Hvor +Åparken 12, 2635 Ishøj/);
    expect(text).toContain('Ring til Ishøj Kommune: 43 57 75 75');
  });

  it('describes the code in words to whom does not see it', async () => {
    const { bytes } = await renderPoster({ ...IMPRINT, language: 'en', entry: someEntry(2), pageAddress }, { fonts });
    expect(structure(bytes).some((line) => line.trim().startsWith('Figure'))).toBe(true);
    expect(Buffer.from(bytes).toString('latin1')).toContain(`/Alt (QR code that opens ${pageAddress})`);
  });

  it('leaves times out of a poster that has too many, and says that there are more', async () => {
    const [time] = someEntry().times;
    const times = Array.from({ length: 50 }, () => time).filter((one) => one !== undefined);
    const { bytes } = await renderPoster({ ...IMPRINT, entry: someEntry(0, { times }), pageAddress }, { fonts });
    expect(textOfPage(bytes, 1)).toContain('Der er flere tider: ring og hør');
  });

  it('tells on a poster of the times to come, the next one first, however they were typed', async () => {
    const days = ['2026-01-05', '2026-02-02', '2026-03-02', '2026-04-13', '2026-05-04', '2026-06-01'];
    const times = [...days, '2027-11-01', '2027-10-04'].map((day) => ({
      ...{ kind: 'once', startsAt: `${day}T10:00:00.000Z` as Instant, endsAt: `${day}T12:00:00.000Z` as Instant },
    })) as PublishedEntry['times'];
    const { bytes } = await renderPoster({ ...IMPRINT, entry: someEntry(0, { times }), pageAddress }, { fonts });
    const text = textOfPage(bytes, 1);
    expect(text).toMatch(/4\.\s+oktober\s+2027[^]+1\.\s+november\s+2027/);
    expect(text).not.toMatch(/2026 kl|flere tider/);
  });

  it('shortens the foot where the municipality has a long name', async () => {
    const municipalityName = 'Kommunen mellem fjorden, åsen og de tre gamle herregårde ved havet';
    const { bytes } = await renderFolder({ ...IMPRINT, municipalityName, entries: someEntries(1) }, { fonts });
    expect(textOfPage(bytes, 2 - 1)).toMatch(/Ring til 43 57 75 75 +Side 1\s*$/);
  });

  it.each(['javascript:alert(1)', 'https://example.dk/ø', 'ftp://example.dk', `https://example.dk/${'x'.repeat(300)}`])(
    'makes no code of %.40s',
    (address) => {
      expect(() => qrCode(address, 100)).toThrow('a QR code leads to an address of the web');
    },
  );
});
