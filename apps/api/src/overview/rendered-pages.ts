import type { Overview } from '#overview';
import type { SentDocument } from '../http/sent-document.js';

/** As many as are asked for again and again: the lists, the days around today, every entry of a town. */
const MOST = 1_000;
const LONGEST_ADDRESS = 2_000;

interface Rendered {
  readonly minute: string;
  readonly document: SentDocument;
}

/** Pages as they were made, for as long as the overview stands and the minute lasts: what is over by the clock is gone from the next one on. */
export class RenderedPages {
  private readonly of = new WeakMap<Overview, Map<string, Rendered>>();

  /** @param make what is not kept where it is `undefined`: there is no such page */
  get(
    overview: Overview,
    address: string,
    now: string,
    make: () => SentDocument | undefined,
  ): SentDocument | undefined {
    const pages = this.of.get(overview) ?? new Map<string, Rendered>();
    this.of.set(overview, pages);
    const minute = now.slice(0, 'yyyy-mm-ddThh:mm'.length);
    const before = pages.get(address);
    if (before?.minute === minute) return before.document;
    const document = make();
    pages.delete(address);
    // A longer address than a form of ours makes is asked for once.
    if (document && address.length <= LONGEST_ADDRESS) pages.set(address, { minute, document });
    const [oldest] = pages.keys();
    if (pages.size > MOST && oldest !== undefined) pages.delete(oldest);
    return document;
  }
}
