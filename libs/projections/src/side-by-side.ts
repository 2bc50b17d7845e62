import type { StoredValue, ViewsEngine } from './engine.js';
import type { TableLayout } from './layout.js';
import { RowStatements } from './row-statements.js';

/** One table of one generation. */
export type Side = readonly [ViewsEngine, TableLayout];

/** Rows with the same key; where one table lacks it, there is none of its side. */
export interface RowPair {
  readonly left: readonly StoredValue[] | undefined;
  readonly right: readonly StoredValue[] | undefined;
}

/** The rows of two tables of one layout, by their keys. Holds a page of each, however large they are. */
export async function* sideBySide(one: Side, other: Side): AsyncGenerator<RowPair, undefined> {
  const [, layout] = one;
  const [left, right] = [rowsInOrder(one), rowsInOrder(other)];
  let [a, b] = [await left.next(), await right.next()];
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : compareStored(layout.keyWithin(a.value), layout.keyWithin(b.value));
    yield { left: order <= 0 ? a.value : undefined, right: order >= 0 ? b.value : undefined };
    [a, b] = [order <= 0 ? await left.next() : a, order >= 0 ? await right.next() : b];
  }
}

/** The columns in which two rows differ. */
export const differingColumns = (
  { stored }: TableLayout,
  left: readonly StoredValue[],
  right: readonly StoredValue[],
): readonly (readonly [column: string, left: StoredValue, right: StoredValue])[] =>
  stored.flatMap((column, at) =>
    left[at] === right[at] ? [] : [[column, left[at] ?? null, right[at] ?? null] as const],
  );

/** A row's key by the names of its columns. */
export function keyOf(layout: TableLayout, values: readonly StoredValue[]): Readonly<Record<string, StoredValue>> {
  const names = layout.table.key;
  return Object.fromEntries(layout.keyWithin(values).map((value, at) => [names[at] as string, value]));
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
