import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedNumber, numberedPage } from './paging.js';

const limits = { usual: 10, most: 50 };

describe('a list by pages', () => {
  it('gives everything once over its pages, in its order', () => {
    const ids = fc.uniqueArray(fc.string(), { maxLength: 60 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 12 }), (items, perPage) => {
        const asked = (page: number) => ({ page: String(page), perPage: String(perPage) });
        const { totalPages } = numberedPage(items, {}, { usual: perPage, most: 50 });
        const read = Array.from({ length: totalPages }, (_, n) => numberedPage(items, asked(n + 1), limits));
        expect(read.flatMap((page) => page.items)).toEqual(items);
        expect(numberedPage(items, asked(totalPages + 1), limits).items).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('moves nobody to another page when something is added, whose id is later than all', () => {
    const items = Array.from({ length: 25 }, (_, n) => `id-${String(n).padStart(3, '0')}`);
    const [before, after] = [items, [...items, 'id-999']].map((list) => numberedPage(list, { page: '2' }, limits));
    expect(after?.items).toEqual(before?.items);
  });

  it.each(['0', '-1', '1.5', 'NaN', '1e3', '', '9'.repeat(16), undefined, ['2', '3'], { $gt: '' }])(
    'takes %j for no number',
    (asked) => {
      expect(askedNumber(asked, 10, 50)).toBe(10);
    },
  );

  it('gives no more a page than it may', () => {
    expect(numberedPage([], { perPage: '100000' }, limits)).toMatchObject({ perPage: 50, totalPages: 1 });
  });
});
