import { type SelectQueryBuilder, sql } from 'kysely';
import { grouped, inOrder } from './in-order.js';
import type { Batch, Seen, World } from './world.js';

/** The rows of a table that whoever looks at the world may see. */
type RowsOf<DB, TB extends keyof DB, Row> = (world: World) => SelectQueryBuilder<DB, TB, Row>;

/** Looks rows up by the column that tells them apart. */
export const oneBy =
  <DB, TB extends keyof DB, Row extends Record<string, unknown>>(
    rowsOf: RowsOf<DB, TB, Row>,
    column: keyof Row & string,
  ): Batch<string, Seen<Row> | undefined> =>
  async (world, keys) =>
    inOrder(keys, await foundBy(rowsOf(world), world, column, keys), (row) => row[column] as string);

/** Looks up all rows that have the same in a column. */
export const allBy =
  <DB, TB extends keyof DB, Row extends Record<string, unknown>>(
    rowsOf: RowsOf<DB, TB, Row>,
    column: keyof Row & string,
    orderBy: readonly (keyof Row & string)[],
  ): Batch<string, readonly Seen<Row>[]> =>
  async (world, keys) => {
    const ordered = orderBy.reduce((query, by) => query.orderBy(sql.ref(by)), rowsOf(world));
    return grouped(keys, await foundBy(ordered, world, column, keys), (row) => row[column] as string);
  };

async function foundBy<DB, TB extends keyof DB, Row extends Record<string, unknown>>(
  query: SelectQueryBuilder<DB, TB, Row>,
  world: World,
  column: string,
  keys: readonly string[],
): Promise<readonly Seen<Row>[]> {
  const rows = await query.where(sql.ref(column), 'in', keys).execute();
  return rows.map((row) => world.show(row));
}
