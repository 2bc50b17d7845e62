import { sql } from 'kysely';
import type { Municipality, Purpose } from '#kernel';
import { type AnyProjection, type PeopleOf, type Table, type Tables, type Views, personalColumns } from '#projections';

/** Where a read model keeps who people are: one row a person. Answers read it by `World.reveal`, value by value. */
export interface People<Row extends object = Readonly<Record<string, unknown>>> {
  readonly projection: AnyProjection;
  readonly table: string;
  /** The column that holds the person's id. */
  readonly subject: string;
  /** What each personal column is held for. */
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** Exists for its type alone. */
  readonly row?: Row;
}

export function people<P extends AnyProjection, N extends keyof PeopleOf<P> & string>(
  projection: P,
  table: N,
): People<PeopleOf<P>[N] & object> {
  const declared = (projection.tables as Tables)[table] as Table;
  return { projection, table, subject: declared.key[0] ?? '', purposes: new Map(personalColumns(declared)) };
}

/** The rows of some people, those that are there, in no order. */
export async function rowsOfPeople<Row extends object>(
  { projection, table, subject }: People<Row>,
  views: Views,
  municipality: Municipality,
  ids: readonly string[],
): Promise<readonly Row[]> {
  const rows: readonly object[] = await views
    .queryOfPeople(projection)
    .selectFrom(table)
    .selectAll()
    .where('municipality', '=', municipality)
    .where(sql.ref(subject), 'in', [...ids])
    .execute();
  return rows as readonly Row[];
}
