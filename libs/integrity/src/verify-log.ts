import type { Municipality } from '#kernel';
import type { Position, StoredEvent } from '#event-store';
import { GrowingTree } from './growing-tree.js';
import type { Hash } from './hashing.js';
import { leafHashOf } from './leaf.js';
import { LogCheck } from './log-check.js';

export { CLOCK_TOLERANCE_MS, LogFaulty } from './log-check.js';

/** A tree as it was when it had so many leaves. */
export interface TreeSize {
  readonly municipality: Municipality;
  readonly size: bigint;
}

export interface VerifyLogOptions {
  /** Where the events are one municipality's log alone, without those of the others, which therefore begins with no `LogOpened`. */
  readonly municipality?: Municipality;
  /** Sizes at which the roots are wanted: those of checkpoints that somebody holds. */
  readonly at?: readonly TreeSize[];
  /** Hears of every thousandth event, and of the last. */
  readonly onProgress?: (progress: VerifyProgress) => void;
}

export interface VerifyProgress {
  /** How many events have been verified. */
  readonly events: number;
  /** Of the last of them. */
  readonly position: Position;
}

/** What a log without a fault holds. */
export interface VerifiedLog {
  readonly events: number;
  /** From `LogOpened`; `undefined` for an empty log, and for that of one municipality. */
  readonly logId: string | undefined;
  readonly trees: ReadonlyMap<Municipality, { readonly size: bigint; readonly root: Hash }>;
  /** The roots that were asked for, in that order; `undefined` where the tree never was so large: then the log was cut short. */
  readonly at: readonly (TreeSize & { readonly root: Hash | undefined })[];
}

const TOLD_EVERY = 1_000;

/**
 * Reads a log once from its beginning, holds every event against what Samspil writes (`LogCheck`), and makes the trees anew. What the
 * store keeps for itself, in streams that begin with `$`, is passed over. Needs memory for the names of all streams, and for ids.
 * @throws LogFaulty naming the first fault, and what reading throws
 */
export async function verifyLog(
  events: AsyncIterable<StoredEvent>,
  { municipality: only, at = [], onProgress }: VerifyLogOptions = {},
): Promise<VerifiedLog> {
  const check = new LogCheck(only);
  const trees = new Map<Municipality, GrowingTree>();
  const wanted = new WantedRoots(at);
  let [count, position]: [number, Position | undefined] = [0, undefined];
  for await (const event of events) {
    if (event.stream.startsWith('$')) continue;
    const municipality = check.take(event);
    const tree = trees.get(municipality) ?? new GrowingTree();
    trees.set(municipality, tree);
    tree.append(leafHashOf(event));
    wanted.note(municipality, tree);
    position = event.position;
    if (++count % TOLD_EVERY === 0) onProgress?.({ events: count, position });
  }
  if (position && count % TOLD_EVERY !== 0) onProgress?.({ events: count, position });
  return {
    events: count,
    logId: check.logId,
    trees: new Map([...trees].map(([municipality, tree]) => [municipality, { size: tree.size, root: tree.root() }])),
    at: at.map((each) => ({ ...each, root: wanted.rootOf(each) })),
  };
}

/** The roots that are asked for, taken down as trees grow past them. */
class WantedRoots {
  private readonly sizes = new Map<Municipality, Set<bigint>>();
  private readonly roots = new Map<string, Hash>();

  constructor(at: readonly TreeSize[]) {
    for (const { municipality, size } of at) {
      this.sizes.set(municipality, (this.sizes.get(municipality) ?? new Set()).add(size));
      if (size === 0n) this.roots.set(nameOf({ municipality, size }), new GrowingTree().root());
    }
  }

  note(municipality: Municipality, tree: GrowingTree): void {
    const sizes = this.sizes.get(municipality);
    if (sizes?.has(tree.size)) this.roots.set(nameOf({ municipality, size: tree.size }), tree.root());
  }

  rootOf(at: TreeSize): Hash | undefined {
    return this.roots.get(nameOf(at));
  }
}

const nameOf = ({ municipality, size }: TreeSize): string => `${municipality} ${size}`;
