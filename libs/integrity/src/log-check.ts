import { type Instant, type Municipality, epochMilliseconds, instantSchema, parseStreamName } from '#kernel';
import { LOG_STREAM, type Position, type StoredEvent } from '#event-store';
import { EventIds } from './event-ids.js';
import { objectIn } from './json.js';

/**
 * How far `recordedAt` may lie behind the latest before it: twice as far as a process's clock may (`EventJournal`), for an event is
 * appended a while after it was decided.
 */
export const CLOCK_TOLERANCE_MS = 120_000;

/** What to do. */
export const RESTORE = 'restore the log from a backup that is whole';
const ALTERED = `Samspil never writes such an event: ${RESTORE}, and find out who could write the store`;

/** The log is not as Samspil writes it; the message names the first place, what is wrong there, and what to do. */
export class LogFaulty extends Error {
  override readonly name = 'LogFaulty';
}

/** An event's log, and what Samspil keeps beside its data. */
interface Place {
  readonly municipality: Municipality;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * What must hold of every event, given those before it: its place (order, stream, revision, id), and of its metadata that they are an
 * object that names the municipality of its stream and a time. Its type, its data and the rest are not looked at. Remembers the
 * last revision of each stream, and ids (`EventIds`).
 */
export class LogCheck {
  private readonly streams = new Map<string, { readonly municipality: Municipality; last: number }>();
  private readonly ids = new EventIds();
  private position: Position | undefined;
  private latest = '' as Instant;
  private latestMs = -Infinity;
  logId: string | undefined;

  /** @param only the one municipality whose log this is; without it, all are in it */
  constructor(private readonly only?: Municipality) {}

  /** @returns whose event it is @throws LogFaulty */
  take(event: StoredEvent): Municipality {
    this.inOrder(event);
    const place = this.ours(event);
    this.isFirst(event);
    this.follows(event, place.municipality);
    this.isNew(event);
    this.inTime(event, place.metadata);
    return place.municipality;
  }

  private inOrder(event: StoredEvent): void {
    if (this.position !== undefined && event.position <= this.position)
      throw faulty(event, `comes after one at position ${this.position}: the log is out of order; ${RESTORE}`);
    this.position = event.position;
  }

  private ours(event: StoredEvent): Place {
    const municipality = this.streams.get(event.stream)?.municipality ?? parseStreamName(event.stream)?.municipality;
    if (!municipality) throw faulty(event, `stands in a stream whose name is none of Samspil's. ${ALTERED}`);
    if (this.only && municipality !== this.only)
      throw faulty(event, `is of municipality ${municipality}, in the log of ${this.only}; export that log again`);
    if (event.type.startsWith('$'))
      throw faulty(
        event,
        `is ${event.type === '$>' ? 'a link' : `a ${event.type}`}, which is the store's own. ${ALTERED}`,
      );
    const metadata = objectIn(event.metadata);
    if (!metadata) throw faulty(event, `has metadata that are no JSON object. ${ALTERED}`);
    if (metadata['municipality'] !== municipality)
      throw faulty(event, `says that it is of another municipality than its stream. ${ALTERED}`);
    return { municipality, metadata };
  }

  private isFirst(event: StoredEvent): void {
    if (this.streams.size > 0 || this.only) return;
    const logId = objectIn(event.data)?.['logId'];
    if (event.stream !== LOG_STREAM || event.type !== 'LogOpened' || typeof logId !== 'string')
      throw faulty(event, `is the first, where LogOpened must be: the log's beginning is lost; ${RESTORE}`);
    this.logId = logId;
  }

  private follows(event: StoredEvent, municipality: Municipality): void {
    const stream = this.streams.get(event.stream) ?? { municipality, last: -1 };
    const next = stream.last + 1;
    if (event.revision !== next)
      throw faulty(
        event,
        `comes where event ${next} of that stream must be: ${event.revision > next ? 'that one is missing' : 'a number stands twice'}; ${RESTORE}`,
      );
    stream.last = next;
    if (next === 0) this.streams.set(event.stream, stream);
  }

  private isNew(event: StoredEvent): void {
    const wrong = this.ids.add(event.id);
    if (wrong === 'no UUID') throw faulty(event, `has an id that is no UUID. ${ALTERED}`);
    if (wrong) throw faulty(event, `has an id (${event.id}) that an earlier event has. ${ALTERED}`);
  }

  private inTime(event: StoredEvent, { recordedAt }: Place['metadata']): void {
    const at = instantSchema.safeParse(recordedAt);
    if (!at.success || at.data !== recordedAt) throw faulty(event, `does not say when it was recorded. ${ALTERED}`);
    if (at.data < this.latest && epochMilliseconds(at.data) < this.latestMs - CLOCK_TOLERANCE_MS)
      throw faulty(
        event,
        `says that it was recorded at ${at.data}, more than two minutes before an earlier one (${this.latest}): either a clock was set ` +
          'back further than Samspil allows, or the event was put in between. Ask who ran the machines then whether a clock was wrong; ' +
          `if none was, ${RESTORE}`,
      );
    if (at.data > this.latest) [this.latest, this.latestMs] = [at.data, epochMilliseconds(at.data)];
  }
}

/** @param what follows on which event it is, and where */
export const faulty = ({ revision, stream, position }: StoredEvent, what: string): LogFaulty =>
  new LogFaulty(`event ${revision} of ${stream} (position ${position}) ${what}`);
