import { type EventMap, type Purpose, type RecordedEvent, Sealed } from '#kernel';
import { type ViewsDatabase, id, projection, table, word } from '#projections';

const subjectKey = table({
  columns: { keyId: id(), subjectId: id(), purpose: word<Purpose>() },
  key: ['keyId'],
});

const NAME = 'keysOfPeople';

/** Which keys the log's personal values are sealed with: what a key store is held against that may be of another day. */
export function keysOfPeopleProjection(...events: readonly EventMap[]) {
  const all: EventMap = Object.assign({}, ...events) as EventMap;
  const personal = Object.entries(all).filter(([, definition]) => definition.personal.length > 0);
  const note = (fields: (typeof personal)[number][1]['personal']) => ({
    evolve: (_rows: unknown, { data }: RecordedEvent) => {
      const values = data as Readonly<Record<string, unknown>>;
      return fields.flatMap(({ field, subject, purpose }) => {
        const value = values[field];
        const keyId = value instanceof Sealed ? value.ciphertext?.keyId : undefined;
        return keyId === undefined
          ? []
          : [{ table: 'subjectKey' as const, put: { keyId, subjectId: values[subject] as string, purpose } }];
      });
    },
  });
  return projection({
    name: NAME,
    version: 1,
    events: Object.fromEntries(personal),
    tables: { subjectKey },
    on: Object.fromEntries(personal.map(([type, definition]) => [type, note(definition.personal)])),
  });
}

/** Every key that the log was written with, as far as the read model has seen it. @throws NotReady */
export async function keysInLog(
  views: ViewsDatabase,
  keysOfPeople: ReturnType<typeof keysOfPeopleProjection>,
): Promise<readonly string[]> {
  const rows = await views.query(keysOfPeople).selectFrom('subjectKey').select('keyId').execute();
  return rows.map(({ keyId }) => keyId);
}
