import type { StoredValue } from './engine.js';
import { type Row, type TableLayout, compareKeys } from './layout.js';

interface Entry {
  /** The row, or whatever else holds its key. */
  keyedBy: Row;
  /** Its key's values, once somebody asked. */
  key: readonly StoredValue[] | undefined;
  /** Undefined where no such row is. */
  row: Row | undefined;
  /** As stored, where the row was put since the last write. */
  values: StoredValue[] | undefined;
  /** Since the last write. */
  changed: boolean;
}

const entryOf = (keyedBy: Row): Entry => ({
  keyedBy,
  key: undefined,
  row: undefined,
  values: undefined,
  changed: false,
});

/** The rows that have one value in one column. */
class Bucket {
  readonly entries = new Set<Entry>();
  /** All such rows of the database are among the entries. */
  whole = false;
  inOrder: readonly Row[] | undefined;
}

/**
 * What is known of one table's rows: what was loaded, and what events changed since the last write. Repeated changes of a row
 * become one.
 */
export class RowCache {
  private readonly entries = new Map<string, Entry>();
  private changed: Entry[] = [];
  private readonly indexes = new Map<string, Map<unknown, Bucket>>();

  constructor(
    readonly layout: TableLayout,
    /** The table began empty and nothing was forgotten since: what is not here is nowhere. */
    private complete: boolean,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  get changes(): number {
    return this.changed.length;
  }

  knows(key: string): boolean {
    return this.complete || this.entries.has(key);
  }

  knowsAll(column: string, value: string | number): boolean {
    return this.complete || (this.indexes.get(column)?.get(value)?.whole ?? false);
  }

  one(key: string): Row | undefined {
    return this.entries.get(key)?.row;
  }

  /** In key order. */
  all(column: string, value: string | number): readonly Row[] {
    const bucket = this.index(column).get(value);
    if (!bucket) return [];
    return (bucket.inOrder ??= [...bucket.entries]
      .sort((a, b) => compareKeys(this.keyOf(a), this.keyOf(b)))
      .map((entry) => entry.row as Row));
  }

  /** Takes in a row as stored. What is known already is newer. */
  learn(values: readonly StoredValue[]): void {
    const row = this.layout.decode(values);
    const text = this.layout.keyText(row);
    if (this.entries.has(text)) return;
    const entry = entryOf(row);
    this.entries.set(text, entry);
    this.show(entry, row);
  }

  /** The database was asked for this key. */
  learnKey(text: string, key: Row): void {
    if (!this.entries.has(text)) this.entries.set(text, entryOf(key));
  }

  /** The database was asked for this value, and all rows it has were learnt. */
  learnAll(column: string, value: string | number): void {
    const index = this.index(column);
    const bucket = index.get(value) ?? new Bucket();
    bucket.whole = true;
    index.set(value, bucket);
  }

  /** `values` is the row as stored, the municipality last. */
  put(row: Row, values: StoredValue[]): void {
    const entry = this.touch(this.layout.keyText(row), row);
    entry.values = values;
    this.show(entry, row);
  }

  remove(key: Row): void {
    const entry = this.touch(this.layout.keyText(key), key);
    entry.values = undefined;
    this.show(entry, undefined);
  }

  unwritten(): { upserts: (readonly StoredValue[])[]; removals: (readonly StoredValue[])[] } {
    const upserts: (readonly StoredValue[])[] = [];
    const removals: (readonly StoredValue[])[] = [];
    for (const entry of this.changed)
      if (entry.values) upserts.push(entry.values);
      else removals.push(this.keyOf(entry));
    return { upserts, removals };
  }

  /** The changes stand in the database. */
  written(): void {
    for (const entry of this.changed) {
      entry.values = undefined;
      entry.changed = false;
    }
    this.changed = [];
  }

  /** Holds nothing any more; only after `written`. */
  forget(): void {
    this.complete = false;
    this.entries.clear();
    this.indexes.clear();
  }

  private touch(text: string, keyedBy: Row): Entry {
    let entry = this.entries.get(text);
    if (!entry) {
      entry = entryOf(keyedBy);
      this.entries.set(text, entry);
    }
    entry.keyedBy = keyedBy;
    if (!entry.changed) {
      entry.changed = true;
      this.changed.push(entry);
    }
    return entry;
  }

  private keyOf(entry: Entry): readonly StoredValue[] {
    return (entry.key ??= this.layout.keyValues(entry.keyedBy));
  }

  private show(entry: Entry, row: Row | undefined): void {
    for (const [column, index] of this.indexes) {
      const [before, after] = [entry.row?.[column], row?.[column]];
      if (entry.row && before !== after) this.leave(index, before, entry);
      if (row) this.enter(index, after, entry);
    }
    entry.row = row;
  }

  private leave(index: Map<unknown, Bucket>, value: unknown, entry: Entry): void {
    const bucket = index.get(value);
    if (bucket?.entries.delete(entry)) bucket.inOrder = undefined;
  }

  private enter(index: Map<unknown, Bucket>, value: unknown, entry: Entry): void {
    let bucket = index.get(value);
    if (!bucket) index.set(value, (bucket = new Bucket()));
    bucket.entries.add(entry);
    bucket.inOrder = undefined;
  }

  private index(column: string): Map<unknown, Bucket> {
    const known = this.indexes.get(column);
    if (known) return known;
    const index = new Map<unknown, Bucket>();
    this.indexes.set(column, index);
    for (const entry of this.entries.values()) if (entry.row) this.enter(index, entry.row[column], entry);
    return index;
  }
}
