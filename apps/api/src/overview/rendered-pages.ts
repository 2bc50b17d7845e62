import type { Overview } from '#overview';
import type { SentDocument } from '../http/sent-document.js';

/**
 * Of one overview, in characters: a thousand lists, or sixty maps of a large town. Any question mark makes another address of the same page, so
 * it is not enough to count them.
 */
const MOST_CHARACTERS = 16_000_000;
const LONGEST_ADDRESS = 2_000;

interface Rendered {
  readonly minute: string;
  readonly document: SentDocument;
}

/** Pages as they were made, for as long as the overview stands and the minute lasts: what is over by the clock is gone from the next one on. */
export class RenderedPages {
  private readonly of = new WeakMap<Overview, Shelf>();

  /** @param make what is not kept where it is `undefined`: there is no such page */
  get(
    overview: Overview,
    address: string,
    now: string,
    make: () => SentDocument | undefined,
  ): SentDocument | undefined {
    const shelf = this.of.get(overview) ?? new Shelf();
    this.of.set(overview, shelf);
    const minute = now.slice(0, 'yyyy-mm-ddThh:mm'.length);
    const before = shelf.at(address);
    if (before?.minute === minute) return before.document;
    const document = make();
    shelf.drop(address);
    // A longer address than a form of ours makes is asked for once.
    if (document && address.length <= LONGEST_ADDRESS) shelf.put(address, { minute, document });
    return document;
  }
}

/** The pages of one overview. Those that were put there longest ago make room for others. */
class Shelf {
  private readonly pages = new Map<string, Rendered>();
  private characters = 0;

  at(address: string): Rendered | undefined {
    return this.pages.get(address);
  }

  put(address: string, page: Rendered): void {
    this.pages.set(address, page);
    this.characters += lengthOf(address, page);
    for (const oldest of this.pages.keys()) {
      if (this.characters <= MOST_CHARACTERS) return;
      this.drop(oldest);
    }
  }

  drop(address: string): void {
    const page = this.pages.get(address);
    if (!page) return;
    this.pages.delete(address);
    this.characters -= lengthOf(address, page);
  }
}

const lengthOf = (address: string, { document }: Rendered): number => address.length + document.body.length;
