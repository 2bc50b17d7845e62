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

  it('never fill the memory, however large they are and whatever is asked behind them: those made longest ago make room', () => {
    const [pages, made]: [RenderedPages, string[]] = [new RenderedPages(), []];
    const map = 'x'.repeat(1_000_000);
    const asked = (address: string) =>
      pages.get(overview, address, NOW, () => {
        made.push(address);
        return { contentType: 'text/html', body: map, maxAgeSeconds: 60 };
      });
    const addresses = Array.from({ length: 17 }, (_, n) => `/aktiviteter/kort?${n}`);
    for (const address of addresses) asked(address);
    for (const address of addresses.toReversed()) asked(address);
    expect(made).toEqual([...addresses, ...addresses.slice(0, 2).toReversed()]);
  });

  it('that are made again each minute take no more room than one', () => {
    const [pages, first] = [new RenderedPages(), '/aktiviteter'];
    const minute = (n: number) => `2026-11-24T12:${String(n).padStart(2, '0')}:00.000Z`;
    let made = 0;
    const asked = (address: string, at: string, body = '') =>
      pages.get(overview, address, at, () => ({
        contentType: 'text/html',
        body: `${body}${++made}`,
        maxAgeSeconds: 60,
      }));
    for (let n = 0; n < 60; n++) {
      asked(first, minute(59));
      asked('/aktiviteter/kort', minute(n), 'x'.repeat(1_000_000));
    }
    expect(asked(first, minute(59))?.body).toBe('1');
  });
});
