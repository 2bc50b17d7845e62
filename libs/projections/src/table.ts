import type { Purpose } from '#kernel';

/** What a column holds. Text of instants and dates orders as time does; booleans are 0 and 1 in SQLite; json is stored canonically. */
export interface Column<T = unknown> {
  readonly type: 'text' | 'integer' | 'boolean' | 'json';
  readonly nullable: boolean;
  /** The column shows a personal value in clear; its table is keyed by the person alone and cleared when they are erased. */
  readonly personal?: Purpose;
  /** Exists for its type alone. */
  readonly holds?: T;
}

export const text = <T extends string = string>(): Column<T> => ({ type: 'text', nullable: false });
export const integer = (): Column<number> => ({ type: 'integer', nullable: false });
export const flag = (): Column<boolean> => ({ type: 'boolean', nullable: false });
export const json = <T>(): Column<T> => ({ type: 'json', nullable: false });
export const nullable = <T>(column: Column<T>): Column<T | null> => ({ ...column, nullable: true });
/** A personal value; null once the person has been erased. */
export const personalText = (purpose: Purpose): Column<string | null> => ({
  type: 'text',
  nullable: true,
  personal: purpose,
});

export type Columns = Readonly<Record<string, Column>>;

/** A read model's table. Every one also has a `municipality` column, which the runner fills from the event. */
export interface Table<C extends Columns = Columns, K extends keyof C & string = keyof C & string> {
  readonly columns: C;
  readonly key: readonly K[];
  /** Columns by which rows are selected or queried; each gets an index. */
  readonly secondary: readonly (keyof C & string)[];
}

export const table = <C extends Columns, K extends keyof C & string>(definition: {
  columns: C;
  key: readonly K[];
  secondary?: readonly (keyof C & string)[];
}): Table<C, K> => ({ secondary: [], ...definition });

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a record holds tables of differing columns
export type Tables = Readonly<Record<string, Table<any, any>>>;

type Holds<C> = C extends Column<infer T> ? T : never;
export type RowOf<T> = T extends Table<infer C, infer _K> ? { readonly [N in keyof C]: Holds<C[N]> } : never;
export type KeyOf<T> = T extends Table<infer C, infer K> ? { readonly [N in K]: Holds<C[N]> } : never;
