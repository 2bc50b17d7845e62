import { type RecordedEvent, Sealed } from '#kernel';
import { type Definitions, idsIn, purposesOf } from '../../about-people.js';
import { ANOTHER_PERSON, ERASED_VALUE, type ReportedData } from './report.js';

type Data = Readonly<Record<string, unknown>>;

/** The event with nothing in it but the personal values that are theirs: what may be opened. */
export function onlyTheirs(event: RecordedEvent, definitions: Definitions, ids: ReadonlySet<string>): RecordedEvent {
  const data = event.data as Data;
  const fields = Object.keys(purposesOf(event, definitions, ids));
  return { ...event, data: Object.fromEntries(fields.map((field) => [field, data[field]])) };
}

/** What the event says, as far as it is theirs to know. Their own values must have been unsealed; nobody else's are looked at. */
export function theirsToKnow(
  event: RecordedEvent,
  definitions: Definitions,
  ids: ReadonlySet<string>,
  others: ReadonlySet<string>,
  withStaff: boolean,
): Readonly<Record<string, ReportedData>> {
  const theirs = purposesOf(event, definitions, ids);
  const shown = (value: unknown): ReportedData => {
    if (value instanceof Sealed) return ANOTHER_PERSON;
    if (typeof value === 'string') return idsIn(value).some((id) => others.has(id)) ? ANOTHER_PERSON : value;
    if (Array.isArray(value)) return value.map(shown);
    if (typeof value === 'object' && value !== null) return mapped(value, shown);
    return value as number | boolean | null;
  };
  const accounts = withStaff ? [] : (definitions.get(event.type)?.accounts ?? []);
  return mapped(event.data as Data, (value, field) => {
    if (theirs[field] && value instanceof Sealed) return value.reveal() ?? ERASED_VALUE;
    return accounts.includes(field) ? ANOTHER_PERSON : shown(value);
  });
}

const mapped = (values: object, map: (value: unknown, field: string) => ReportedData): Record<string, ReportedData> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [[field, map(value, field)]])),
  );
