import type { Municipality } from '#kernel';
import type { Position, ReadOnlyEventStore, StoredEvent } from '#event-store';
import { type Hash, type IntegrityDatabase, type TreeSize, type TreesIdentity, originOf, rootAt } from '#integrity';
import type { Held, TrustedCheckpoint } from './bundle/held.js';
import { FaultFound } from './ending.js';
import { inIntegrityFile } from './integrity-file.js';
import { checkpointsIn } from './vouching.js';

/** What a tree is known to have been. */
export interface Known extends TreeSize {
  readonly root: Hash;
  /** Who knows it, to follow on "the log is not what … says". */
  readonly from: string;
}

/** A checkpoint that lies in integrity.db, found to be signed. */
type KnownCheckpoint = TrustedCheckpoint & Known;

/** All that integrity.db tells of a log, which must be true of it. */
export interface KnownLog {
  readonly identity: TreesIdentity | undefined;
  /** The trees that it has come to. */
  readonly trees: readonly Known[];
  readonly checkpoints: readonly KnownCheckpoint[];
  /** The key (base64) that checkpoints are signed with. */
  readonly publicKey: string | undefined;
}

/** Looked at before the log is: what it has seen must be in there. @throws FaultFound where it is of another log, or not what was signed */
export const knownOf = (folder: string, logId: string, held: Held): KnownLog =>
  inIntegrityFile(folder, (database) => {
    const { identity } = database ?? {};
    if (!database || !identity) return { identity, trees: [], checkpoints: [], publicKey: undefined };
    if (identity.logId !== logId)
      throw new FaultFound(
        `integrity.db was made from the log ${identity.logId}, and this is ${logId}: one of the two was put in another's place`,
      );
    const trees = database.trees().map(({ municipality, size }) => ({
      municipality,
      size,
      root: rootAt(size, database.hashes(municipality)),
      from: 'integrity.db',
    }));
    return { identity, trees, checkpoints: trustedIn(database, logId, held), publicKey: identity.publicKey };
  });

function trustedIn(database: IntegrityDatabase, logId: string, held: Held): readonly KnownCheckpoint[] {
  return [...checkpointsIn(database).checkpoints].map(([municipality, { note, vkey }]) => {
    const from = `the checkpoint of ${municipality}`;
    try {
      return { ...held.trusted(note, originOf(logId, municipality), vkey), from };
    } catch (error) {
      throw new FaultFound(`${from} in integrity.db: ${(error as Error).message}`);
    }
  });
}

/** @param found the roots that the log now has at the sizes that are known @throws FaultFound */
export function refuseOther(known: readonly Known[], found: readonly { readonly root: Hash | undefined }[]): void {
  known.forEach(({ municipality, size, root, from }, at) => {
    const now = found[at]?.root;
    if (!now)
      throw new FaultFound(
        `events of ${municipality} are missing: ${from} knows ${size}, and there are fewer now; restore the log from its last backup`,
      );
    if (Buffer.compare(now, root) !== 0)
      throw new FaultFound(
        `the first ${size} events of ${municipality} are not those that ${from} knows: something in them was changed, removed or put in between`,
      );
  });
}

/**
 * Where integrity.db has come to must be where that event stands. @throws FaultFound
 */
export async function refuseMoved({ identity }: KnownLog, store: ReadOnlyEventStore): Promise<void> {
  if (!identity || identity.position === null) return;
  const event = await store.eventAt(identity.position);
  if (event?.id !== identity.eventId)
    throw new FaultFound(
      `integrity.db has followed the log up to position ${BigInt(identity.position)}, and another event than then stands there now, or none: ` +
        'events were moved, removed or put in between, or integrity.db is of another store; restore both from one backup',
    );
}

/** Where integrity.db has seen each event, held against where it stands, while the log is read from its beginning. */
export class Places {
  private readonly counts = new Map<Municipality, { seen: bigint; followed: bigint }>();

  constructor(
    private readonly database: IntegrityDatabase | undefined,
    private readonly known: KnownLog,
  ) {}

  /** @param municipality whose event it is, the next one of theirs @throws FaultFound */
  take(municipality: Municipality, { position, stream, revision }: StoredEvent): void {
    const count = this.counts.get(municipality) ?? { seen: 0n, followed: 0n };
    this.counts.set(municipality, count);
    const number = count.seen++;
    if (this.isFollowed(position)) count.followed = count.seen;
    if (number >= this.sizeOf(municipality)) return;
    const then = this.database?.leaf(municipality, number)?.position;
    if (then !== undefined && then !== position)
      throw new FaultFound(
        `event ${revision} of ${stream} stands at position ${BigInt(position)}, and stood at ${BigInt(then)} when integrity.db saw it: events were moved`,
      );
  }

  /** Once all was read. @throws FaultFound where integrity.db lacks what it has followed */
  refuseLacking(): void {
    for (const [municipality, { followed }] of this.counts)
      if (this.sizeOf(municipality) < followed)
        throw new FaultFound(
          `integrity.db holds ${this.sizeOf(municipality)} events of ${municipality}, and has followed the log through ${followed} of them: ` +
            'it was altered; keep it as evidence, and take it from the last backup',
        );
  }

  private sizeOf(municipality: Municipality): bigint {
    return this.known.trees.find((tree) => tree.municipality === municipality)?.size ?? 0n;
  }

  private isFollowed(position: Position): boolean {
    const until = this.known.identity?.position;
    return until !== undefined && until !== null && position <= until;
  }
}
