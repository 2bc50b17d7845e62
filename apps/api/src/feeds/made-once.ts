import { createHash } from 'node:crypto';
import type { PublishedEntry } from '#overview';
import { inSlices } from './in-slices.js';

/**
 * What is made of each entry is made once for as long as the entry says the same: whoever publishes one of two thousand has one made. What
 * is published no more, or says something else now, is forgotten the next time.
 */
export class MadeOnce<T> {
  private known: ReadonlyMap<string, T> = new Map();

  /** @param as what else it is made from; in another language, or on another day, it is another */
  async ofEach(
    entries: readonly PublishedEntry[],
    as: object,
    make: (entry: PublishedEntry) => T,
  ): Promise<readonly T[]> {
    const before = this.known;
    const now = new Map<string, T>();
    const made = await inSlices(entries, (entry) => {
      const saying = createHash('sha256')
        .update(JSON.stringify([as, entry]))
        .digest('base64url');
      const one = before.get(saying) ?? make(entry);
      now.set(saying, one);
      return one;
    });
    this.known = now;
    return made;
  }
}
