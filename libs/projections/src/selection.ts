import type { Row } from './layout.js';
import type { SelectedRows, Selector } from './projection.js';
import type { RowCache } from './row-cache.js';
import type { Tables } from './table.js';

/** What one event asked for and the database has not been asked for yet. */
export interface Missing {
  readonly cache: RowCache;
  readonly key?: Row;
  readonly where?: { readonly column: string; readonly value: string | number };
}

/** What one event selected, and nothing else: what is read without being selected would be read without being loaded. */
export class Selection implements SelectedRows<Tables> {
  /** Mostly one to five, which are searched faster in a row than in a set. */
  private keys: { cache: RowCache; text: string }[] | undefined;
  private wheres: { cache: RowCache; column: string; value: string | number }[] | undefined;

  constructor(private readonly caches: ReadonlyMap<string, RowCache>) {}

  /** Adds selectors, and answers which of their rows are not known yet. @throws for a table or column that cannot be selected. */
  add(selectors: readonly Selector<Tables>[]): readonly Missing[] {
    let missing: Missing[] | undefined;
    for (const selector of selectors) {
      const cache = this.cache(selector.table);
      if ('key' in selector) {
        const key = selector.key as Row;
        const text = cache.layout.keyText(key);
        (this.keys ??= []).push({ cache, text });
        if (!cache.knows(text)) (missing ??= []).push({ cache, key });
      } else {
        const { where: column, equals: value } = selector;
        if (!cache.layout.table.secondary.includes(column))
          throw new TypeError(
            `${selector.table}.${column} is not declared secondary, so rows cannot be selected by it`,
          );
        (this.wheres ??= []).push({ cache, column, value });
        if (!cache.knowsAll(column, value)) (missing ??= []).push({ cache, where: { column, value } });
      }
    }
    return missing ?? NOTHING;
  }

  one(table: string, key: object): never {
    const cache = this.cache(table);
    const text = cache.layout.keyText(key as Row);
    for (const selected of this.keys ?? NOTHING)
      if (selected.cache === cache && selected.text === text) return cache.one(text) as never; // typed by the projection
    throw new TypeError(`a row of ${table} was asked for that was not selected by its key`);
  }

  all(table: string, where: string, equals: string | number): never {
    const cache = this.cache(table);
    for (const { cache: from, column, value } of this.wheres ?? NOTHING)
      if (from === cache && column === where && value === equals) return cache.all(where, equals) as never; // as above
    throw new TypeError(`rows of ${table} were asked for that were not selected by ${where}`);
  }

  private cache(table: string): RowCache {
    const cache = this.caches.get(table);
    if (!cache) throw new TypeError(`there is no table ${table} in this projection`);
    return cache;
  }
}

const NOTHING: readonly never[] = [];
