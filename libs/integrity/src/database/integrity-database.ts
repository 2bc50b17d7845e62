import { type Instant, type Municipality, epochMilliseconds, instantOf } from '#kernel';
import { type Position, positionOf } from '#event-store';
import { type Database, pragma, prepare } from '#event-store/sqlite';
import type { StoredHashes } from '../tree.js';
import {
  IntegrityFileDamaged,
  integrityFileIn,
  openIntegrityFile,
  openIntegrityFileForReading,
  usable,
} from './file.js';
import { inBatches } from './batches.js';
import { ChunkRows, StoredTree } from './stored-tree.js';

/** Which log the trees are of, how far they have seen it, and with which key (base64) they are signed. */
export interface TreesIdentity {
  readonly logId: string;
  readonly publicKey: string;
  /** Of the last event that was seen, whoever's it is; both are null before the first. */
  readonly position: Position | null;
  readonly eventId: string | null;
}

/** A municipality's tree, without its hashes. */
export interface TreeRow {
  readonly municipality: Municipality;
  readonly size: bigint;
  /** Of those leaves, how many tell of something else than a witness's signature. */
  readonly facts: number;
  readonly knownAt: Instant;
}

/** Where the event of a leaf stands, and what time it was when that was known. */
export interface LeafPlace {
  readonly position: Position;
  /** The latest `recordedAt` of all leaves up to there. */
  readonly knownAt: Instant;
}

/** A leaf that is to be written. */
export interface LeafRow extends LeafPlace {
  readonly municipality: Municipality;
  readonly number: bigint;
}

export interface StoredCheckpoint {
  readonly municipality: Municipality;
  readonly size: bigint;
  readonly facts: number;
  readonly note: string;
}

/** `integrity.db`: trees, checkpoints and the witnesses' signatures. All of it but checkpoints follows from the log. */
export class IntegrityDatabase {
  private readonly chunks: ChunkRows;
  /** Whether something that must stand in it was found to be missing or altered since it was opened. */
  isDamaged = false;

  private constructor(
    private readonly database: Database,
    private readonly file: string,
    private readonly isWriter: boolean,
  ) {
    this.chunks = new ChunkRows(database, file);
  }

  /** @param folder without one, in memory @throws DataFolderUnusable */
  static open(folder: string | undefined): IntegrityDatabase {
    const file = folder === undefined ? ':memory:' : integrityFileIn(folder);
    return new IntegrityDatabase(openIntegrityFile(file), file, true);
  }

  /** `undefined` where there is none yet. Another process may write it meanwhile. @throws DataFolderUnusable */
  static openForReading(folder: string): IntegrityDatabase | undefined {
    const file = integrityFileIn(folder);
    const database = openIntegrityFileForReading(file);
    return database && new IntegrityDatabase(database, file, false);
  }

  get identity(): TreesIdentity | undefined {
    return this.rows<TreesIdentity>('SELECT logId, publicKey, position, eventId FROM identity')[0];
  }

  setIdentity({ logId, publicKey, position, eventId }: TreesIdentity): void {
    this.run('INSERT OR REPLACE INTO identity VALUES (1, ?, ?, ?, ?)', logId, publicKey, position, eventId);
  }

  trees(): TreeRow[] {
    return this.rows<TreeColumns>('SELECT * FROM tree ORDER BY municipality').map(treeOf);
  }

  tree(municipality: Municipality): TreeRow | undefined {
    return this.rows<TreeColumns>('SELECT * FROM tree WHERE municipality = ?', municipality).map(treeOf)[0];
  }

  setTree({ municipality, size, facts, knownAt }: TreeRow): void {
    this.run('INSERT OR REPLACE INTO tree VALUES (?, ?, ?, ?)', municipality, size, facts, epochMilliseconds(knownAt));
  }

  /** The hashes of a tree, to append to. */
  growing(municipality: Municipality, size: bigint): StoredTree {
    return this.usable(() => new StoredTree(this.chunks, municipality, size, this.file));
  }

  /** The hashes of a tree, to read. */
  hashes(municipality: Municipality): StoredHashes {
    return (indexes) => this.usable(() => this.chunks.hashes(municipality, indexes));
  }

  addLeaves(leaves: readonly LeafRow[]): void {
    for (const some of inBatches(leaves))
      this.run(
        `INSERT INTO leaf VALUES ${some.map(() => '(?, ?, ?, ?)').join(', ')}`,
        ...some.flatMap(({ municipality, number, position, knownAt }) => [
          municipality,
          number,
          BigInt(position),
          epochMilliseconds(knownAt),
        ]),
      );
  }

  leaf(municipality: Municipality, number: bigint): LeafPlace | undefined {
    // As text: the driver's numbers are floats, and an EventStoreDB's positions grow beyond them.
    const [row] = this.rows<{ position: string; knownAt: number }>(
      'SELECT CAST(position AS TEXT) AS position, knownAt FROM leaf WHERE municipality = ? AND number = ?',
      municipality,
      number,
    );
    return row && { position: positionOf(row.position), knownAt: instantOf(row.knownAt) };
  }

  checkpoint(municipality: Municipality): StoredCheckpoint | undefined {
    const [row] = this.rows<Omit<StoredCheckpoint, 'size'> & { size: number }>(
      'SELECT * FROM checkpoint WHERE municipality = ?',
      municipality,
    );
    return row && { ...row, size: BigInt(row.size) };
  }

  /** On the disk when it returns, and all before it: what is handed out must not be forgotten. Not within a transaction. */
  setCheckpoint({ municipality, size, facts, note }: StoredCheckpoint): void {
    this.usable(() => pragma(this.database, 'synchronous = FULL'));
    try {
      this.run('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)', municipality, size, facts, note);
    } finally {
      pragma(this.database, 'synchronous = NORMAL');
    }
  }

  /** The largest tree of the municipality that a witness signed, as far as the log has been followed; 0 where there is none. */
  cosignedUpTo(municipality: Municipality): bigint {
    const [row] = this.rows<{ size: number | null }>(
      'SELECT max(size) AS size FROM cosignature WHERE municipality = ?',
      municipality,
    );
    return BigInt(row?.size ?? 0);
  }

  /** Which signatures in the log are not true of it, in words. */
  contradictions(): string[] {
    return this.rows<{ sentence: string }>('SELECT sentence FROM contradiction ORDER BY position').map(
      ({ sentence }) => sentence,
    );
  }

  addContradiction(position: Position, sentence: string): void {
    this.run('INSERT OR REPLACE INTO contradiction VALUES (?, ?)', position, sentence);
  }

  /** Lines of witnesses on the checkpoint of that size, the earliest first. */
  cosignatures(municipality: Municipality, size: bigint): string[] {
    return this.rows<{ line: string }>(
      'SELECT line FROM cosignature WHERE municipality = ? AND size = ? ORDER BY number',
      municipality,
      size,
    ).map(({ line }) => line);
  }

  addCosignature(municipality: Municipality, size: bigint, line: string): void {
    this.run('INSERT OR IGNORE INTO cosignature (municipality, size, line) VALUES (?, ?, ?)', municipality, size, line);
  }

  /** All that `work` writes, or nothing of it. It must not wait for anything. */
  inTransaction(work: () => void): void {
    this.usable(() => {
      this.database.exec('BEGIN IMMEDIATE');
      try {
        work();
        this.database.exec('COMMIT');
      } catch (error) {
        if (this.database.inTransaction) this.database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  close(): void {
    if (!this.database.open) return;
    // Statements that wait to be collected keep a connection open, so the last one to close does not tidy up by itself.
    if (this.isWriter) pragma(this.database, 'wal_checkpoint(TRUNCATE)');
    this.database.close();
  }

  private usable<T>(work: () => T): T {
    try {
      return usable(this.file, work);
    } catch (error) {
      if (error instanceof IntegrityFileDamaged) this.isDamaged = true;
      throw error;
    }
  }

  private readonly prepared = new Map<string, ReturnType<typeof prepare>>();

  private statement(sql: string): ReturnType<typeof prepare> {
    let statement = this.prepared.get(sql);
    if (!statement) this.prepared.set(sql, (statement = prepare(this.database, sql)));
    return statement;
  }

  private rows<Row>(sql: string, ...parameters: Parameters): Row[] {
    return this.usable(() => this.statement(sql).all(...parameters) as Row[]);
  }

  private run(sql: string, ...parameters: Parameters): void {
    this.usable(() => this.statement(sql).run(...parameters));
  }
}

type Parameters = (string | number | bigint | null)[];

const treeOf = ({ municipality, size, facts, knownAt }: TreeColumns): TreeRow => ({
  municipality,
  size: BigInt(size),
  facts,
  knownAt: instantOf(knownAt),
});

interface TreeColumns {
  readonly municipality: Municipality;
  readonly size: number;
  readonly facts: number;
  /** In milliseconds. */
  readonly knownAt: number;
}
