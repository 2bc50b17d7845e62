import { canonicalJson } from '#kernel';
import type { StoredValue } from './engine.js';
import type { AnyProjection } from './projection.js';
import type { Column, Table } from './table.js';

export type Row = Readonly<Record<string, unknown>>;

/** The column that every table has besides its own. */
export const MUNICIPALITY = 'municipality';

/** A projection is declared in a way that cannot be run; the message says what to change. */
export class UnusableProjection extends Error {
  override readonly name = 'UnusableProjection';
}

/** How the rows of one table of one generation are stored. */
export class TableLayout {
  readonly columns: readonly string[];
  readonly stored: readonly string[];
  private readonly definitions: readonly Column[];
  private readonly keyAt: readonly number[];
  /** Rows are copies of it: objects of one shape are several times faster than objects that grew column by column. */
  private readonly empty: Row;

  constructor(
    readonly name: string,
    /** Its name in the database. */
    readonly physical: string,
    readonly table: Table,
  ) {
    this.columns = Object.keys(table.columns);
    this.definitions = Object.values(table.columns);
    this.stored = [...this.columns, MUNICIPALITY];
    this.keyAt = table.key.map((column) => this.columns.indexOf(column));
    this.empty = JSON.parse(`{${this.columns.map((column) => `"${column}":null`).join(',')}}`) as Row;
  }

  /** Columns that need an index of their own: the first key column has one. */
  get indexed(): readonly string[] {
    return this.table.secondary.filter((column) => column !== this.table.key[0]);
  }

  isPersonal(column: string): boolean {
    return this.table.columns[column]?.personal !== undefined;
  }

  /** The row in its declared columns' order, without the municipality. @throws where a value is not what its column says. */
  encode(row: Row): StoredValue[] {
    const values = new Array<StoredValue>(this.columns.length);
    for (let i = 0; i < values.length; i++) {
      const column = this.columns[i] as string;
      values[i] = this.encodeValue(column, this.definitions[i] as Column, row[column]);
    }
    return values;
  }

  decode(values: readonly StoredValue[]): Row {
    const row: Record<string, unknown> = { ...this.empty };
    for (let i = 0; i < this.columns.length; i++)
      row[this.columns[i] as string] = decodeValue(this.definitions[i] as Column, values[i] as StoredValue);
    return row;
  }

  /** The key's values in the key's order. @throws where one is missing. */
  keyValues(key: Row): StoredValue[] {
    return this.table.key.map((column) => this.encodeValue(column, this.table.columns[column] as Column, key[column]));
  }

  keyWithin(values: readonly StoredValue[]): StoredValue[] {
    return this.keyAt.map((at) => values[at] as StoredValue);
  }

  /** One text per key; `key` may be a whole row. @throws where a part of it is missing. */
  keyText(key: Row): string {
    const columns = this.table.key;
    if (columns.length === 1) return keyPart(key, columns[0] as string);
    let text = '';
    for (const column of columns) {
      const part = keyPart(key, column);
      text += `${part.length}:${part}`;
    }
    return text;
  }

  private encodeValue(name: string, column: Column, value: unknown): StoredValue {
    if (value === null && column.nullable) return null;
    switch (column.type) {
      case 'text':
        // SQLite's driver ends a text at U+0000, and cannot store half a character.
        if (typeof value === 'string' && value.isWellFormed() && !value.includes('\0')) return value;
        break;
      case 'integer':
        if (Number.isSafeInteger(value)) return value as number;
        break;
      case 'boolean':
        if (typeof value === 'boolean') return value ? 1 : 0;
        break;
      case 'json':
        if (value !== undefined) return canonical(value);
        break;
    }
    throw new TypeError(`${this.name}.${name} holds ${column.type}, not ${kindOf(value)}`);
  }
}

/** @throws TypeError that does not quote, as JSON.parse does, what the file holds where it is damaged. */
export function parseStored(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TypeError('a row of a read model is damaged: move views.db away to have it rebuilt from the log');
  }
}

/** Rows that are changed keep most of their json: it is the same object, and has the same text. */
const texts = new WeakMap<object, string>();

const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return canonicalJson(value);
  let text = texts.get(value);
  if (text === undefined) texts.set(value, (text = canonicalJson(value)));
  return text;
};

const parsed = (text: string): unknown => {
  const value = parseStored(text);
  if (typeof value === 'object' && value !== null) texts.set(value, text);
  return value;
};

const decodeValue = (column: Column, value: StoredValue): unknown => {
  if (value === null) return null;
  if (column.type === 'boolean') return value === 1;
  return column.type === 'json' ? parsed(value as string) : value;
};

// Says what a value is without saying the value: it may be personal.
const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : typeof value === 'object'
      ? value.constructor.name
      : typeof value === 'string'
        ? 'such a text'
        : typeof value;

const keyPart = (key: Row, column: string): string => {
  const value = key[column];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new TypeError(`a key lacks its ${column}`);
};

/** Orders rows as their keys do: numbers by size, texts by code unit, column by column. */
export const compareKeys = (a: readonly StoredValue[], b: readonly StoredValue[]): number => {
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] as string | number, b[i] as string | number];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
};

/** Columns that cannot be part of a key or be selected by. */
const keyable = (column: Column | undefined): boolean =>
  column !== undefined && !column.nullable && (column.type === 'text' || column.type === 'integer');
const selectable = (column: Column | undefined): boolean => column?.type === 'text' || column?.type === 'integer';

const isAboutPeople = (table: Table): boolean =>
  Object.values(table.columns).some(({ personal }) => personal !== undefined);
const isKeyedBySubject = ({ key, columns }: Table): boolean =>
  key.length === 1 && columns[key[0] ?? '']?.content === 'subject';

/** @throws UnusableProjection */
export function checkProjections(projections: readonly AnyProjection[]): void {
  const names = new Set<string>();
  const owners = new Map<string, string>();
  for (const { name, version, tables } of projections) {
    const refuse = (why: string): never => {
      throw new UnusableProjection(`the projection ${name} ${why}`);
    };
    if (!/^[A-Za-z0-9_]+$/.test(name)) refuse('needs a name of letters, digits and underscores');
    if (names.has(name)) refuse('is there twice');
    if (!Number.isSafeInteger(version) || version < 1) refuse('needs a version from 1 up');
    names.add(name);
    for (const [tableName, table] of Object.entries(tables as Record<string, Table>)) {
      const owner = owners.get(tableName);
      if (owner) refuse(`names a table ${tableName}, as ${owner} does; table names are unique in Samspil`);
      owners.set(tableName, name);
      if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(tableName))
        refuse(`names a table ${tableName}; use letters, digits and underscores`);
      if (MUNICIPALITY in table.columns) refuse(`declares ${tableName}.${MUNICIPALITY}, which every table has already`);
      if (table.key.length === 0) refuse(`gives ${tableName} no key`);
      if (isAboutPeople(table) && !isKeyedBySubject(table))
        refuse(
          `shows personal values in ${tableName}; key it by the person's id alone, declared by subject(), so that it can be cleared`,
        );
      for (const column of table.key)
        if (!keyable(table.columns[column]))
          refuse(`has ${tableName}.${column} as a key; keys are texts or integers and never null`);
      for (const column of table.secondary)
        if (!selectable(table.columns[column])) refuse(`selects ${tableName} by ${column}; use a text or an integer`);
    }
  }
}

/** The layouts of a projection's tables in a generation, by logical name. */
export const layoutsOf = (projection: AnyProjection, generation: number): Map<string, TableLayout> =>
  new Map(
    Object.entries(projection.tables as Record<string, Table>).map(([name, table]) => [
      name,
      new TableLayout(name, `${name}_g${generation}`, table),
    ]),
  );
