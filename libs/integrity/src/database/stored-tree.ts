import { type Database, type Statement, bytesOf, prepare } from '#event-store/sqlite';
import { type Blob } from '#event-store/sqlite';
import { HASH_BYTES, type Hash } from '../hashing.js';
import { type StoredHashes, hashesOfAppend, leafAt } from '../tree.js';
import { damaged } from './file.js';

const CHUNK_HASHES = 64;
const CHUNK_BYTES = CHUNK_HASHES * HASH_BYTES;

/** The hashes of all trees, written in chunks. */
export class ChunkRows {
  private readonly parts: Statement<{ hashes: string | null }>;
  private readonly whole: Statement<{ hashes: Blob }>;
  private readonly put: Statement<unknown>;

  constructor(
    database: Database,
    private readonly file: string,
  ) {
    this.parts = prepare(
      database,
      // One row: of many, each costs the driver more than its hash costs SQLite.
      `SELECT group_concat(hex(substr(chunk.hashes, 1 + ${HASH_BYTES} * (wanted.value % ${CHUNK_HASHES}), ${HASH_BYTES})), ''
                           ORDER BY wanted.key) AS hashes
       FROM json_each(?) AS wanted
       LEFT JOIN chunk ON chunk.municipality = ? AND chunk.number = wanted.value / ${CHUNK_HASHES}`,
    );
    this.whole = prepare(database, 'SELECT hashes FROM chunk WHERE municipality = ? AND number = ?');
    this.put = prepare(database, 'INSERT OR REPLACE INTO chunk VALUES (?, ?, ?)');
  }

  /** As many as are asked for, in one statement. @throws DataFolderUnusable where one is missing */
  hashes(municipality: string, indexes: readonly bigint[]): Hash[] {
    const [row] = this.parts.all(`[${indexes.join(',')}]`, municipality);
    const hashes = Buffer.from(row?.hashes ?? '', 'hex');
    if (hashes.length !== indexes.length * HASH_BYTES)
      throw damaged(this.file, `hashes of the tree of ${municipality} are missing`);
    return indexes.map((_, which) => hashes.subarray(which * HASH_BYTES, (which + 1) * HASH_BYTES));
  }

  chunk(municipality: string, number: number): Uint8Array {
    const [row] = this.whole.all(municipality, number);
    return row ? bytesOf(row.hashes) : new Uint8Array(0);
  }

  write(municipality: string, number: number, hashes: Uint8Array): void {
    this.put.run(municipality, number, hashes);
  }
}

/** The stored hashes of one tree while it grows. The last chunk is in memory; `flush` writes it. */
export class StoredTree {
  private readonly tail = Buffer.alloc(CHUNK_BYTES);
  private count: number;

  /** @throws DataFolderUnusable where the last chunk does not hold what it must */
  constructor(
    private readonly rows: ChunkRows,
    private readonly municipality: string,
    public size: bigint,
    file: string,
  ) {
    this.count = Number(leafAt(size));
    const last = rows.chunk(municipality, this.chunkOf(this.count));
    if (last.length !== this.tailBytes) throw damaged(file, `the tree of ${municipality} is not whole`);
    this.tail.set(last);
  }

  readonly read: StoredHashes = (indexes) => {
    const written = indexes.filter((index) => !this.isInTail(index));
    const read = written.length > 0 ? this.rows.hashes(this.municipality, written) : [];
    let next = 0;
    return indexes.map((index) => (this.isInTail(index) ? this.inTail(Number(index)) : (read[next++] as Hash)));
  };

  append(leafHash: Hash): void {
    for (const hash of hashesOfAppend(this.size, leafHash, this.read)) {
      this.tail.set(hash, this.tailBytes);
      this.count += 1;
      if (this.tailBytes === 0) this.rows.write(this.municipality, this.chunkOf(this.count) - 1, this.tail);
    }
    this.size += 1n;
  }

  flush(): void {
    if (this.tailBytes > 0)
      this.rows.write(this.municipality, this.chunkOf(this.count), this.tail.subarray(0, this.tailBytes));
  }

  private isInTail(index: bigint): boolean {
    return this.chunkOf(Number(index)) === this.chunkOf(this.count);
  }

  private inTail(index: number): Hash {
    const offset = (index % CHUNK_HASHES) * HASH_BYTES;
    return this.tail.subarray(offset, offset + HASH_BYTES);
  }

  private chunkOf(index: number): number {
    return Math.floor(index / CHUNK_HASHES);
  }

  private get tailBytes(): number {
    return (this.count % CHUNK_HASHES) * HASH_BYTES;
  }
}
