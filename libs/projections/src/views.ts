import type { Kysely } from 'kysely';
import { personalColumns } from './clearing.js';
import { layoutsOf } from './layout.js';
import type { AnyProjection } from './projection.js';
import type { AllViewsOf, PeopleOf } from './queries.js';
import type { Table } from './table.js';

/** Read models to query: as they are now, or as they were. */
export interface Views {
  /**
   * Queries over the tables of one or several projections, by their own names. For reading only, and not of tables that show
   * personal values.
   * @throws NotReady where one is not built yet for this release; so do queries that were made before.
   */
  query<const P extends readonly [AnyProjection, ...AnyProjection[]]>(...projections: P): Kysely<AllViewsOf<P>>;
  /**
   * The same, personal values included. Whoever shows what they find here to somebody records who looked: for answers, that is
   * `World.reveal`; a test holds who else may call it.
   * @throws NotReady
   */
  queryOfPeople<const P extends AnyProjection>(projection: P): Kysely<PeopleOf<P>>;
}

/** What a table of these projections is called in the database: `undefined` where it is none of theirs. */
export function physicalNames(
  projections: readonly AnyProjection[],
  generationOf: (projection: AnyProjection) => number,
  check: (name: string, table: Table) => void = () => undefined,
): (table: string) => string | undefined {
  const owners = new Map(
    projections.flatMap((each) => Object.keys(each.tables as object).map((table) => [table, each])),
  );
  return (table) => {
    const owner = owners.get(table);
    const layout = owner && layoutsOf(owner, generationOf(owner)).get(table);
    if (layout) check(table, layout.table);
    return layout?.physical;
  };
}

/** @throws Error for a table that shows who people are */
export function refusePersonal(name: string, table: Table): void {
  if (personalColumns(table).length > 0)
    throw new Error(`${name} shows personal values, and reading those is recorded: read it by World.reveal`);
}
