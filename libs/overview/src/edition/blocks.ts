import type { Typefaces, Weight } from './fonts.js';
import { type Line, setLines } from './lines.js';
import { type Paper, leadingOf, millimetres } from './paper.js';
import { NOT_PRINTED, printable } from './printable.js';

/** The number of the page on which something stands: known only when everything has its page. */
export interface PageOf {
  readonly pageOf: string;
}

/** What stands in a block from some distance on: its lines, each below the one before. */
export interface Cell {
  /** From the left of the column, in points. */
  readonly indent: number;
  readonly lines: readonly (Line | PageOf)[];
}

/**
 * What a reader takes in at once, and what the structure of the document calls it. A heading is of its level; an item has a label
 * and a text beside it; a reference is an item whose label is a page; a figure is drawn.
 */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'reference' | 'contents' | 'figure';
  readonly level?: 1 | 2 | 3;
  /** One, or a label and its text. */
  readonly cells: readonly Cell[];
  readonly size: number;
  /** Free room above, in points; none at the top of a page. */
  readonly above: number;
  /** The name by which others refer to it. */
  readonly name?: string;
  /** To what it leads. */
  readonly to?: string;
  /** The plain text: of a heading for its bookmark, of a reference for its link, of a figure what stands in for it. */
  readonly says?: string;
  /** Of its text, where it is not the document's. */
  readonly language?: string;
  readonly figure?: Figure;
}

/** Squares that are black, in a field of `modules` by `modules`. */
export interface Figure {
  readonly side: number;
  readonly modules: number;
  isBlack(row: number, column: number): boolean;
}

/** Blocks that are read together: they are on one page where they fit on one. */
export interface Group {
  readonly blocks: readonly Block[];
  readonly newPage?: boolean;
}

/** How far labels reach. */
const LABEL = millimetres(34);

/** Sets texts into blocks, and notes what cannot be printed. */
export class BlockSetter {
  private readonly missing = new Set<string>();

  constructor(
    readonly paper: Paper,
    private readonly typefaces: Typefaces,
  ) {}

  heading(level: 1 | 2 | 3, text: string, more: Partial<Block> = {}): Block {
    const size = more.size ?? { 1: 38, 2: 28, 3: 21 }[level];
    const above = leadingOf(size) * (level === 3 ? 1.1 : 0.3);
    const [cell, says] = this.cell(text, 'bold', size, 0);
    return { kind: 'heading', level, cells: [cell], above, says, ...more, size };
  }

  paragraph(text: string, more: Partial<Block> & { readonly weight?: Weight } = {}): Block {
    const { weight = 'semiBold', ...rest } = more;
    const size = more.size ?? this.paper.text;
    return { kind: 'paragraph', cells: [this.cell(text, weight, size, 0)[0]], above: size * 0.5, ...rest, size };
  }

  item(label: string, text: string, more: Partial<Block> = {}): Block {
    const size = more.size ?? this.paper.text;
    const indent = (LABEL * size) / this.paper.text;
    const cells = [this.cell(label, 'bold', size, 0, indent)[0], this.cell(text, 'semiBold', size, indent)[0]];
    return { kind: 'item', cells, above: size * 0.3, ...more, size };
  }

  /** A line that leads to a page. */
  reference(to: string, text: string, kind: 'reference' | 'contents' = 'reference'): Block {
    const size = this.paper.text;
    const [cell, says] = this.cell(text, 'semiBold', size, LABEL);
    return { kind, cells: [{ indent: 0, lines: [{ pageOf: to }] }, cell], size, above: size * 0.4, to, says };
  }

  /** The first of these texts of which something can be read. The last where nothing can. */
  readable(...texts: readonly [string, ...string[]]): string {
    const [first, ...others] = texts;
    const [, says] = this.cell(first, 'bold', this.paper.text, 0);
    const [next, ...rest] = others;
    return next === undefined || says.replaceAll(NOT_PRINTED, '').trim() !== '' ? first : this.readable(next, ...rest);
  }

  /** What has not been printed since this was last asked. */
  takeMissing(): readonly string[] {
    const missing = [...this.missing];
    this.missing.clear();
    return missing;
  }

  private cell(text: string, weight: Weight, size: number, indent: number, end = this.paper.column): [Cell, string] {
    const print = printable(text, this.typefaces, weight);
    for (const character of print.missing) this.missing.add(character);
    const width = end - indent;
    return [{ indent, lines: setLines(print.text, { weight, size, width }, this.typefaces) }, print.text];
  }
}

/** How many lines high a block is. */
export const rowsOf = (block: Block): number =>
  block.figure ? 1 : Math.max(0, ...block.cells.map(({ lines }) => lines.length));

/** From one of its lines to the next, in points. */
export const rowHeight = (block: Block): number => block.figure?.side ?? leadingOf(block.size);
