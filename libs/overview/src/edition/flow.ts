import { type Block, type Group, rowHeight, rowsOf } from './blocks.js';
import type { Paper } from './paper.js';

/** Some rows of a block, where they stand: `y` in points from the top of the sheet. */
export interface Placed {
  readonly block: Block;
  readonly fromRow: number;
  readonly untilRow: number;
  readonly y: number;
}
export type Page = readonly Placed[];

/** Rows that no page may part: `block` by index, rows from and until. */
interface Slice {
  readonly block: Block;
  readonly from: number;
  readonly until: number;
}
type Segment = readonly Slice[];

/**
 * Puts groups on pages, each on one page where it fits on one. Where it does not, a heading stays with what follows it, and at least two
 * lines of a paragraph stand at the end of a page and at the beginning of the next. Linear in the number of rows.
 */
export function flow(groups: readonly Group[], paper: Paper): readonly Page[] {
  const bottom = paper.height - paper.bottom;
  const pages: Placed[][] = [];
  let y = Infinity;
  const begin = (): void => {
    pages.push([]);
    y = paper.top;
  };
  const place = ({ block, from, until }: Slice): void => {
    if (from === 0 && y > paper.top) y += block.above;
    pages.at(-1)?.push({ block, fromRow: from, untilRow: until, y });
    y += (until - from) * rowHeight(block);
  };
  for (const { blocks, newPage } of groups) {
    const segments = segmentsOf(blocks.filter((block) => rowsOf(block) > 0));
    const height = heightOf(segments.flat());
    if (newPage || (y + height > bottom && height <= bottom - paper.top)) y = Infinity;
    for (const segment of segments) {
      if (y + heightOf(segment) > bottom) begin();
      segment.forEach(place);
    }
  }
  return pages;
}

const heightOf = (segment: Segment): number =>
  segment.reduce(
    (sum, { block, from, until }) => sum + (from === 0 ? block.above : 0) + (until - from) * rowHeight(block),
    0,
  );

/** Cuts blocks wherever a page may end. */
function segmentsOf(blocks: readonly Block[]): readonly Segment[] {
  const segments: Segment[] = [];
  let open: Slice[] = [];
  for (const block of blocks) {
    const [first, ...rest] = slicesOf(block);
    if (!first) continue;
    open.push(first);
    if (block.kind === 'heading') continue;
    segments.push(open, ...rest.map((slice) => [slice]));
    open = [];
  }
  return open.length > 0 ? [...segments, open] : segments;
}

/** Two rows at the beginning and at the end stay together; a heading, a link, and what has three rows, stays whole. */
function slicesOf(block: Block): readonly Slice[] {
  const rows = rowsOf(block);
  if (rows <= 3 || block.kind === 'heading' || block.to !== undefined) return [{ block, from: 0, until: rows }];
  const cuts = [0, ...Array.from({ length: rows - 3 }, (_, i) => i + 2), rows];
  return cuts.slice(1).map((until, i) => ({ block, from: cuts[i] ?? 0, until }));
}
