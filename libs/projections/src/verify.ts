import { type DomainLog, positionOf } from '#event-store';
import { BEGINNING, type Generation } from './catalog-tables.js';
import { Catalog } from './catalog.js';
import type { StoredValue, ViewsEngine } from './engine.js';
import { foldViews } from './fold.js';
import { type TableLayout, layoutsOf } from './layout.js';
import { checkLog } from './log-identity.js';
import type { AnyProjection } from './projection.js';
import { type RowPair, type Side, differingColumns, keyOf, sideBySide } from './side-by-side.js';
import { NotReady, type ViewsDatabase } from './views-database.js';

/** Where a live row is not what the log says. Personal values are left out. */
export interface Difference {
  readonly projection: string;
  readonly table: string;
  readonly key: Readonly<Record<string, StoredValue>>;
  /** `missing` in the live table, `surplus` in it, or another value in `column`. */
  readonly kind: 'missing' | 'surplus' | 'otherValue';
  readonly column?: string;
  readonly live?: StoredValue;
  readonly rebuilt?: StoredValue;
}

export interface VerifiedTable {
  readonly projection: string;
  readonly table: string;
  /** The position that both were built up to. */
  readonly position: string;
  readonly rows: number;
  /** Rows that are missing, surplus or other. */
  readonly differences: number;
}

export interface Verification {
  readonly tables: readonly VerifiedTable[];
  readonly first: Difference | undefined;
}

/**
 * Rebuilds every read model in memory up to where the live one stands, and compares them row by row. The live ones may be
 * written meanwhile: they are compared as they were at the start.
 * @throws LogDoesNotMatch, NotReady
 */
export async function verifyViews(
  projections: readonly AnyProjection[],
  live: ViewsDatabase,
  log: DomainLog,
): Promise<Verification> {
  const snapshot = await live.engine.snapshot();
  try {
    const standing = await standings(projections, snapshot);
    await checkLog(
      log,
      standing.map(({ generation }) => generation),
    );
    const tables: VerifiedTable[] = [];
    let first: Difference | undefined;
    for (const position of new Set(standing.map(({ generation }) => generation.position))) {
      const there = standing.filter(({ generation }) => generation.position === position);
      const rebuilt = await foldViews({
        projections: there.map(({ projection }) => projection),
        log,
        until: position === BEGINNING ? positionOf(0) : position,
      });
      try {
        for (const { projection, generation } of there)
          for (const [table, layout] of layoutsOf(projection, generation.generation)) {
            const other = layoutsOf(projection, rebuilt.liveGeneration(projection).generation).get(
              table,
            ) as TableLayout;
            const found = await compare(projection.name, [snapshot, layout], [rebuilt.engine, other]);
            tables.push({
              projection: projection.name,
              table,
              position,
              rows: found.rows,
              differences: found.differences,
            });
            first ??= found.first;
          }
      } finally {
        await rebuilt.close();
      }
    }
    return { tables, first };
  } finally {
    await snapshot.close();
  }
}

/** The difference in one sentence, without a personal value. */
export function sentenceOf({ projection, table, key, kind, column, live, rebuilt }: Difference): string {
  const row = `the row ${JSON.stringify(key)} of ${table} (${projection})`;
  if (kind === 'missing') return `${row} is missing: the log says that it is there`;
  if (kind === 'surplus') return `${row} should not be there: the log does not say so`;
  const values =
    live === undefined ? '' : `: it holds ${JSON.stringify(live)}, the log says ${JSON.stringify(rebuilt)}`;
  return `${row} differs in ${column}${values}`;
}

async function standings(
  projections: readonly AnyProjection[],
  engine: ViewsEngine,
): Promise<{ projection: AnyProjection; generation: Generation }[]> {
  const generations = await new Catalog(engine).generations();
  return projections.map((projection) => {
    const generation = generations.find(
      (each) => each.projection === projection.name && each.version === projection.version && each.status === 'live',
    );
    if (!generation) throw new NotReady(projection.name);
    return { projection, generation };
  });
}

async function compare(
  projection: string,
  live: Side,
  rebuilt: Side,
): Promise<{ rows: number; differences: number; first: Difference | undefined }> {
  const [, layout] = live;
  const found = { rows: 0, differences: 0, first: undefined as Difference | undefined };
  for await (const pair of sideBySide(live, rebuilt)) {
    if (pair.left) found.rows++;
    const difference = differenceIn(layout, pair);
    if (!difference) continue;
    found.differences++;
    const key = keyOf(layout, pair.left ?? pair.right ?? []);
    found.first ??= { projection, table: layout.name, key, ...difference };
  }
  return found;
}

function differenceIn(
  layout: TableLayout,
  { left, right }: RowPair,
): Pick<Difference, 'kind' | 'column' | 'live' | 'rebuilt'> | undefined {
  if (!right) return { kind: 'surplus' };
  if (!left) return { kind: 'missing' };
  const [first] = differingColumns(layout, left, right);
  if (!first) return undefined;
  const [column, live, rebuilt] = first;
  return { kind: 'otherValue', column, ...(layout.isPersonal(column) ? {} : { live, rebuilt }) };
}
