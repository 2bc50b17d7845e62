import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT, HASH_BYTES, type Hash } from './hashing.js';
import { type StoredHashes, rootAt } from './tree.js';

const BLOCK_HASHES = 4_096;

/** A tree that knows all its earlier roots: holds every hash, 64 bytes for each leaf. */
export class RememberedTree {
  private readonly tree = new GrowingTree();
  private readonly blocks: Buffer[] = [];
  private count = 0;

  get size(): bigint {
    return this.tree.size;
  }

  append(leafHash: Hash): void {
    for (const hash of this.tree.append(leafHash)) {
      const offset = (this.count % BLOCK_HASHES) * HASH_BYTES;
      if (offset === 0) this.blocks.push(Buffer.allocUnsafe(BLOCK_HASHES * HASH_BYTES));
      this.blocks.at(-1)?.set(hash, offset);
      this.count += 1;
    }
  }

  root(): Hash {
    return this.tree.root();
  }

  /** The root when it had so many leaves, in O(log n). @param size at most as many as it has */
  rootAt(size: bigint): Hash {
    return rootAt(size, this.stored);
  }

  private readonly stored: StoredHashes = (indexes) =>
    indexes.map((index) => {
      const offset = (Number(index) % BLOCK_HASHES) * HASH_BYTES;
      return this.blocks[Math.floor(Number(index) / BLOCK_HASHES)]?.subarray(offset, offset + HASH_BYTES) ?? EMPTY_ROOT;
    });
}
