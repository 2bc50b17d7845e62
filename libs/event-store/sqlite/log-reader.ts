import type { StreamName } from '#kernel';
import { type StoredEvent, StoreUnavailable, positionOf } from '../src/event-store.js';
import { type Bindable, type Blob, type Database, type Statement, bytesOf, prepare } from './driver.js';

/** A page is at most that many events, so that memory holds few and the event loop is never held for long. */
const PAGE_EVENTS = 500;
/** Or that many bytes, where events are large. */
const PAGE_BYTES = 4 * 1024 * 1024;
/** How much of the log a page looks through where few of it is wanted: some 10 ms. */
const PAGE_POSITIONS = 5_000;
/** Larger bodies are fetched one by one, since 500 of them at once could be half a gigabyte. */
const INLINE_BYTES = 16_384;

/** A part of the log. `position` says how far was looked. */
export interface Page {
  readonly events: readonly StoredEvent[];
  readonly position: number;
}

interface Row {
  readonly position: number;
  readonly stream: StreamName;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  /** Data and metadata in one piece, `null` where they are large. */
  readonly bodies: Blob | null;
  readonly dataBytes: number;
}

/** One buffer a row instead of two takes a quarter off the time of a replay: making buffers is what costs most. */
const SELECT = `
  SELECT position, stream, revision, id, type, length(data) AS dataBytes,
    CASE WHEN length(data) + length(metadata) <= ${INLINE_BYTES} THEN CAST(data || metadata AS BLOB) END AS bodies
  FROM events`;

/** Reads pages of the log, each with a statement of its own: nothing is held open between them that could hold up a checkpoint. */
export class LogReader {
  private closed = false;
  private readonly bodies: Statement<{ data: Blob; metadata: Blob }>;
  private readonly lastPosition: Statement<{ position: number | null }>;
  private readonly lastRevision: Statement<{ revision: number | null }>;
  private readonly forward: Statement<Row>;
  private readonly backward: Statement<Row>;
  private readonly exactly: Statement<Row>;

  constructor(private readonly database: Database) {
    this.bodies = prepare(database, 'SELECT data, metadata FROM events WHERE position = ?');
    this.lastPosition = prepare(database, 'SELECT max(position) AS position FROM events');
    this.lastRevision = prepare(database, 'SELECT max(revision) AS revision FROM events WHERE stream = ?');
    this.exactly = prepare(database, `${SELECT} WHERE position = ?`);
    const between = `${SELECT} WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision`;
    this.forward = prepare(database, `${between} LIMIT ${PAGE_EVENTS}`);
    this.backward = prepare(database, `${between} DESC LIMIT ${PAGE_EVENTS}`);
  }

  /** The position of the last event, 0 where there is none. */
  head(): number {
    return this.get(this.lastPosition)?.position ?? 0;
  }

  /** The last revision of a stream, -1 where it has none. */
  headOf(stream: StreamName): number {
    return this.get(this.lastRevision, stream)?.revision ?? -1;
  }

  eventAt(position: number): StoredEvent | undefined {
    return this.eventsOf(this.all(this.exactly, position)).events[0];
  }

  /** Events of a stream between two revisions, both inclusive; fewer where they are many or large. */
  streamPage(
    stream: StreamName,
    first: number,
    last: number,
    direction: 'forward' | 'backward',
  ): readonly StoredEvent[] {
    return this.eventsOf(this.all(this[direction], stream, first, last)).events;
  }

  /** What pages through the log, by categories where some are named: `after` exclusive, `until` inclusive. */
  logPages(categories?: readonly string[]): (after: number, until: number) => Page {
    this.refuseWhenClosed();
    const { condition, bounds } = inCategories(categories);
    const rows = prepare<Row>(
      this.database,
      `${SELECT} WHERE position > ? AND position <= ? ${condition} ORDER BY position LIMIT ${PAGE_EVENTS}`,
    );
    return (after, until) => {
      const end = Math.min(until, after + PAGE_POSITIONS);
      const found = this.all(rows, after, end, ...bounds);
      const { events, last } = this.eventsOf(found);
      const whole = found.length < PAGE_EVENTS && events.length === found.length;
      return { events, position: whole ? end : (last ?? end) };
    };
  }

  close(): void {
    this.closed = true;
    this.database.close();
  }

  private eventsOf(rows: readonly Row[]): { events: StoredEvent[]; last: number | undefined } {
    const events: StoredEvent[] = [];
    let last: number | undefined;
    let bytes = 0;
    for (const row of rows) {
      const { data, metadata } = this.bodiesOf(row);
      const { stream, revision, id, type } = row;
      last = row.position;
      events.push({
        stream,
        revision,
        position: positionOf(last),
        id,
        type,
        contentType: 'application/json',
        data,
        metadata,
      });
      bytes += data.length + metadata.length;
      if (bytes > PAGE_BYTES) break;
    }
    return { events, last };
  }

  private bodiesOf({ position, bodies, dataBytes }: Row): { data: Uint8Array; metadata: Uint8Array } {
    if (bodies) return { data: bytesOf(bodies).subarray(0, dataBytes), metadata: bytesOf(bodies).subarray(dataBytes) };
    const large = this.get(this.bodies, position);
    if (!large) throw new Error(`the event at ${position} went away while it was read: the log is damaged`);
    return { data: bytesOf(large.data), metadata: bytesOf(large.metadata) };
  }

  private get<R>(statement: Statement<R>, ...parameters: Bindable[]): R | undefined {
    this.refuseWhenClosed();
    return statement.get(...parameters);
  }

  private all<R>(statement: Statement<R>, ...parameters: Bindable[]): R[] {
    this.refuseWhenClosed();
    return statement.all(...parameters);
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new StoreUnavailable('the log is closed');
  }
}

/**
 * `.` comes right after `-`: between `ride-` and `ride.` lie the streams of `ride`, and none of `rideDay`. The unary plus keeps
 * SQLite from leaving log order for the index of streams.
 */
function inCategories(categories: readonly string[] | undefined): { condition: string; bounds: string[] } {
  if (!categories) return { condition: '', bounds: [] };
  const alternatives = categories.map(() => '(+stream >= ? AND +stream < ?)');
  return {
    condition: `AND (${alternatives.join(' OR ') || 'FALSE'})`,
    bounds: categories.flatMap((category) => [`${category}-`, `${category}.`]),
  };
}
