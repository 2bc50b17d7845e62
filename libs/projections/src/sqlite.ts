import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { DataFolderUnusable } from '#event-store';
import type { CatalogTables } from './catalog-tables.js';
import { CheckpointMoved, type Statement, type StoredValue, type ViewsEngine } from './engine.js';
import { JSON_TEXT, SqliteConnection } from './sqlite-connection.js';

/** Raised when the catalog's own tables change. Read models have versions of their own. */
const SCHEMA_VERSION = 1;

/**
 * Read models can be rebuilt, so a power loss may take the last of them (synchronous=NORMAL); never half a transaction. The
 * write-ahead log is copied back in larger steps than usual: a rebuild writes most pages more than once.
 */
const WRITER_PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma wal_autocheckpoint = 10000;
  pragma journal_size_limit = 33554432;
  pragma cache_size = -16000;
  pragma temp_store = memory;
  pragma secure_delete = on;`;

/** Read models in SQLite: one connection writes, another one answers queries. In memory, one does both. */
export class SqliteViews implements ViewsEngine {
  readonly kysely: Kysely<CatalogTables>;
  readonly columnTypes = { text: sql`text`, integer: sql`integer`, boolean: sql`boolean`, json: sql.raw(JSON_TEXT) };

  private constructor(
    private readonly writer: SqliteConnection | undefined,
    private readonly reader: SqliteConnection,
    /** Undefined in memory. */
    private readonly file?: string,
  ) {
    this.kysely = new Kysely({ dialect: new SqliteDialect({ database: reader }) });
  }

  /** @param mostBytes what does not fit into that is not written: the write fails with SQLITE_FULL */
  static inMemory(mostBytes?: number): SqliteViews {
    const connection = new SqliteConnection(':memory:', 'readWrite');
    connection.exec('pragma temp_store = memory');
    if (mostBytes !== undefined)
      connection.pragma(`max_page_count = ${Math.ceil(mostBytes / Number(connection.pragma('page_size')))}`);
    return new SqliteViews(connection, connection);
  }

  /**
   * `views.db` in a folder that is there. `readOnly` never creates or writes: for processes beside the one that runs projections.
   * @throws DataFolderUnusable
   */
  static open(folder: string, access: 'readWrite' | 'readOnly'): SqliteViews {
    const file = join(folder, 'views.db');
    refuseNewer(file, versionInHeader(file));
    let writer: SqliteConnection | undefined;
    try {
      if (access === 'readWrite') {
        writer = new SqliteConnection(file, 'readWrite');
        refuseNewer(file, Number(writer.pragma('user_version')));
        writer.exec(`${WRITER_PRAGMAS} pragma user_version = ${SCHEMA_VERSION};`);
      }
      const reader = new SqliteConnection(file, 'readOnly');
      refuseNewer(file, Number(reader.pragma('user_version')));
      return new SqliteViews(writer, reader, file);
    } catch (error) {
      writer?.close();
      throw error instanceof DataFolderUnusable ? error : unusable(file, error);
    }
  }

  placeholder(): string {
    return '?';
  }

  rows({ sql: text, parameters }: Statement): Promise<StoredValue[][]> {
    return Promise.resolve((this.writer ?? this.reader).prepare(text).rows(parameters));
  }

  // Never awaits between begin and commit: in memory, queries share the connection and must not see half a transaction.
  // eslint-disable-next-line @typescript-eslint/require-await -- rejects instead of throwing
  async write(statements: readonly Statement[]): Promise<void> {
    const { writer } = this;
    if (!writer) throw new Error('these read models were opened for reading only');
    writer.exec('begin immediate');
    try {
      for (const { sql: text, parameters, compareAndSet } of statements) {
        const { changes } = writer.prepare(text).run(parameters);
        if (compareAndSet && changes === 0) throw new CheckpointMoved();
      }
      writer.exec('commit');
    } catch (error) {
      rollBack(writer);
      throw error;
    }
    if (statements.some(({ reused }) => !reused)) writer.forgetPrepared();
  }

  /** In memory there is one connection, and nobody writes while somebody compares. */
  snapshot(): Promise<ViewsEngine> {
    if (!this.file)
      return Promise.resolve(Object.assign(Object.create(this) as SqliteViews, { close: () => Promise.resolve() }));
    const reader = new SqliteConnection(this.file, 'readOnly');
    // A read transaction sees the database as it was at its first read.
    reader.exec('begin');
    reader.pragma('user_version');
    return Promise.resolve(new SqliteViews(undefined, reader, this.file));
  }

  size(): Promise<number> {
    return Promise.resolve(Number(this.reader.pragma('page_count')) * Number(this.reader.pragma('page_size')));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- rejects instead of throwing
  async scrub(): Promise<void> {
    const { writer } = this;
    if (!writer || !this.file) return;
    writer.scrub();
  }

  async close(): Promise<void> {
    await this.kysely.destroy(); // closes the reader, where it was used
    this.reader.close();
    // Statements that wait to be collected keep a connection open, so the last one to close does not tidy up by itself.
    if (this.file) this.writer?.pragma('wal_checkpoint(TRUNCATE)');
    this.writer?.close();
  }
}

const rollBack = (writer: SqliteConnection): void => {
  try {
    writer.exec('rollback');
  } catch {
    // SQLite has rolled back itself, as it does when the disk is full
  }
};

const USER_VERSION_AT = 60; // https://www.sqlite.org/fileformat.html#user_version_number

/** Read without SQLite, which would leave files beside it. 0 where there is no database yet. */
function versionInHeader(file: string): number {
  const version = Buffer.alloc(4);
  try {
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, version, 0, 4, USER_VERSION_AT);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return 0;
  }
  return version.readInt32BE();
}

const refuseNewer = (file: string, version: number): void => {
  if (version > SCHEMA_VERSION)
    throw new DataFolderUnusable(
      `${file} was written by a newer release of Samspil (format ${version}, this release knows ${SCHEMA_VERSION}); start that release, or move the file away to have it rebuilt from the log`,
    );
};

const unusable = (file: string, error: unknown): DataFolderUnusable =>
  new DataFolderUnusable(
    `${file} cannot be used (${error instanceof Error ? error.message : 'unknown error'}); see that the folder is there, can be written and has space, or move the file away to have it rebuilt from the log`,
    { cause: error },
  );
