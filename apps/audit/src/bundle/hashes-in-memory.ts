import { HASH_BYTES, type Hash, type StoredHashes, hashesOfAppend } from '#integrity';

const HASHES_IN_BLOCK = 65_536;

/** All hashes of a tree, to prove any part of it: 64 bytes a leaf. */
export class HashesInMemory {
  private readonly blocks: Buffer[] = [];
  private hashes = 0;
  private leaves = 0n;

  append(leafHash: Hash): void {
    for (const hash of hashesOfAppend(this.leaves, leafHash, this.stored)) this.put(hash);
    this.leaves += 1n;
  }

  readonly stored: StoredHashes = (indexes) =>
    indexes.map((index) => {
      const at = Number(index);
      const block = this.blocks[Math.floor(at / HASHES_IN_BLOCK)];
      if (!block || at >= this.hashes) throw new RangeError(`there is no hash ${index} in a tree of ${this.leaves}`);
      const start = (at % HASHES_IN_BLOCK) * HASH_BYTES;
      return block.subarray(start, start + HASH_BYTES);
    });

  private put(hash: Hash): void {
    if (this.hashes % HASHES_IN_BLOCK === 0) this.blocks.push(Buffer.alloc(HASHES_IN_BLOCK * HASH_BYTES));
    this.blocks.at(-1)?.set(hash, (this.hashes % HASHES_IN_BLOCK) * HASH_BYTES);
    this.hashes += 1;
  }
}
