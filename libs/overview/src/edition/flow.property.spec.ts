import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Block, type Group, rowHeight, rowsOf } from './blocks.js';
import { flow } from './flow.js';
import { A4, A5 } from './paper.js';

const block = (kind: 'heading' | 'paragraph', rows: number, size: number, above: number): Block => ({
  kind,
  size,
  above,
  cells: [{ indent: 0, lines: Array.from({ length: rows }, () => [{ font: 'semiBold-latin', text: 'x' }]) }],
});
const paragraph = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 16, max: 30 }), fc.integer({ min: 0, max: 40 }))
  .map(([rows, size, above]) => block('paragraph', rows, size, above));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 20, max: 38 }))
  .map(([rows, size]) => block('heading', rows, size, 20));
const group: fc.Arbitrary<Group> = fc
  .tuple(heading, fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([first, rest, newPage]) => ({ blocks: [first, ...rest], newPage }));
const anything = fc.tuple(fc.array(group, { maxLength: 12 }), fc.constantFrom(A4, A5));

const heightOf = ({ blocks }: Group): number =>
  blocks.filter((each) => rowsOf(each) > 0).reduce((sum, each) => sum + each.above + rowsOf(each) * rowHeight(each), 0);

describe('putting text on pages', () => {
  it('loses no line, repeats none and keeps their order', () =>
    fc.assert(
      fc.property(anything, ([groups, paper]) => {
        const placed = flow(groups, paper).flat();
        const rows = placed.flatMap(({ block: of, fromRow, untilRow }) =>
          Array.from({ length: untilRow - fromRow }, (_, i) => [of, fromRow + i]),
        );
        const all = groups.flatMap(({ blocks }) =>
          blocks.flatMap((of) => Array.from({ length: rowsOf(of) }, (_, i) => [of, i])),
        );
        expect(rows.length).toBe(all.length);
        expect(rows.every(([of, row], i) => of === all[i]?.[0] && row === all[i]?.[1])).toBe(true);
      }),
    ));

  it('stays above the foot, and lays no line on another', () =>
    fc.assert(
      fc.property(anything, ([groups, paper]) => {
        for (const page of flow(groups, paper)) {
          let lowest = paper.top;
          const isOnAnother = page.map(({ block: of, fromRow, untilRow, y }) => {
            const isBelow = y >= lowest - 1e-6;
            lowest = y + (untilRow - fromRow) * rowHeight(of);
            return !isBelow;
          });
          expect(isOnAnother).not.toContain(true);
          expect(lowest).toBeLessThanOrEqual(paper.height - paper.bottom + 1e-6);
        }
      }),
    ));

  it('never ends a page with a heading, nor leaves one line of a paragraph alone', () =>
    fc.assert(
      fc.property(anything, ([groups, paper]) => {
        for (const page of flow(groups, paper)) {
          const last = page.at(-1);
          const first = page[0];
          const followed = groups.some(
            ({ blocks }) => blocks.slice(1).some((of) => rowsOf(of) > 0) && blocks[0] === last?.block,
          );
          if (followed) expect(last?.block.kind).not.toBe('heading');
          for (const edge of [first, last])
            if (edge && rowsOf(edge.block) > 1) expect(rowsOnPage(page, edge.block)).toBeGreaterThan(1);
        }
      }),
    ));

  it('keeps on one page what fits on one', () =>
    fc.assert(
      fc.property(anything, ([groups, paper]) => {
        const pages = flow(groups, paper);
        for (const each of groups.filter((one) => heightOf(one) <= paper.height - paper.bottom - paper.top))
          expect(pages.filter((page) => page.some(({ block: of }) => each.blocks.includes(of)))).toHaveLength(1);
      }),
    ));
});

const rowsOnPage = (page: ReturnType<typeof flow>[number], of: Block): number =>
  page.filter((placed) => placed.block === of).reduce((sum, { fromRow, untilRow }) => sum + untilRow - fromRow, 0);
