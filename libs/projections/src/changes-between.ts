import type { Municipality } from '#kernel';
import type { StoredValue } from './engine.js';
import { MUNICIPALITY, type TableLayout, layoutsOf } from './layout.js';
import type { AnyProjection } from './projection.js';
import { type RowPair, differingColumns, keyOf, sideBySide } from './side-by-side.js';
import type { ViewsDatabase } from './views-database.js';

/** Of a personal column only that it is another one: the value is shown to nobody. */
export type ColumnChange =
  | { readonly column: string; readonly before: StoredValue; readonly after: StoredValue }
  | { readonly column: string; readonly personal: 'changed' };

/** What became of a row from one state of the read models to another. */
export interface RowChange {
  readonly projection: string;
  readonly table: string;
  readonly municipality: Municipality;
  readonly key: Readonly<Record<string, StoredValue>>;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Those that are not null of a row that was added or removed; those that differ of one that was changed. */
  readonly columns: readonly ColumnChange[];
}

/** What differs between two states of read models, both folded by today's projections, table by table in the order of keys. */
export async function* changesBetween(
  projections: readonly AnyProjection[],
  before: ViewsDatabase,
  after: ViewsDatabase,
): AsyncGenerator<RowChange> {
  for (const projection of projections) {
    const then = layoutsOf(projection, before.liveGeneration(projection).generation);
    const since = layoutsOf(projection, after.liveGeneration(projection).generation);
    for (const [table, layout] of then)
      for await (const pair of sideBySide([before.engine, layout], [after.engine, since.get(table) ?? layout])) {
        const changed = changeOf(projection.name, layout, pair);
        if (changed) yield changed;
      }
  }
}

function changeOf(projection: string, layout: TableLayout, { left, right }: RowPair): RowChange | undefined {
  const there = right ?? left;
  if (!there) return undefined;
  const nothing = there.map(() => null);
  const columns = differingColumns(layout, left ?? nothing, right ?? nothing);
  if (columns.length === 0) return undefined;
  return {
    projection,
    table: layout.name,
    municipality: there[layout.stored.indexOf(MUNICIPALITY)] as Municipality,
    key: keyOf(layout, there),
    kind: left && right ? 'changed' : right ? 'added' : 'removed',
    columns: columns
      .filter(([column]) => column !== MUNICIPALITY && !layout.table.key.includes(column))
      .map(([column, old, now]) =>
        layout.isPersonal(column) ? { column, personal: 'changed' } : { column, before: old, after: now },
      ),
  };
}
