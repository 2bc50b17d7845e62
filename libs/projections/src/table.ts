import type { Instant, LocalDate, LocalTime, Purpose } from '#kernel';

/** What a column tells: nothing personal by its form alone, something personal, or what somebody says is about nobody. */
export type Content = 'id' | 'subject' | 'word' | 'time' | 'number' | 'flag' | 'personal' | 'notPersonal';

/** What a column holds. Text of instants and dates orders as time does; booleans are 0 and 1 in SQLite; json is stored canonically. */
export interface Column<T = unknown> {
  readonly type: 'text' | 'integer' | 'boolean' | 'json';
  readonly nullable: boolean;
  readonly content: Content;
  /** Of what is about nobody: why. */
  readonly because?: string;
  /** The column shows a personal value in clear; its table is keyed by the person alone and cleared when they are erased. */
  readonly personal?: Purpose;
  /** Exists for its type alone. */
  readonly holds?: T;
}

/** A column that shows a personal value: by its type, tables that have one are told from tables that have none. */
export type PersonalColumn = Column<string | null> & { readonly personal: Purpose };

/** Any other column. */
type OpenColumn<T> = Column<T> & { readonly personal?: never };

const text = <T extends string>(content: Content): OpenColumn<T> => ({ type: 'text', nullable: false, content });

/** The id of a thing or of a person: who that is, only a personal column says. */
export const id = (): OpenColumn<string> => text('id');
/** The id of a person: the key of a table that shows who they are, by which it is cleared when they are erased. */
export const subject = (): OpenColumn<string> => text('subject');
/** A word from a list, such as a status. `T` names the list: any text at all is no word. */
export const word = <T extends string = never>(..._of: string extends T ? [never] : []): OpenColumn<T> => text('word');
export const instant = (): OpenColumn<Instant> => text('time');
export const date = (): OpenColumn<LocalDate> => text('time');
export const timeOfDay = (): OpenColumn<LocalTime> => text('time');
/** Text that somebody typed so that everybody may read it, such as the name of a café. Never for what is about a person. */
export const publicText = (): OpenColumn<string> => notPersonal('was typed to be published');
/** Text that programs write and read. @param because what it is, and so why it is about nobody */
export const notPersonal = (because: string): OpenColumn<string> => ({ ...text('notPersonal'), because });
export const integer = (): OpenColumn<number> => ({ type: 'integer', nullable: false, content: 'number' });
export const flag = (): OpenColumn<boolean> => ({ type: 'boolean', nullable: false, content: 'flag' });
/** Never holds a personal value. @param because what it holds, and so why it is about nobody */
export const json = <T>(because: string): OpenColumn<T> => ({
  type: 'json',
  nullable: false,
  content: 'notPersonal',
  because,
});
/** A personal value; null once the person has been erased. Its table is keyed by the person's id (`subject`) alone. */
export const personalText = (purpose: Purpose): PersonalColumn => ({
  type: 'text',
  nullable: true,
  content: 'personal',
  personal: purpose,
});
export const nullable = <T>(column: OpenColumn<T>): OpenColumn<T | null> => ({ ...column, nullable: true });

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
