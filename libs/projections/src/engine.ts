import type { Expression, Kysely } from 'kysely';
import type { CatalogTables } from './catalog-tables.js';
import type { Column } from './table.js';

/** What a value looks like in a database. */
export type StoredValue = string | number | null;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Comes again and again with other parameters: worth keeping prepared. */
  readonly reused?: boolean;
  /** Must change a row, or nothing of the transaction happens. */
  readonly compareAndSet?: boolean;
}

/** Somebody else moved the checkpoint: two runners write the same read models. Nothing was written. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  constructor() {
    super('another process writes the same read models; stop it, or let this one be without projections');
  }
}

/** A database that holds read models. A further one is a further file like `sqlite.ts`. */
export interface ViewsEngine {
  /** Reads only, and maps stored values back to what the column declares. Also compiles what is written. */
  readonly kysely: Kysely<CatalogTables>;
  readonly columnTypes: Readonly<Record<Column['type'], Expression<unknown>>>;
  /** The n-th parameter of a statement, from 1. */
  placeholder(n: number): string;
  /** Rows as stored, seen as the writer sees them. */
  rows(statement: Statement): Promise<StoredValue[][]>;
  /** All statements in one transaction, or none. @throws CheckpointMoved */
  write(statements: readonly Statement[]): Promise<void>;
  /** The database as it is now, whatever is written meanwhile. To be closed. */
  snapshot(): Promise<ViewsEngine>;
  /** What it takes, in bytes. */
  size(): Promise<number>;
  /** Leaves nothing in any file of what was deleted or overwritten. @throws Error where somebody reads an older state meanwhile: try again */
  scrub(): Promise<void>;
  close(): Promise<void>;
}
