import { type Instant, type Municipality, instantOf, instantSchema, parseStreamName } from '#kernel';
import type { StoredEvent } from '#event-store';
import type { IntegrityDatabase, LeafRow, TreeRow } from './database/integrity-database.js';
import type { StoredTree } from './database/stored-tree.js';
import { contradictionOf, cosignedIn, isCosignature } from './cosigned.js';
import { objectIn } from './json.js';
import { leafHashOf } from './leaf.js';
import { rootAt } from './tree.js';

/** Before anything was recorded. */
const NEVER = instantOf(0);

/**
 * Writes what events add to the trees. Holds the last hashes of each tree; thrown away when a transaction fails, for they may then be
 * ahead of what is stored.
 */
export class Growth {
  private readonly growing = new Map<Municipality, { readonly hashes: StoredTree; row: TreeRow }>();

  /** @param contradicted hears, in a sentence, where a witness's signature does not fit the log */
  constructor(
    private readonly database: IntegrityDatabase,
    private readonly contradicted: (sentence: string) => void = () => undefined,
  ) {}

  /** Within a transaction. What belongs to no municipality is in no tree; `verifyLog` says so. */
  take(events: readonly StoredEvent[]): void {
    const grown = new Set<Municipality>();
    const leaves: LeafRow[] = [];
    for (const event of events) {
      const stream = parseStreamName(event.stream);
      if (!stream) continue;
      leaves.push(this.append(stream.municipality, event));
      grown.add(stream.municipality);
    }
    this.database.addLeaves(leaves);
    for (const municipality of grown) {
      const { hashes, row } = this.treeOf(municipality);
      hashes.flush();
      this.database.setTree(row);
    }
  }

  private append(municipality: Municipality, event: StoredEvent): LeafRow {
    const tree = this.treeOf(municipality);
    const { size, facts, knownAt: before } = tree.row;
    const recordedAt = recordedAtOf(event);
    const knownAt = recordedAt && recordedAt > before ? recordedAt : before;
    tree.hashes.append(leafHashOf(event));
    const isFact = !isCosignature(event);
    if (!isFact) this.takeCosignature(municipality, event);
    tree.row = { municipality, size: size + 1n, facts: isFact ? facts + 1 : facts, knownAt };
    return { municipality, number: size, position: event.position, knownAt };
  }

  private treeOf(municipality: Municipality) {
    const known = this.growing.get(municipality);
    if (known) return known;
    const row = this.database.tree(municipality) ?? { municipality, size: 0n, facts: 0, knownAt: NEVER };
    const tree = { hashes: this.database.growing(municipality, row.size), row };
    this.growing.set(municipality, tree);
    return tree;
  }

  /** Only one that is true of the log: another is kept as what speaks against it. */
  private takeCosignature(municipality: Municipality, event: StoredEvent): void {
    const { hashes, row } = this.treeOf(municipality);
    const cosigned = cosignedIn(event);
    const contradiction = contradictionOf(cosigned, row.size, (size) => rootAt(size, hashes.read));
    if (contradiction !== undefined) {
      const sentence = `event ${event.revision} of ${event.stream} (position ${event.position}) ${contradiction}`;
      this.database.addContradiction(event.position, sentence);
      this.contradicted(sentence);
    } else if (cosigned) this.database.addCosignature(municipality, cosigned.size, cosigned.line);
  }
}

/** `undefined` where the event does not say: then it counts as known with those before it. */
const recordedAtOf = ({ metadata }: StoredEvent): Instant | undefined =>
  instantSchema.safeParse(objectIn(metadata)?.['recordedAt']).data;
