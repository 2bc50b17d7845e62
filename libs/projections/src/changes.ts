import type { Change, SelectedRows } from './projection.js';
import type { KeyOf, RowOf, Tables } from './table.js';

/** The selected row. @throws Error where it is not there: the log tells of something that it never told the beginning of. */
export function rowOf<T extends Tables, N extends keyof T & string>(
  rows: SelectedRows<T>,
  table: N,
  key: KeyOf<T[N]>,
): RowOf<T[N]> {
  const row = rows.one(table, key);
  if (!row) throw new Error(`${table} has no row ${JSON.stringify(key)} to change`);
  return row;
}

/** The selected row with some columns changed. */
export const change = <T extends Tables, N extends keyof T & string>(
  rows: SelectedRows<T>,
  table: N,
  key: KeyOf<T[N]>,
  columns: Partial<RowOf<T[N]>>,
): readonly Change<T>[] => [{ table, put: { ...rowOf(rows, table, key), ...columns } }];
