import { createHash } from 'node:crypto';
import type { Hash, StoredHashes } from '../index.js';
import { hashesOfAppend } from '../tree.js';

// RFC 9162 §2.1 word for word, over leaves that are all there: slow, and sharing nothing with what it tests.

const sha256 = (...parts: readonly Uint8Array[]): Hash =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

export const naiveRoot = (leaves: readonly Uint8Array[]): Hash => {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), first);
  const k = split(leaves.length);
  return sha256(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
};

export const naivePath = (m: number, leaves: readonly Uint8Array[]): Hash[] => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - k, right), naiveRoot(left)];
};

export const naiveProof = (m: number, leaves: readonly Uint8Array[], isWhole = true): Hash[] => {
  if (m === leaves.length) return isWhole ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...naiveProof(m, left, isWhole), naiveRoot(right)]
    : [...naiveProof(m - k, right, false), naiveRoot(left)];
};

export const naiveRange = (from: number, to: number, leaves: readonly Uint8Array[], start = 0): Hash[] => {
  const end = start + leaves.length;
  if (end <= from || start >= to) return [naiveRoot(leaves)];
  if (start >= from && end <= to) return [];
  const k = split(leaves.length);
  return [...naiveRange(from, to, leaves.slice(0, k), start), ...naiveRange(from, to, leaves.slice(k), start + k)];
};

/** Stored hashes in memory. */
export class MemoryHashes {
  private readonly hashes: Hash[] = [];
  size = 0n;

  append(leafHash: Hash): void {
    this.hashes.push(...hashesOfAppend(this.size, leafHash, this.read));
    this.size += 1n;
  }

  get count(): number {
    return this.hashes.length;
  }

  readonly read: StoredHashes = (indexes) =>
    indexes.map((index) => {
      const hash = this.hashes[Number(index)];
      if (!hash) throw new Error(`hash ${index} is not stored`);
      return hash;
    });
}
