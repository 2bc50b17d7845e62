import { type Block, type Cell, type PageOf, rowHeight, rowsOf } from './blocks.js';
import type { Page, Placed } from './flow.js';
import type { Run, Typefaces } from './fonts.js';
import { type Line, runsOf, widthOfText } from './lines.js';
import { FOOT_SHARE, type Paper, SMALLEST_POINTS, leadingOf } from './paper.js';
import { drawSquares } from './squares.js';
import { type Box, Tags } from './tags.js';

type Element = PDFKit.PDFStructureElement;

/** What stands at the foot of every page. */
export interface Foot {
  readonly lines: readonly Line[];
  /** Before the number of the page; nothing where pages have none. */
  readonly page?: string | undefined;
}

/** Draws pages in the order in which they are read, each line within the element of its block. */
export class Drawing {
  private readonly tags: Tags;
  private readonly bookmarks: { level: number; item: PDFKit.PDFOutline }[];
  private elements: readonly (Element | undefined)[] = [];
  private pageNumber = 0;

  /** @param pages where everything has its page: known before the first is drawn, so that the contents can stand first */
  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly paper: Paper,
    private readonly typefaces: Typefaces,
    private readonly foot: Foot,
    private readonly pages: ReadonlyMap<string, number>,
  ) {
    this.tags = new Tags(document);
    this.bookmarks = [{ level: 0, item: document.outline }];
  }

  page(page: Page): void {
    this.document.addPage();
    this.pageNumber += 1;
    this.document.fillColor('black');
    for (const placed of page) this.block(placed);
    this.drawFoot();
  }

  end(): void {
    this.tags.end();
  }

  private block({ block, fromRow, untilRow, y }: Placed): void {
    if (fromRow === 0) this.begin(block, y);
    if (block.figure) this.drawFigure(block, y);
    for (let row = fromRow; row < untilRow; row += 1)
      block.cells.forEach((cell, i) => this.drawRow(block, cell, i, row, y + (row - fromRow) * rowHeight(block)));
    if (untilRow === rowsOf(block)) this.tags.endBlock();
  }

  private begin(block: Block, y: number): void {
    const element = this.tags.begin(block, this.boxOf(block, y));
    this.elements = this.elementsWithin(element, block);
    if (block.name !== undefined) this.document.addNamedDestination(block.name, 'XYZ', this.paper.left, y, null);
    if (block.level !== undefined && block.says) this.bookmark(block.level, block.says);
  }

  /** Left, top, right and bottom of a figure, in points from the top of the page. */
  private boxOf({ figure }: Block, y: number): Box | undefined {
    const { left } = this.paper;
    return figure && [left, y, left + figure.side, y + figure.side];
  }

  /** For each cell that of its own: of a label that is empty none. */
  private elementsWithin(element: Element, { kind, cells }: Block): readonly (Element | undefined)[] {
    if (kind !== 'item' && kind !== 'reference' && kind !== 'contents') return [element];
    const label = cells[0]?.lines.length === 0 ? undefined : this.tags.add(element, 'Lbl');
    const body = this.tags.add(element, kind === 'contents' ? 'Reference' : 'LBody');
    return [label, kind === 'item' ? body : this.tags.add(body, 'Link')];
  }

  private bookmark(level: number, title: string): void {
    while ((this.bookmarks.at(-1)?.level ?? 0) >= level) this.bookmarks.pop();
    const parent = this.bookmarks.at(-1)?.item ?? this.document.outline;
    this.bookmarks.push({ level, item: parent.addItem(title, { expanded: level < 2 }) });
  }

  private drawRow(block: Block, { indent, lines }: Cell, cell: number, row: number, y: number): void {
    const line = lines[row];
    const element = this.elements[cell];
    if (!line || !element) return;
    const runs = isPageOf(line) ? this.pageInWords(line) : line;
    const x = this.paper.left + indent;
    element.add(this.document.markStructureContent('Span'));
    const width = this.drawRuns(runs, x, y, block.size);
    this.document.endMarkedContent();
    if (block.to !== undefined && cell > 0 && this.pages.has(block.to)) this.link(block, element, x, y, width);
  }

  /** PDF/UA-1 §7.18.5: a link says in words where it leads. */
  private link(block: Block, structParent: Element, x: number, y: number, width: number): void {
    // A text of PDF is a String to the library; a plain string it takes for a name.
    const options = { structParent, Contents: Object(block.says ?? '') as string };
    this.document.goTo(x, y, width, rowHeight(block), block.to ?? '', options);
  }

  private pageInWords({ pageOf }: PageOf): Line {
    return runsOf(`${this.foot.page ?? ''} ${this.pages.get(pageOf) ?? ''}`.trim(), 'bold', this.typefaces);
  }

  private drawRuns(runs: readonly Run[], x: number, y: number, size: number): number {
    let at = x;
    for (const run of runs) {
      // It has the same glyph as a space, and a glyph is read as the first character that it stood for.
      const text = run.text.replaceAll('\u00a0', ' ');
      this.document.font(run.font).fontSize(size).text(text, at, y, { lineBreak: false });
      at += this.typefaces.widthOf(run, size);
    }
    return at - x;
  }

  private drawFigure({ figure }: Block, y: number): void {
    const [element] = this.elements;
    if (!figure || !element) return;
    element.add(this.document.markStructureContent('Figure'));
    drawSquares(this.document, figure, this.paper.left, y);
    this.document.endMarkedContent();
  }

  /** It belongs to the page and not to what is read: an artifact (PDF/UA-1 §7.8). */
  private drawFoot(): void {
    const { width, height, left, column, bottom } = this.paper;
    const y = height - bottom * FOOT_SHARE;
    this.document.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'], bbox: [0, y, width, height] });
    this.document.rect(left, y - 6, column, 0.8).fill('black');
    for (const [i, line] of this.foot.lines.entries())
      this.drawRuns(line, left, y + i * leadingOf(SMALLEST_POINTS), SMALLEST_POINTS);
    if (this.foot.page !== undefined) {
      const text = `${this.foot.page} ${this.pageNumber}`;
      const end = left + column - widthOfText(text, { weight: 'bold', size: SMALLEST_POINTS }, this.typefaces);
      this.drawRuns(runsOf(text, 'bold', this.typefaces), end, y, SMALLEST_POINTS);
    }
    this.document.endMarkedContent();
  }
}

const isPageOf = (line: Line | PageOf): line is PageOf => 'pageOf' in line;

/** Where everything that has a name stands: pages are counted from 1. */
export const pagesOf = (pages: readonly Page[]): ReadonlyMap<string, number> =>
  new Map(
    pages.flatMap((page, i) =>
      page.flatMap(({ block, fromRow }) => (block.name !== undefined && fromRow === 0 ? [[block.name, i + 1]] : [])),
    ) as [string, number][],
  );
