import type { Block } from './blocks.js';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/**
 * Builds the structure that is read aloud (ISO 32000-1 §14.8.4; PDF/UA-1, ISO 14289-1 §7): sections by their headings, lists around items, a table
 * of contents around what leads to pages. Elements end as soon as nothing can come into them, so that they leave memory.
 */
export class Tags {
  private readonly root: Element;
  private readonly sections: { level: number; element: Element }[] = [];
  private list: { tag: 'L' | 'TOC'; element: Element } | undefined;
  private block: Element | undefined;

  constructor(private readonly document: Document) {
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** The element of a block that begins. What came before it ends. */
  begin(block: Block, bbox: Box | undefined): Element {
    this.endBlock();
    const list = LISTS[block.kind];
    if (this.list?.tag !== list) this.endList();
    if (block.level !== undefined) this.beginSection(block.level);
    if (list && !this.list) this.list = { tag: list, element: this.add(this.innermost(), list) };
    const options = {
      ...(bbox ? { bbox } : {}),
      ...(block.language === undefined ? {} : { lang: block.language }),
      ...(block.kind === 'figure' && block.says !== undefined ? { alt: block.says } : {}),
    };
    this.block = this.add(this.list?.element ?? this.innermost(), tagOf(block), options);
    return this.block;
  }

  /** An element within that of the block. */
  add(parent: Element, tag: string, options: PDFKit.Mixins.StructureElementOptions = {}): Element {
    const element = this.document.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** Nothing comes into the block any more. To be said on the page of its links, which the library takes them to be on when it ends. */
  endBlock(): void {
    this.block?.end();
    this.block = undefined;
  }

  end(): void {
    this.endBlock();
    this.endList();
    this.beginSection(0);
    this.root.end();
  }

  private innermost(): Element {
    return this.sections.at(-1)?.element ?? this.root;
  }

  private endList(): void {
    this.list?.element.end();
    this.list = undefined;
  }

  /** The title of the document stands for all of it, so its section is never closed by another. */
  private beginSection(level: number): void {
    while ((this.sections.at(-1)?.level ?? 0) >= Math.max(level, 1)) this.sections.pop()?.element.end();
    if (level > 1) this.sections.push({ level, element: this.add(this.innermost(), 'Sect') });
  }
}

const LISTS: Readonly<Partial<Record<Block['kind'], 'L' | 'TOC'>>> = { item: 'L', reference: 'L', contents: 'TOC' };

function tagOf({ kind, level }: Block): string {
  switch (kind) {
    case 'heading':
      return `H${level ?? 2}`;
    case 'paragraph':
      return 'P';
    case 'item':
    case 'reference':
      return 'LI';
    case 'contents':
      return 'TOCI';
    case 'figure':
      return 'Figure';
    default:
      return kind satisfies never;
  }
}
