import type { DataOf, EventMap, RecordedEvent } from '#kernel';
import type { KeyOf, RowOf, Tables } from './table.js';

/** Asks for one row by its key, or for all rows whose secondary key equals a value. */
export type Selector<T extends Tables> = {
  [N in keyof T & string]:
    | { readonly table: N; readonly key: KeyOf<T[N]> }
    | { readonly table: N; readonly where: keyof RowOf<T[N]> & string; readonly equals: string | number };
}[keyof T & string];

/** What was selected, with the changes of earlier events of the same batch in it. Asking for what was not selected throws. */
export interface SelectedRows<T extends Tables> {
  one<N extends keyof T & string>(table: N, key: KeyOf<T[N]>): RowOf<T[N]> | undefined;
  /** In key order. */
  all<N extends keyof T & string>(
    table: N,
    where: keyof RowOf<T[N]> & string,
    equals: string | number,
  ): readonly RowOf<T[N]>[];
}

export type Change<T extends Tables> = {
  [N in keyof T & string]:
    { readonly table: N; readonly put: RowOf<T[N]> } | { readonly table: N; readonly remove: KeyOf<T[N]> };
}[keyof T & string];

/** What a projection does with one kind of event. Both functions are pure. */
export interface Reaction<T extends Tables, E extends RecordedEvent> {
  /**
   * Which rows `evolve` needs. Called with nothing selected, then once more with what the first call selected (for a second
   * round); the answers are added up. Without it, `evolve` sees no rows.
   */
  readonly select?: (event: E, rows: SelectedRows<T> | undefined) => readonly Selector<T>[];
  readonly evolve: (rows: SelectedRows<T>, event: E) => readonly Change<T>[];
}

/**
 * A read model: tables, and how events change them. A projection is a pure function of the log; the runner does all I/O, drops
 * what was delivered before, and moves the checkpoint in the transaction that writes the rows. Table names are unique in Samspil.
 */
export interface Projection<T extends Tables = Tables, M extends EventMap = EventMap> {
  readonly name: string;
  /** Raised with every change of tables or reactions: the runner then builds anew beside the old one. */
  readonly version: number;
  readonly events: M;
  readonly tables: T;
  /** The rows of one partition change together and stop together when an event cannot be taken. Default: the event's stream; `undefined` stops the projection whole. */
  readonly partition?: (event: { readonly stream: string }) => string | undefined;
  readonly on: {
    readonly [K in keyof M & string]?: Reaction<T, RecordedEvent<K, DataOf<M, K>>>;
  };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any projection at all, for the machinery that runs them
export type AnyProjection = Projection<any, any>;
