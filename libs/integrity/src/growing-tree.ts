import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash } from './hashing.js';

/** A tree that is only asked for its root: holds one hash a level, so that a log of any length can be followed. */
export class GrowingTree {
  private readonly peaks: Hash[] = [];
  private leaves = 0;

  get size(): bigint {
    return BigInt(this.leaves);
  }

  /** @returns that hash, and those of the nodes that it completes, from the lowest up @throws RangeError where that is no hash. */
  append(leafHash: Hash): readonly Hash[] {
    if (leafHash.length !== HASH_BYTES) throw new RangeError(`a leaf's hash has ${HASH_BYTES} bytes`);
    const appended = [leafHash];
    let last = leafHash;
    // As many complete subtrees of equal size come together as the number of leaves so far ends in ones.
    for (let rest = this.leaves; rest % 2 === 1; rest = (rest - 1) / 2)
      appended.push((last = nodeHash(this.peaks.pop() ?? last, last)));
    this.peaks.push(last);
    this.leaves += 1;
    return appended;
  }

  root(): Hash {
    return this.peaks.length === 0 ? EMPTY_ROOT : this.peaks.reduceRight((right, left) => nodeHash(left, right));
  }
}
