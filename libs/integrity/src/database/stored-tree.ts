import { type Database, type Statement, bytesOf, prepare } from '#event-store/sqlite';
import { type Blob } from '#event-store/sqlite';
import { HASH_BYTES, type Hash } from '../hashing.js';
import { type StoredHashes, hashesOfAppend, leafAt } from '../tree.js';
import { damaged } from './file.js';

const CHUNK_HASHES = 256;
const CHUNK_BYTES = CHUNK_HASHES * HASH_BYTES;

/** The hashes of all trees, read one by one and written in chunks. */
export class ChunkRows {
  private readonly part: Statement<{ hash: Blob | null }>;
  private readonly whole: Statement<{ hashes: Blob }>;
  private readonly put: Statement<unknown>;

  constructor(
    database: Database,
    private readonly file: string,
  ) {
    this.part = prepare(
      database,
      'SELECT substr(hashes, ?, ?) AS hash FROM chunk WHERE municipality = ? AND number = ?',
    );
    this.whole = prepare(database, 'SELECT hashes FROM chunk WHERE municipality = ? AND number = ?');
    this.put = prepare(database, 'INSERT OR REPLACE INTO chunk VALUES (?, ?, ?)');
  }

  /** @throws DataFolderUnusable where it is missing */
  hash(municipality: string, index: number): Hash {
    const [chunk, offset] = [Math.floor(index / CHUNK_HASHES), (index % CHUNK_HASHES) * HASH_BYTES];
    const [row] = this.part.all(offset + 1, HASH_BYTES, municipality, chunk);
    const hash = row?.hash ? bytesOf(row.hash) : undefined;
    if (hash?.length !== HASH_BYTES)
      throw damaged(this.file, `hash ${index} of the tree of ${municipality} is missing`);
    return hash;
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

  readonly read: StoredHashes = (indexes) => indexes.map((index) => this.hash(Number(index)));

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

  private hash(index: number): Hash {
    if (this.chunkOf(index) !== this.chunkOf(this.count)) return this.rows.hash(this.municipality, index);
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
