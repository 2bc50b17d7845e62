import { expect } from '@jest/globals';
import type { EventMap } from '#kernel';
import { type PlainEvent, clockAt, frozen } from '#kernel/testing';
import type { DecodedSlice, SubscribeOptions } from '#event-store';
import {
  type AnyProjection,
  type KeyOf,
  type Projection,
  ProjectionRunner,
  type RowOf,
  type Table,
  type Tables,
  ViewsDatabase,
} from '#projections';
import { type Happening, MemoryLog } from './memory-log.js';

/** An event as a spec writes it; where and when only where that matters. */
export type Told<M extends EventMap> = PlainEvent<M> & Happening;

type TablesOf<T extends Tables> = { readonly [N in keyof T & string]?: readonly RowOf<T[N]>[] };

/**
 * What a projection shows of a history: `given(cafes, [opened, closed]).thenRows('cafe', [{ … }])`.
 *
 * Everything goes through the runner and comes twice: once all in one batch into empty tables, once one event after the other,
 * once all in one batch at the head of the log. The three must end alike, and no event may be parked.
 */
export const given = <T extends Tables, M extends EventMap>(
  projection: Projection<T, M>,
  events: readonly Told<M>[],
) => ({
  /** Exactly these rows, in any order. */
  thenRows: async <N extends keyof T & string>(table: N, rows: readonly RowOf<T[N]>[]): Promise<void> => {
    const shown = await tablesAfter(projection, events);
    expect(inOrder(projection, table, shown[table] ?? [])).toEqual(inOrder(projection, table, rows));
  },
  /** The row with that key has these columns, among others. */
  thenRow: async <N extends keyof T & string>(
    table: N,
    key: KeyOf<T[N]>,
    columns: Partial<RowOf<T[N]>>,
  ): Promise<void> => {
    const shown = await tablesAfter(projection, events);
    expect(shown[table]?.find((row) => holds(row, key as object))).toMatchObject(columns);
  },
  /** Exactly these rows in these tables. */
  thenTables: async (tables: TablesOf<T>): Promise<void> => {
    const shown = await tablesAfter(projection, events);
    for (const [table, rows] of Object.entries(tables))
      expect({ [table]: inOrder(projection, table, shown[table] ?? []) }).toEqual({
        [table]: inOrder(projection, table, rows as readonly object[]),
      });
  },
});

type Shown = Readonly<Record<string, readonly object[]>>;

/** The rows of every table after those events, without the municipality. @throws where two ways of delivery differ. */
export async function tablesAfter<T extends Tables, M extends EventMap>(
  projection: Projection<T, M>,
  events: readonly Told<M>[],
): Promise<Shown> {
  const strict = frozenRows(projection);
  const shown = await shownBy(strict, events, 'inOneBatch');
  expect(await shownBy(strict, events, 'oneByOne')).toEqual(shown);
  expect(await shownBy(strict, events, 'atTheHead')).toEqual(shown);
  return shown;
}

type Delivery = 'inOneBatch' | 'oneByOne' | 'atTheHead';

async function shownBy<M extends EventMap>(
  projection: AnyProjection,
  events: readonly Told<M>[],
  delivery: Delivery,
): Promise<Shown> {
  const log = new TwiceDelivering(delivery);
  for (const { stream, municipality, recordedAt, ...event } of events)
    log.record(projection.events as M, event, {
      ...(stream ? { stream } : {}),
      ...(municipality ? { municipality } : {}),
      ...(recordedAt ? { recordedAt } : {}),
    });
  const views = await ViewsDatabase.inMemory();
  const runner = new ProjectionRunner({ views, log, projections: [projection], clock: clockAt() });
  try {
    await runner.start();
    await runner.ready();
    const head = await log.head();
    if (head) await runner.waitFor(head, [projection]);
    const parked = (await runner.parked.list()).find(({ cause }) => cause === 'failed');
    if (parked) throw new Error(`${projection.name} did not take ${parked.type}: ${parked.error}`);
    return await allRows(views, projection);
  } finally {
    await runner.stop();
    await views.close();
  }
}

async function allRows(views: ViewsDatabase, projection: AnyProjection): Promise<Shown> {
  const rows: Record<string, readonly object[]> = {};
  for (const table of Object.keys(projection.tables as Tables)) {
    const stored = await views.queryOfPeople(projection).selectFrom(table).selectAll().execute();
    rows[table] = inOrder(
      projection,
      table,
      stored.map(({ municipality: _, ...row }: Record<string, unknown>) => row),
    );
  }
  return rows;
}

/** Hands out every event twice. */
class TwiceDelivering extends MemoryLog {
  constructor(private readonly delivery: Delivery) {
    super();
  }

  override async *subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice> {
    for await (const slice of super.subscribe(options)) {
      const [first] = slice.events;
      if (this.delivery === 'atTheHead' && first && !options.after)
        yield { events: [], position: '0'.repeat(20) as DecodedSlice['position'], live: true };
      if (this.delivery === 'oneByOne')
        for (const event of slice.events)
          for (const _ of ['first', 'second']) yield { events: [event], position: event.stored.position, live: true };
      else yield { ...slice, events: slice.events.flatMap((event) => [event, event]) };
      if (this.delivery === 'oneByOne' && !first) yield slice;
    }
  }
}

/** A reaction that changes a row it was given fails, instead of ending differently some day. */
const frozenRows = <T extends Tables, M extends EventMap>(projection: Projection<T, M>): Projection<T, M> => ({
  ...projection,
  on: Object.fromEntries(
    Object.entries(projection.on as AnyProjection['on']).map(([type, reaction]) => [
      type,
      reaction && { ...reaction, evolve: (rows: never, event: never) => frozen(reaction.evolve(rows, event)) },
    ]),
  ) as Projection<T, M>['on'],
});

const inOrder = (projection: AnyProjection, table: string, rows: readonly object[]): readonly object[] => {
  const keyOf = (row: object): string =>
    JSON.stringify(
      (projection.tables as Record<string, Table>)[table]?.key.map(
        (column) => (row as Record<string, unknown>)[column],
      ),
    );
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

const holds = (row: object, key: object): boolean =>
  Object.entries(key).every(([column, value]) => (row as Record<string, unknown>)[column] === value);
