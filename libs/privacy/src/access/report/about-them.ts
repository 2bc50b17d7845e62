import { type Purpose, type RecordedEvent, Sealed, parseStreamName } from '#kernel';
import type { Definitions } from '../../preview/held.js';
import { ANOTHER_PERSON, ERASED_VALUE, type ReportedData } from './report.js';

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

/** Everybody whose personal values stand in the event. */
export const subjectsOf = ({ type, data }: RecordedEvent, definitions: Definitions): readonly string[] =>
  (definitions.get(type)?.personal ?? []).map(({ subject }) => (data as Data)[subject] as string);

/** The event with nothing in it but the personal values that are theirs: what may be opened. */
export function onlyTheirs(event: RecordedEvent, definitions: Definitions, ids: ReadonlySet<string>): RecordedEvent {
  const data = event.data as Data;
  const fields = Object.keys(purposesOf(event, definitions, ids));
  return { ...event, data: Object.fromEntries(fields.map((field) => [field, data[field]])) };
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

/** What the event says, as far as it is theirs to know. Their own values must have been unsealed; nobody else's are looked at. */
export function theirsToKnow(
  event: RecordedEvent,
  definitions: Definitions,
  ids: ReadonlySet<string>,
  others: ReadonlySet<string>,
): Readonly<Record<string, ReportedData>> {
  const theirs = purposesOf(event, definitions, ids);
  const shown = (value: unknown): ReportedData => {
    if (value instanceof Sealed) return ANOTHER_PERSON;
    if (typeof value === 'string') return idsIn(value).some((id) => others.has(id)) ? ANOTHER_PERSON : value;
    if (Array.isArray(value)) return value.map(shown);
    if (typeof value === 'object' && value !== null) return mapped(value, shown);
    return value as number | boolean | null;
  };
  return mapped(event.data as Data, (value, field) =>
    theirs[field] && value instanceof Sealed ? (value.reveal() ?? ERASED_VALUE) : shown(value),
  );
}

const mapped = (values: object, map: (value: unknown, field: string) => ReportedData): Record<string, ReportedData> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [[field, map(value, field)]])),
  );
