import { EMPTY_ROOT, type Hash, nodeHash } from './hashing.js';
import { type Part, consistencyParts, inclusionParts, partsAround } from './parts.js';

/**
 * A tree is an array of hashes that is only ever appended to: behind each leaf stand the nodes that it completed, from the lowest up.
 * `StoredHashes` reads from it, as many as are asked for at once, and throws where one is missing.
 */
export type StoredHashes = (indexes: readonly bigint[]) => readonly Hash[];

/** Where the hash of the `leaf`-th leaf (from 0) stands, which is also how many hashes a tree of so many leaves has. */
export function leafAt(leaf: bigint): bigint {
  let ones = 0n;
  for (let rest = leaf; rest > 0n; rest >>= 1n) ones += rest & 1n;
  return 2n * leaf - ones;
}

/** Where the `number`-th node (from 0) of a level stands; leaves are level 0. */
const nodeAt = (level: bigint, number: bigint): bigint => leafAt(((number + 1n) << level) - 1n) + level;

/** What is appended to the stored hashes with the leaf that follows on `size` others: its own hash, then the nodes that it completes. */
export function hashesOfAppend(size: bigint, leafHash: Hash, stored: StoredHashes): Hash[] {
  const siblings: bigint[] = [];
  for (let level = 0n; ((size >> level) & 1n) === 1n; level++) siblings.push(nodeAt(level, (size >> level) - 1n));
  const appended = [leafHash];
  let last = leafHash;
  for (const sibling of siblings.length > 0 ? stored(siblings) : []) appended.push((last = nodeHash(sibling, last)));
  return appended;
}

/** The root of the tree of the first `size` leaves, in O(log n). */
export const rootAt = (size: bigint, stored: StoredHashes): Hash =>
  size === 0n ? EMPTY_ROOT : (hashesOf([[0n, size]], stored)[0] ?? EMPTY_ROOT);

/** PATH(index, D[size]) of RFC 9162 §2.1.3.1. @throws RangeError where the index lies outside the tree. */
export function inclusionProof(index: bigint, size: bigint, stored: StoredHashes): Hash[] {
  if (index < 0n || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  return hashesOf(inclusionParts(index, size), stored);
}

/** PROOF(from, D[to]) of RFC 9162 §2.1.4.1. @throws RangeError unless 0 < from <= to. */
export function consistencyProof(from: bigint, to: bigint, stored: StoredHashes): Hash[] {
  if (from <= 0n || from > to) throw new RangeError(`a tree of ${from} is no beginning of one of ${to}`);
  return hashesOf(consistencyParts(from, to), stored);
}

/**
 * What binds the leaves from `from` up to, and without, `to` to the root of a tree: the hashes of the subtrees that lie wholly outside,
 * from left to right. Empty for all leaves.
 * @throws RangeError unless 0 <= from < to <= size.
 */
export function rangeProof(from: bigint, to: bigint, size: bigint, stored: StoredHashes): Hash[] {
  if (from < 0n || from >= to || to > size)
    throw new RangeError(`leaves ${from} to ${to} are no part of a tree of ${size}`);
  return hashesOf(partsAround(from, to, size), stored);
}

/** The hashes of parts of a tree, read at once. A part that is no whole subtree is the fold of those that it ends in. */
function hashesOf(parts: readonly Part[], stored: StoredHashes): Hash[] {
  const subtrees = parts.map(subtreesOf);
  const wanted = subtrees.flat();
  const hashes = wanted.length > 0 ? stored(wanted) : [];
  let read = 0;
  return subtrees.map((indexes) => {
    const those = hashes.slice(read, (read += indexes.length));
    return those.reduceRight((right, left) => nodeHash(left, right));
  });
}

/** Where the hashes of the complete subtrees that a part consists of stand, the largest first. */
function subtreesOf([start, end]: Part): bigint[] {
  const indexes: bigint[] = [];
  for (let from = start; from < end;) {
    const level = BigInt((end - from).toString(2).length - 1);
    indexes.push(nodeAt(level, from >> level));
    from += 1n << level;
  }
  return indexes;
}
