import type { Statement, StoredValue, ViewsEngine } from './engine.js';
import type { TableLayout } from './layout.js';

/** Rows per statement. Few sizes, so that every statement is prepared once; the largest stays below SQLite's 32,766 parameters. */
const SIZES = [128, 16, 1] as const;

const PAGE = 1_000;

/**
 * The statements by which one table's rows are read and written in bulk. Their texts are made once: compiling each with Kysely
 * would cost more than running it.
 */
export class RowStatements {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly layout: TableLayout,
    private readonly engine: ViewsEngine,
  ) {}

  /** Every row in its stored columns, the municipality last. */
  upserts(rows: readonly (readonly StoredValue[])[]): Statement[] {
    const { stored, table, physical } = this.layout;
    return this.chunked('upsert', rows, false, (size) => {
      const updates = stored
        .filter((column) => !table.key.includes(column))
        .map((column) => `"${column}"=excluded."${column}"`);
      return `insert into "${physical}" (${names(stored)}) values ${this.tuples(size, stored.length)} on conflict (${names(table.key)}) do update set ${updates.join(',')}`;
    });
  }

  removals(keys: readonly (readonly StoredValue[])[]): Statement[] {
    const { table, physical } = this.layout;
    return this.chunked(
      'remove',
      keys,
      true,
      (size) => `delete from "${physical}" where ${this.within(table.key, size)}`,
    );
  }

  byKeys(keys: readonly (readonly StoredValue[])[]): Statement[] {
    const { stored, table, physical } = this.layout;
    return this.chunked(
      'byKey',
      keys,
      true,
      (size) => `select ${names(stored)} from "${physical}" where ${this.within(table.key, size)}`,
    );
  }

  byValues(column: string, values: readonly (string | number)[]): Statement[] {
    const { stored, physical } = this.layout;
    const rows = values.map((value) => [value]);
    return this.chunked(
      `by ${column}`,
      rows,
      true,
      (size) => `select ${names(stored)} from "${physical}" where ${this.within([column], size)}`,
    );
  }

  /** The next rows in key order, the first ones without `after`. */
  pageAfter(after: readonly StoredValue[] | undefined): Statement {
    const { stored, table, physical } = this.layout;
    const key = names(table.key);
    const sql = this.text(after ? 'next page' : 'first page', () => {
      const where = after ? `where (${key}) > ${this.tuple(0, table.key.length)} ` : '';
      return `select ${names(stored)} from "${physical}" ${where}order by ${key} limit ${PAGE}`;
    });
    return { sql, parameters: after ?? [], reused: true };
  }

  /** `padded`: asking twice for the same changes nothing, so the last statement is filled up with its last tuple. */
  private chunked(
    kind: string,
    tuples: readonly (readonly StoredValue[])[],
    padded: boolean,
    text: (size: number) => string,
  ): Statement[] {
    const statements: Statement[] = [];
    for (let at = 0; at < tuples.length;) {
      const left = tuples.length - at;
      const size =
        (padded ? SIZES.findLast((each) => each >= left) : undefined) ?? SIZES.find((each) => each <= left) ?? 1;
      const parameters: StoredValue[] = [];
      for (let i = 0; i < size; i++) {
        const tuple = tuples[Math.min(at + i, tuples.length - 1)] as readonly StoredValue[];
        for (const value of tuple) parameters.push(value);
      }
      statements.push({ sql: this.text(`${kind} ${size}`, () => text(size)), parameters, reused: true });
      at += size;
    }
    return statements;
  }

  private text(key: string, make: () => string): string {
    let text = this.texts.get(key);
    if (text === undefined) this.texts.set(key, (text = make()));
    return text;
  }

  private within(columns: readonly string[], size: number): string {
    return columns.length === 1
      ? `"${columns[0]}" in ${this.tuple(0, size)}`
      : `(${names(columns)}) in (values ${this.tuples(size, columns.length)})`;
  }

  private tuples(count: number, width: number): string {
    return Array.from({ length: count }, (_, i) => this.tuple(i * width, width)).join(',');
  }

  private tuple(before: number, width: number): string {
    return `(${Array.from({ length: width }, (_, i) => this.engine.placeholder(before + i + 1)).join(',')})`;
  }
}

const names = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(',');
