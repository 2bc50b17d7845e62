import type { Statement, StoredValue, ViewsEngine } from './engine.js';
import type { Row, TableLayout } from './layout.js';
import type { Change } from './projection.js';
import { RowCache } from './row-cache.js';
import { RowStatements } from './row-statements.js';
import type { Missing } from './selection.js';
import type { Tables } from './table.js';

/** A change that was checked and can be stored. */
export type StorableChange =
  | { readonly cache: RowCache; readonly row: Row; readonly values: StoredValue[] }
  | { readonly cache: RowCache; readonly removed: Row };

/** How many rows may be held between two writes while everything there is fits in memory. */
const ROWS_HELD = 50_000;

/** The rows that a projector works on: loaded in bulk, changed in memory, written in bulk. */
export class WorkingRows {
  readonly caches: ReadonlyMap<string, RowCache>;
  private readonly statementsOf = new Map<RowCache, RowStatements>();

  constructor(
    layouts: ReadonlyMap<string, TableLayout>,
    private readonly engine: ViewsEngine,
    /** Every row there is, is in memory: nothing needs to be loaded, and no index is needed yet. */
    public holdsAll: boolean,
  ) {
    this.caches = new Map([...layouts].map(([name, layout]) => [name, new RowCache(layout, holdsAll)]));
    for (const cache of this.caches.values()) this.statementsOf.set(cache, new RowStatements(cache.layout, engine));
  }

  /** Rows that changed since the last write. */
  get changed(): number {
    let changed = 0;
    for (const cache of this.caches.values()) changed += cache.changes;
    return changed;
  }

  /** Loads what events asked for, in a few statements per table. */
  async load(missing: readonly Missing[]): Promise<void> {
    for (const [cache, keys] of grouped(
      missing.flatMap(({ cache, key }) => (key ? [[cache, cache.layout.keyText(key), key] as const] : [])),
    )) {
      for (const statement of this.rowsOf(cache).byKeys([...keys.values()].map((key) => cache.layout.keyValues(key))))
        this.learn(cache, await this.engine.rows(statement));
      for (const [text, key] of keys) cache.learnKey(text, key);
    }
    for (const [cache, wheres] of grouped(
      missing.flatMap(({ cache, where }) => (where ? [[cache, `${where.column} ${where.value}`, where] as const] : [])),
    ))
      for (const column of new Set([...wheres.values()].map((where) => where.column))) {
        const values = [...wheres.values()].flatMap((where) => (where.column === column ? [where.value] : []));
        for (const statement of this.rowsOf(cache).byValues(column, values))
          this.learn(cache, await this.engine.rows(statement));
        for (const value of values) cache.learnAll(column, value);
      }
  }

  /** @throws where a change does not fit its table. */
  storable(changes: readonly Change<Tables>[], municipality: string): StorableChange[] {
    return changes.map((change) => {
      const cache = this.caches.get(change.table);
      if (!cache) throw new TypeError(`there is no table ${change.table} in this projection`);
      if ('remove' in change) {
        cache.layout.keyValues(change.remove);
        return { cache, removed: change.remove };
      }
      const values = cache.layout.encode(change.put);
      values.push(municipality);
      return { cache, row: change.put, values };
    });
  }

  apply(changes: readonly StorableChange[]): void {
    for (const change of changes)
      if ('removed' in change) change.cache.remove(change.removed);
      else change.cache.put(change.row, change.values);
  }

  /** What changed since the last write. */
  statements(): Statement[] {
    return [...this.caches.values()].flatMap((cache) => {
      const { upserts, removals } = cache.unwritten();
      return [...this.rowsOf(cache).removals(removals), ...this.rowsOf(cache).upserts(upserts)];
    });
  }

  /** What `statements` said stands in the database. */
  markWritten(): void {
    let held = 0;
    for (const cache of this.caches.values()) {
      cache.written();
      held += cache.size;
    }
    if (!this.holdsAll || held > ROWS_HELD) this.loadOnDemand();
  }

  /** Holds nothing from now on but what a batch asks for. Only when everything has been written. */
  loadOnDemand(): void {
    this.holdsAll = false;
    for (const cache of this.caches.values()) cache.forget();
  }

  private learn(cache: RowCache, rows: readonly StoredValue[][]): void {
    for (const values of rows) cache.learn(values);
  }

  private rowsOf(cache: RowCache): RowStatements {
    return this.statementsOf.get(cache) as RowStatements;
  }
}

/** Each table's keys or values, each once. */
function grouped<V>(entries: readonly (readonly [RowCache, string, V])[]): Map<RowCache, Map<string, V>> {
  const groups = new Map<RowCache, Map<string, V>>();
  for (const [cache, text, value] of entries) {
    const group = groups.get(cache) ?? new Map<string, V>();
    groups.set(cache, group.set(text, value));
  }
  return groups;
}
