import { type Municipality, SYSTEM, instantOf } from '#kernel';
import { LOG_STREAM, type NewEvent, type StoredEvent, positionOf } from '#event-store';
import { v5 } from 'uuid';

const NAMESPACE = '9b1d7a5e-0000-4000-8000-000000000000';
const START_MS = Date.UTC(2026, 10, 22, 10);

export const LOG_ID = '0198c000-0000-7000-8000-000000000001';
export const ISHOEJ = '0183' as Municipality;
export const VALLENSBAEK = '0187' as Municipality;

interface Written {
  readonly stream: string;
  readonly revision: number;
  readonly event: NewEvent;
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** An event as Samspil writes it. @param at milliseconds after the log was opened */
const writtenEvent = (municipality: Municipality, name: string, at: number, data: object = {}): NewEvent => ({
  id: v5(name, NAMESPACE),
  type: 'SomethingHappened',
  data: json({ name, ...data }),
  metadata: json({ schemaVersion: 1, municipality, recordedAt: instantOf(START_MS + at) }),
});

/** `LogOpened`, then so many events of two municipalities in turns, five to a stream. One event a second. */
export function* season(events: number, logId = LOG_ID): Generator<Written> {
  const opened = writtenEvent(SYSTEM, `opened ${logId}`, 0);
  yield { stream: LOG_STREAM, revision: 0, event: { ...opened, id: logId, type: 'LogOpened', data: json({ logId }) } };
  for (let index = 0; index < events; index++) {
    const municipality = index % 2 === 0 ? ISHOEJ : VALLENSBAEK;
    const place = index >> 1;
    const event = writtenEvent(municipality, `event ${index}`, 1_000 * (index + 1));
    yield { stream: `ride-${municipality}_${Math.floor(place / 5)}`, revision: place % 5, event };
  }
}

/** The season as it is read back. */
export const storedSeason = (events: number): StoredEvent[] =>
  [...season(events)].map(({ stream, revision, event }, index) => ({
    ...event,
    stream,
    revision,
    position: positionOf(index + 1),
    contentType: 'application/json',
  }));
