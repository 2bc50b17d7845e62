import { type DomainLog, positionOf } from '#event-store';
import { BEGINNING, type Generation } from './catalog-tables.js';
import { Catalog } from './catalog.js';
import type { StoredValue, ViewsEngine } from './engine.js';
import { foldViews } from './fold.js';
import { type TableLayout, layoutsOf } from './layout.js';
import { checkLog } from './log-identity.js';
import type { AnyProjection } from './projection.js';
import { RowStatements } from './row-statements.js';
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

type Side = readonly [ViewsEngine, TableLayout];

async function compare(
  projection: string,
  live: Side,
  rebuilt: Side,
): Promise<{ rows: number; differences: number; first: Difference | undefined }> {
  const [, layout] = live;
  const [left, right] = [rowsInOrder(live), rowsInOrder(rebuilt)];
  let [a, b] = [await left.next(), await right.next()];
  const found = { rows: 0, differences: 0, first: undefined as Difference | undefined };
  const differ = (
    values: readonly StoredValue[],
    difference: Pick<Difference, 'kind' | 'column' | 'live' | 'rebuilt'>,
  ): void => {
    found.differences++;
    const names = layout.table.key;
    const key = Object.fromEntries(layout.keyWithin(values).map((value, i) => [names[i] as string, value]));
    found.first ??= { projection, table: layout.name, key, ...difference };
  };
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : compareStored(layout.keyWithin(a.value), layout.keyWithin(b.value));
    if (!a.done && order < 0) differ(a.value, { kind: 'surplus' });
    else if (!b.done && order > 0) differ(b.value, { kind: 'missing' });
    else if (!a.done && !b.done) {
      const at = layout.stored.findIndex((_, i) => (a.value as StoredValue[])[i] !== (b.value as StoredValue[])[i]);
      if (at >= 0) {
        const column = layout.stored[at] as string;
        const values = layout.isPersonal(column) ? {} : { live: a.value[at] ?? null, rebuilt: b.value[at] ?? null };
        differ(a.value, { kind: 'otherValue', column, ...values });
      }
    }
    if (order <= 0) found.rows++;
    [a, b] = [order <= 0 ? await left.next() : a, order >= 0 ? await right.next() : b];
  }
  return found;
}

async function* rowsInOrder([engine, layout]: Side): AsyncGenerator<StoredValue[], undefined> {
  const statements = new RowStatements(layout, engine);
  let after: readonly StoredValue[] | undefined;
  for (;;) {
    const page = await engine.rows(statements.pageAfter(after));
    yield* page;
    const last = page.at(-1);
    if (!last) return undefined;
    after = layout.keyWithin(last);
  }
}

/** The database's order: texts by their bytes in UTF-8. */
const compareStored = (a: readonly StoredValue[], b: readonly StoredValue[]): number => {
  for (const [i, left] of a.entries()) {
    const right = b[i] as StoredValue;
    if (left === right) continue;
    return typeof left === 'number'
      ? left - (right as number)
      : Buffer.compare(Buffer.from(left as string), Buffer.from(right as string));
  }
  return 0;
};
