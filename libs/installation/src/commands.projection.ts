import { type EventMap, type RecordedEvent, type TakenBefore, commandEvents } from '#kernel';
import { type ViewsDatabase, id, notPersonal, nullable, projection, table } from '#projections';

const takenCommand = table({
  columns: {
    commandId: id(),
    stream: notPersonal('the name of a stream: a category, a municipality and an id'),
    inputHash: nullable(notPersonal('a hash under a key of its own, which nothing can be guessed from')),
  },
  key: ['commandId'],
});

const take = {
  evolve: (_rows: unknown, { stream, metadata: { commandId, inputHash } }: RecordedEvent) =>
    inputHash === undefined ? [] : [{ table: 'takenCommand' as const, put: { commandId, stream, inputHash } }],
};

/** Where each command went: by this a key that is used for two things is told from one that is said twice. */
export const commandsProjection = (...events: readonly EventMap[]) => {
  const all: EventMap = Object.assign({}, commandEvents, ...events) as EventMap;
  return projection({
    name: 'commands',
    version: 1,
    events: all,
    tables: { takenCommand },
    on: Object.fromEntries(Object.keys(all).map((type) => [type, take])),
  });
};

export const takenIn =
  (views: ViewsDatabase, commands: ReturnType<typeof commandsProjection>): TakenBefore =>
  async (municipality, commandId) => {
    const row = await views
      .query(commands)
      .selectFrom('takenCommand')
      .select(['stream', 'inputHash'])
      .where('municipality', '=', municipality)
      .where('commandId', '=', commandId)
      .executeTakeFirst();
    return row && { stream: row.stream, inputHash: row.inputHash ?? undefined };
  };
