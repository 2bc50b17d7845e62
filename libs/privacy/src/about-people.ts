import { type EventDefinition, type Purpose, type RecordedEvent, Sealed, parseStreamName } from '#kernel';
import type { Position, ReadAllOptions } from '#event-store';

/** Declared events by type: what says which of their fields are personal, and whose. */
export type Definitions = ReadonlyMap<string, Pick<EventDefinition, 'personal' | 'accounts'>>;

type Data = Readonly<Record<string, unknown>>;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const UUID_LENGTH = 36;

/** The ids in a text: it may be one, or name a stream by one. Asked of every text in the log, so what is no longer than an id is not searched. */
export const idsIn = (text: string): readonly string[] =>
  text.length <= UUID_LENGTH ? [text] : (text.match(UUID) ?? []);

/** Whether the event is about one of them: it stands in their stream, or names them anywhere. Sealed values stay closed. */
export function concerns({ stream, data }: RecordedEvent, ids: ReadonlySet<string>): boolean {
  const names = (value: unknown): boolean => {
    if (typeof value === 'string') return idsIn(value).some((id) => ids.has(id));
    if (value instanceof Sealed || typeof value !== 'object' || value === null) return false;
    return Object.values(value).some(names);
  };
  return ids.has(parseStreamName(stream)?.id ?? '') || names(data);
}

/** Which of the event's fields hold personal values of theirs, and what for. */
export function purposesOf(
  { type, data }: RecordedEvent,
  definitions: Definitions,
  ids: ReadonlySet<string>,
): Readonly<Record<string, Purpose>> {
  const values = data as Data;
  return Object.fromEntries(
    (definitions.get(type)?.personal ?? []).flatMap(({ field, subject, purpose }) =>
      values[field] !== undefined && ids.has(values[subject] as string) ? [[field, purpose]] : [],
    ),
  );
}

/** What is read of the log where a world ends at a position; the present one has no end. */
export const upTo = (until: string | undefined): ReadAllOptions =>
  until === undefined ? {} : { until: until as Position };
