import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';

/**
 * The only file that knows which SQLite driver is used, so that better-sqlite3 13 or node:sqlite can take its place. The API is
 * better-sqlite3's; Kysely's `SqliteDialect` takes a `Database` as it is.
 */
export type Database = Libsql.Database;

/** What a value may be bound as. Numbers are bound as floats: a column that is to hold integers must be declared INTEGER. */
export type Bindable = string | number | bigint | Uint8Array | null;

export interface Statement<Row> {
  all(...parameters: Bindable[]): Row[];
  get(...parameters: Bindable[]): Row | undefined;
  run(...parameters: Bindable[]): unknown;
}

/**
 * - `readWrite` creates the file where there is none. One connection of one process only: SQLite 3.45.1 can corrupt a WAL
 *   database that two connections write or checkpoint at once (the WAL-reset bug, fixed in 3.51.3).
 * - `readOnly` sees what is committed, also by other processes, and never checkpoints. May create `-wal` and `-shm`.
 * - `immutable` touches nothing at all, and sees the main file only: for files that nobody writes.
 */
export type Access = 'readWrite' | 'readOnly' | 'immutable';

/** How long a statement waits for another connection's lock, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** @throws Error, of which `sqliteCode` tells the kind. */
export function openDatabase(file: string, access: Access, busyTimeout = BUSY_TIMEOUT): Database {
  // The driver ignores `readonly: true`; only the URI makes SQLite refuse writes.
  const query = { readWrite: 'mode=rwc', readOnly: 'mode=ro', immutable: 'immutable=1' }[access];
  return new Libsql(file === ':memory:' ? file : `${pathToFileURL(file).href}?${query}`, { timeout: busyTimeout });
}

/** Prepares a statement whose rows the caller knows the shape of. */
export const prepare = <Row>(database: Database, sql: string): Statement<Row> =>
  database.prepare(sql) as unknown as Statement<Row>; // the driver's types know neither rows nor parameters

/** What a BLOB column holds when read: the driver hands out a view from `get`, but a bare buffer from `all`. */
export type Blob = Uint8Array | ArrayBuffer;

export const bytesOf = (blob: Blob): Uint8Array => (ArrayBuffer.isView(blob) ? blob : new Uint8Array(blob));

/** Reads or sets one pragma, and answers with its (first) value; `undefined` where it has none. */
export function pragma(database: Database, source: string): unknown {
  const [row] = database.pragma(source) as Record<string, unknown>[];
  return row && Object.values(row)[0];
}

/**
 * The kind of an error of the driver, `undefined` when it is none of SQLite's. Opening fails with a text that ends in the result
 * code only; extended codes that the driver has no name for come as `UNKNOWN_SQLITE_ERROR_…`.
 */
export function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /ConnectionFailed\(.*: 14"?\)?\s*$/.test(error.message) ? 'SQLITE_CANTOPEN' : undefined;
}
