import { describe, expect, it } from '@jest/globals';
import type { Overview } from '#overview';
import { RenderedPages } from './rendered-pages.js';

const [NOW, LATER] = ['2026-11-24T12:00:10.000Z', '2026-11-24T12:01:00.000Z'];
const overview = {} as Overview;

describe('pages that were made', () => {
  /** How often it was made. */
  const counting = () => {
    let made = 0;
    return () => ({ contentType: 'text/html', body: `${++made}`, maxAgeSeconds: 60 });
  };

  it('are sent again until the minute is over, or the overview is another', () => {
    const [pages, make] = [new RenderedPages(), counting()];
    const asked = (of: Overview, at: string) => pages.get(of, '/aktiviteter', at, make)?.body;
    expect([asked(overview, NOW), asked(overview, NOW)]).toEqual(['1', '1']);
    expect(asked(overview, LATER)).toBe('2');
    expect(asked({} as Overview, LATER)).toBe('3');
  });

  it('are kept for no address that is too long to be asked for again, and mixed up with no other', () => {
    const [pages, make] = [new RenderedPages(), counting()];
    const long = `/aktiviteter?q=${'a'.repeat(5_000)}`;
    expect([pages.get(overview, long, NOW, make)?.body, pages.get(overview, `${long}b`, NOW, make)?.body]).toEqual([
      '1',
      '2',
    ]);
  });

  it('never fill the memory: of two thousand, those asked for longest ago are made again', () => {
    const [pages, make] = [new RenderedPages(), counting()];
    for (let n = 0; n < 2_000; n++) pages.get(overview, `/aktiviteter?q=${n}`, NOW, make);
    expect(pages.get(overview, '/aktiviteter?q=1999', NOW, make)?.body).toBe('2000');
    expect(pages.get(overview, '/aktiviteter?q=0', NOW, make)?.body).toBe('2001');
  });
});
