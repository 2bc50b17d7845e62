import type { Instant, Municipality } from '#kernel';
import type { IntegrityDatabase, LeafPlace } from './database/integrity-database.js';
import { type Hash } from './hashing.js';
import { type StoredHashes, consistencyProof, inclusionProof, leafAt, rangeProof, rootAt } from './tree.js';

/** There is no such thing to prove; the message says why. */
export class NotInTree extends Error {
  override readonly name = 'NotInTree';
}

/** What the trees of a log prove, and where its events stand. Leaves are numbered from 0 in their municipality's log. */
export class Trees {
  constructor(protected readonly database: IntegrityDatabase) {}

  /** How many events the municipality's log holds, as far as it has been followed. */
  size(municipality: Municipality): bigint {
    return this.database.tree(municipality)?.size ?? 0n;
  }

  /** The latest `recordedAt` of all that has been followed; `undefined` before the first event. */
  latestKnownAt(): Instant | undefined {
    return this.database
      .trees()
      .map(({ knownAt }) => knownAt)
      .reduce<Instant | undefined>((latest, at) => (latest !== undefined && latest > at ? latest : at), undefined);
  }

  /** Where the event with that number stands; `undefined` where there is none. */
  placeOf(municipality: Municipality, index: bigint): LeafPlace | undefined {
    return index < 0n ? undefined : this.database.leaf(municipality, index);
  }

  /** The number of the event that stands there; `undefined` where it has not been followed so far, or is another municipality's. */
  indexAt(municipality: Municipality, position: string): bigint | undefined {
    // Positions grow with numbers, so they can be searched by halves.
    let [before, later] = [-1n, this.size(municipality)];
    while (later - before > 1n) {
      const middle = (before + later) / 2n;
      const place = this.database.leaf(municipality, middle);
      if (place && place.position < position) before = middle;
      else later = middle;
    }
    return this.database.leaf(municipality, later)?.position === position ? later : undefined;
  }

  /**
   * The last event of the longest beginning of the municipality's log in which nothing was recorded after `at`; `undefined` where that
   * is empty.
   */
  lastKnownAt(municipality: Municipality, at: Instant): bigint | undefined {
    // The latest recordedAt so far never falls, so it can be searched by halves.
    let [known, later] = [-1n, this.size(municipality)];
    while (later - known > 1n) {
      const middle = (known + later) / 2n;
      const place = this.database.leaf(municipality, middle);
      if (place && place.knownAt <= at) known = middle;
      else later = middle;
    }
    return known < 0n ? undefined : known;
  }

  /** @throws NotInTree */
  root(municipality: Municipality, size: bigint): Hash {
    return this.proving(municipality, size, (stored) => rootAt(size, stored));
  }

  /** @throws NotInTree */
  leafHash(municipality: Municipality, index: bigint): Hash {
    if (index < 0n) throw new NotInTree(`there is no event ${index}: the first is 0`);
    return this.proving(municipality, index + 1n, (stored) => stored([leafAt(index)])[0] as Hash);
  }

  /** @throws NotInTree */
  inclusion(municipality: Municipality, index: bigint, size: bigint): Hash[] {
    return this.proving(municipality, size, (stored) => inclusionProof(index, size, stored));
  }

  /** @throws NotInTree */
  consistency(municipality: Municipality, from: bigint, to: bigint): Hash[] {
    return this.proving(municipality, to, (stored) => consistencyProof(from, to, stored));
  }

  /** @throws NotInTree */
  range(municipality: Municipality, from: bigint, to: bigint, size: bigint): Hash[] {
    return this.proving(municipality, size, (stored) => rangeProof(from, to, size, stored));
  }

  private proving<T>(municipality: Municipality, size: bigint, prove: (stored: StoredHashes) => T): T {
    if (size > this.size(municipality))
      throw new NotInTree(`the log of ${municipality} holds ${this.size(municipality)} events, not ${size}`);
    try {
      return prove(this.database.hashes(municipality));
    } catch (error) {
      throw error instanceof RangeError ? new NotInTree(error.message) : error;
    }
  }
}
