import { type DataOf, type EventMap, type Purpose, type RecordedEvent, erasureEvents } from '#kernel';
import type { Change, Reaction } from './projection.js';
import type { Table, Tables } from './table.js';

type KeysDestroyed = RecordedEvent<'PersonKeysDestroyed', DataOf<typeof erasureEvents, 'PersonKeysDestroyed'>>;

/** The columns of a table that show personal values, with the purpose of each. */
export const personalColumns = (table: Table): readonly (readonly [column: string, purpose: Purpose])[] =>
  Object.entries(table.columns).flatMap(([name, { personal }]) => (personal ? [[name, personal] as const] : []));

/** Tables with personal columns are keyed by the person alone. */
const keyOf = (table: Table, subjectId: string) => ({ [table.key[0] ?? '']: subjectId });

/**
 * What every read model that shows personal values does when somebody's keys have been destroyed: it clears what it shows of them.
 * No projection has to think of it, and none can forget to.
 */
export function clearing(tables: Tables): { events: EventMap; on: Readonly<Record<string, unknown>> } {
  const personal = Object.entries<Table>(tables).filter(([, table]) => personalColumns(table).length > 0);
  if (personal.length === 0) return { events: {}, on: {} };
  const reaction: Reaction<Tables, KeysDestroyed> = {
    select: ({ data: { subjectId } }) =>
      personal.map(([name, table]) => ({ table: name, key: keyOf(table, subjectId) })),
    evolve: (rows, { data: { subjectId, purposes } }) =>
      personal.flatMap(([name, table]): readonly Change<Tables>[] => {
        const row = rows.one(name, keyOf(table, subjectId));
        if (!row) return [];
        const cleared = personalColumns(table).flatMap(([column, purpose]) =>
          purposes.includes(purpose) ? [[column, null] as const] : [],
        );
        return [{ table: name, put: { ...row, ...Object.fromEntries(cleared) } }];
      }),
  };
  const { PersonKeysDestroyed } = erasureEvents;
  return { events: { PersonKeysDestroyed }, on: { PersonKeysDestroyed: reaction } };
}
