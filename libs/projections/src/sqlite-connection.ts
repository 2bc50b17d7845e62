import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { type Access, type Database, openDatabase, pragma, scrub } from '#event-store/sqlite';
import type { StoredValue } from './engine.js';
import { parseStored } from './layout.js';

/** What json columns are declared as: still TEXT to SQLite, and told apart when read. */
export const JSON_TEXT = 'json text';

/** Statements that are kept prepared. */
const KEPT = 500;

/** One connection to SQLite. Booleans and json go in and come out as what they are. */
export class SqliteConnection implements SqliteDatabase {
  private readonly database: Database;
  private readonly prepared = new Map<string, PreparedStatement>();

  constructor(file: string, access: Access) {
    this.database = openDatabase(file, access);
  }

  prepare(sql: string): PreparedStatement {
    let statement = this.prepared.get(sql);
    if (statement) return statement;
    if (this.prepared.size >= KEPT) this.prepared.clear();
    statement = new PreparedStatement(this.database.prepare(sql));
    this.prepared.set(sql, statement);
    return statement;
  }

  /** Runs statements that answer nothing. */
  exec(sql: string): void {
    this.database.exec(sql);
  }

  pragma(name: string): unknown {
    return pragma(this.database, name);
  }

  /** @throws StillRead */
  scrub(): void {
    this.forgetPrepared();
    scrub(this.database);
  }

  /** Tables came or went: what was prepared may not fit any more. */
  forgetPrepared(): void {
    this.prepared.clear();
  }

  close(): void {
    this.prepared.clear();
    if (!this.database.open) return;
    // Statements that wait to be collected keep the connection open, and what it reads would keep others from tidying up.
    if (this.database.inTransaction) this.database.exec('rollback');
    this.database.close();
  }
}

class PreparedStatement implements SqliteStatement {
  readonly reader: boolean;
  private columns: { name: string; read: ((value: StoredValue) => unknown) | undefined }[] | undefined;

  constructor(private readonly statement: ReturnType<Database['prepare']>) {
    this.reader = statement.reader;
    if (this.reader) statement.raw();
  }

  all(parameters: readonly unknown[]): Record<string, unknown>[] {
    this.columns ??= this.statement.columns().map(({ name, type }) => ({ name, read: readerOf(type) }));
    const columns = this.columns;
    return this.rows(parameters).map((values) => {
      const row: Record<string, unknown> = {};
      columns.forEach(({ name, read }, i) => {
        const value = values[i] as StoredValue;
        row[name] = read && value !== null ? read(value) : value;
      });
      return row;
    });
  }

  /** Rows as stored. */
  rows(parameters: readonly unknown[]): StoredValue[][] {
    return this.statement.all(parameters.map(bindable)) as StoredValue[][];
  }

  *iterate(parameters: readonly unknown[]): IterableIterator<Record<string, unknown>> {
    yield* this.all(parameters);
  }

  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.statement.run(parameters.map(bindable));
  }
}

const readerOf = (declared: string | null): ((value: StoredValue) => unknown) | undefined =>
  declared === 'boolean'
    ? (value) => value === 1
    : declared === JSON_TEXT
      ? (value) => parseStored(value as string)
      : undefined;

/** The driver ends the process when it is given a boolean, so nothing but what it knows reaches it. */
const bindable = (value: unknown): StoredValue => {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === undefined) return null;
  throw new TypeError(
    `a query cannot compare with a value of type ${typeof value}; use text, numbers, booleans or null`,
  );
};
