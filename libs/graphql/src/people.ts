import { sql } from 'kysely';
import type { Municipality, Permission, Purpose } from '#kernel';
import { type AnyProjection, type PeopleOf, type Table, type Tables, type Views, personalColumns } from '#projections';

/** Where a read model keeps who people are: one row a person. Answers read it by `World.reveal`, value by value. */
export interface People<Row extends object = Readonly<Record<string, unknown>>> {
  readonly projection: AnyProjection;
  readonly table: string;
  /** The column that holds the person's id. */
  readonly subject: string;
  readonly needs: Permission;
  /** Who was found by a query that led to nobody else is shown for that: the caller's team is not their own affair. */
  readonly restrictedBy: 'person' | 'query';
  /** What each personal column is held for. */
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** Exists for its type alone. */
  readonly row?: Row;
}

export function people<P extends AnyProjection, N extends keyof PeopleOf<P> & string>(
  projection: P,
  table: N,
  needs: Permission,
  restrictedBy: 'person' | 'query' = 'person',
): People<PeopleOf<P>[N] & object> {
  const declared = (projection.tables as Tables)[table] as Table;
  const purposes = new Map(personalColumns(declared));
  return { projection, table, subject: declared.key[0] ?? '', purposes, needs, restrictedBy };
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
