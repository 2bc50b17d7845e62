import { type Instant, type Municipality, instantOf, instantSchema, parseStreamName } from '#kernel';
import type { StoredEvent } from '#event-store';
import type { IntegrityDatabase, TreeRow } from './database/integrity-database.js';
import type { StoredTree } from './database/stored-tree.js';
import { integrityEvents } from './integrity.events.js';
import { objectIn } from './json.js';
import { leafHashOf } from './leaf.js';

const { CheckpointCosigned } = integrityEvents;

/** Before anything was recorded. */
const NEVER = instantOf(0);

/**
 * Writes what events add to the trees. Holds the last hashes of each tree; thrown away when a transaction fails, for they may then be
 * ahead of what is stored.
 */
export class Growth {
  private readonly growing = new Map<Municipality, { readonly hashes: StoredTree; row: TreeRow }>();

  constructor(private readonly database: IntegrityDatabase) {}

  /** Within a transaction. What belongs to no municipality is in no tree; `verifyLog` says so. */
  take(events: readonly StoredEvent[]): void {
    const grown = new Set<Municipality>();
    for (const event of events) {
      const stream = parseStreamName(event.stream);
      if (!stream) continue;
      this.append(stream.municipality, event);
      grown.add(stream.municipality);
    }
    for (const municipality of grown) {
      const { hashes, row } = this.treeOf(municipality);
      hashes.flush();
      this.database.setTree(row);
    }
  }

  private append(municipality: Municipality, event: StoredEvent): void {
    const tree = this.treeOf(municipality);
    const { size, facts, knownAt: before } = tree.row;
    const isCosignature = event.type === CheckpointCosigned.storedName;
    const recordedAt = recordedAtOf(event);
    const knownAt = recordedAt && recordedAt > before ? recordedAt : before;
    tree.hashes.append(leafHashOf(event));
    this.database.addLeaf({ municipality, number: size, position: event.position, knownAt });
    if (isCosignature) this.takeCosignature(municipality, event);
    tree.row = { municipality, size: size + 1n, facts: isCosignature ? facts : facts + 1, knownAt };
  }

  private treeOf(municipality: Municipality) {
    const known = this.growing.get(municipality);
    if (known) return known;
    const row = this.database.tree(municipality) ?? { municipality, size: 0n, facts: 0, knownAt: NEVER };
    const tree = { hashes: this.database.growing(municipality, row.size), row };
    this.growing.set(municipality, tree);
    return tree;
  }

  private takeCosignature(municipality: Municipality, event: StoredEvent): void {
    const cosigned = CheckpointCosigned.schema.safeParse(objectIn(event.data));
    if (cosigned.success) this.database.addCosignature(municipality, BigInt(cosigned.data.size), cosigned.data.line);
  }
}

/** `undefined` where the event does not say: then it counts as known with those before it. */
const recordedAtOf = ({ metadata }: StoredEvent): Instant | undefined =>
  instantSchema.safeParse(objectIn(metadata)?.['recordedAt']).data;
