import { beforeAll, describe, expect, it } from '@jest/globals';
import { readEditionFonts } from '../edition-fonts.js';
import { renderEdition } from './edition.js';
import type { FontBytes } from './fonts.js';
import type { Progress } from './making.js';
import { IMPRINT, someEntries } from './testing/catalogue.js';

describe('while an edition is made', () => {
  let fonts: FontBytes;
  const input = { ...IMPRINT, entries: someEntries(8) };

  beforeAll(async () => {
    fonts = await readEditionFonts();
  });

  it('tells how far it is, up to the end', async () => {
    const told: Progress[] = [];
    await renderEdition(input, { fonts, onProgress: (progress) => told.push(progress) });
    expect(told.map(({ done }) => done)).toEqual(Array.from({ length: told.length }, (_, i) => i + 1));
    expect(told.at(-1)).toEqual({ done: 16, total: 16 });
  });

  it('lets other work have its turn after each entry and each page', async () => {
    let turns = 0;
    let making = true;
    const otherWork = (): void => {
      turns += 1;
      if (making) setImmediate(otherWork);
    };
    setImmediate(otherWork);
    const { pages } = await renderEdition(input, { fonts });
    making = false;
    expect(turns).toBeGreaterThanOrEqual(8 + pages);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = ({ done }: Progress): void => {
      told.push(done);
      if (done === 3) stop.abort(new Error('nobody wants it any more'));
    };
    await expect(renderEdition(input, { fonts, signal: stop.signal, onProgress })).rejects.toThrow('nobody wants it');
    expect(told).toEqual([1, 2, 3]);
  });

  it('says which font is missing and where it stands', async () => {
    const fewer = new Map([...fonts].filter(([name]) => name !== 'bold-greek'));
    await expect(renderEdition(input, { fonts: fewer })).rejects.toThrow(
      'the font bold-greek is missing: it stands in @fontsource/source-sans-3/files/source-sans-3-greek-700-normal.woff',
    );
  });
});
