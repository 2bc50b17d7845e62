import { createHash } from 'node:crypto';
import { leafHash } from '../index.js';
import { MemoryHashes } from './naive-tree.js';

/** Leaves that differ, the same every time. */
export const leavesOf = (count: number, seed = 'leaf'): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => createHash('sha256').update(`${seed} ${index}`).digest());

export function storedTree(leaves: readonly Uint8Array[]): MemoryHashes {
  const tree = new MemoryHashes();
  for (const leaf of leaves) tree.append(leafHash(leaf));
  return tree;
}

/** The bytes with one bit turned over, for every one of their bits. */
export function* oneBitOff(bytes: Uint8Array): Generator<Buffer> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const altered = Buffer.from(bytes);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield altered;
  }
}
