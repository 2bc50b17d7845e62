import type { Municipality } from '#kernel';
import type { StoredEvent } from '#event-store';
import { GrowingTree, type Hash, leafHashOf, rangeProof } from '#integrity';
import type { Checkpoint } from '#integrity';
import { HashesInMemory } from './hashes-in-memory.js';

/** A municipality's log while it is exported: its tree, and which of it goes into the bundle. */
export class GrowingPart {
  private readonly tree = new GrowingTree();
  private readonly hashes: HashesInMemory | undefined;
  /** How many of its events there are. */
  length = 0;

  /**
   * @param from the first event that is wanted
   * @param to the one behind the last that is wanted, `Infinity` where all are
   */
  constructor(
    readonly municipality: Municipality,
    readonly from: number,
    private readonly to: number,
  ) {
    if (from > 0 || to !== Infinity) this.hashes = new HashesInMemory();
  }

  /** @returns the event's number, where it is one of those that are wanted */
  take(event: StoredEvent): number | undefined {
    const hash = leafHashOf(event);
    this.tree.append(hash);
    this.hashes?.append(hash);
    const index = this.length++;
    return index >= this.from && index < this.to ? index : undefined;
  }

  /** The number behind the last event that was wanted and there. */
  get end(): number {
    return Math.min(this.to, this.length);
  }

  get state(): Pick<Checkpoint, 'size' | 'root'> {
    return { size: this.tree.size, root: this.tree.root() };
  }

  /** What binds the events that were wanted to the tree. */
  proof(): readonly Hash[] {
    return this.hashes ? rangeProof(BigInt(this.from), BigInt(this.end), this.tree.size, this.hashes.stored) : [];
  }
}
