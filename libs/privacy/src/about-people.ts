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
function concerns({ stream, data }: RecordedEvent, ids: ReadonlySet<string>): boolean {
  const names = (value: unknown): boolean => {
    if (typeof value === 'string') return idsIn(value).some((id) => ids.has(id));
    if (value instanceof Sealed || typeof value !== 'object' || value === null) return false;
    return Object.values(value).some(names);
  };
  return ids.has(parseStreamName(stream)?.id ?? '') || names(data);
}

/** By which field an event of such a stream names what it happens to, and with it to whoever is in it: to a ride, to its passengers. */
const AFFAIRS: Readonly<Record<string, string>> = { rideDay: 'rideId', rideRequest: 'requestId' };

/** Everybody whose personal values stand in the event. */
export const subjectsOf = ({ type, data }: RecordedEvent, definitions: Definitions): readonly string[] =>
  (definitions.get(type)?.personal ?? []).map(({ subject }) => (data as Data)[subject] as string);

/**
 * Tells of each event of a log whether it is about somebody: it names them, or says what became of something that they are in and names nobody else.
 * That their ride was cancelled, or that they did not come, is about them though their id does not stand in it.
 */
export class TheirAffairs {
  private readonly people = new Set<string>();
  private readonly affairs = new Set<string>();

  constructor(
    private readonly ids: ReadonlySet<string>,
    private readonly definitions: Definitions,
  ) {}

  /** To be asked of every event of their municipality, in the order of the log; what other municipalities tell in between is nothing of theirs. */
  has(event: RecordedEvent): boolean {
    for (const subject of subjectsOf(event, this.definitions)) this.people.add(subject);
    const affair = affairOf(event);
    const isNamed = concerns(event, this.ids);
    if (isNamed && affair) this.affairs.add(affair);
    return isNamed || (affair !== undefined && this.affairs.has(affair) && !concerns(event, this.people));
  }
}

function affairOf({ stream, data }: RecordedEvent): string | undefined {
  const field = AFFAIRS[parseStreamName(stream)?.category ?? ''];
  const id = field === undefined ? undefined : (data as Data)[field];
  return typeof id === 'string' ? id : undefined;
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
