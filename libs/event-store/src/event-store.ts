import type { StreamName } from '#kernel';

/** The store's own order: 20 zero-padded digits, so that text order is log order. Used in checkpoints only; never leaves the system. */
export type Position = string & { readonly __position: true };

/** An event as it is handed to the store. The bytes are stored as they are, never parsed. */
export interface NewEvent {
  /** UUID, lower case. */
  readonly id: string;
  /** The stored name. */
  readonly type: string;
  /** Canonical JSON (RFC 8785) in UTF-8. */
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as it was read back, byte for byte. */
export interface StoredEvent extends NewEvent {
  readonly stream: StreamName;
  /** Its number in its stream, from 0 without gaps. */
  readonly revision: number;
  readonly position: Position;
  readonly contentType: 'application/json' | 'application/octet-stream';
}

/** What the stream must look like for an append to happen: a number is the revision of its last event. */
export type ExpectedRevision = number | 'noStream' | 'streamExists' | 'any';

/** Where the last event of an append stands. */
export interface Appended {
  readonly revision: number;
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** Inclusive. Without it: the first event forward, the last one backward. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive. */
  readonly after?: Position;
  /** Inclusive. */
  readonly until?: Position;
  /** Only streams of these categories: what stands before the first hyphen of a stream's name, as a whole. */
  readonly categories?: readonly string[];
}

export interface SubscribeOptions {
  /** Exclusive; without it from the start. */
  readonly after?: Position;
  readonly categories?: readonly string[];
  /** Ends the subscription: the iteration returns, it does not throw. */
  readonly signal: AbortSignal;
}

/**
 * The next events of a subscription in log order. `position` says how far the log has been seen, also where no event of the
 * wanted categories stood there (then `events` is empty): checkpoints advance with it. It is always an event's.
 */
export interface Slice {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
  /** Everything that was in the log when the store was last asked has been handed out. */
  readonly live: boolean;
}

/**
 * The log. Streams are only ever appended to. One contract suite (`testing/contract.ts`) says what every adapter must do.
 *
 * Said twice: an append at `'noStream'` or at an exact revision whose event ids are those that already stand at the revisions
 * it would take is answered with the stored place and stores nothing. If only some of them match it is a conflict. Contents are
 * never compared, and at the head nothing is compared; `'any'` and `'streamExists'` append again.
 */
export interface EventStore {
  /**
   * Appends to one stream, all events or none, durable when it resolves.
   * @throws WrongExpectedRevision, AppendTooLarge, StoreUnavailable, OutcomeUnknown
   */
  append(stream: StreamName, events: readonly NewEvent[], options: { expected: ExpectedRevision }): Promise<Appended>;
  /** The events of a stream; none where there is no such stream. */
  read(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;
  /** The log, or a part of it, in log order, up to what was its end when asked. Pages through: never holds more than a page. */
  readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent>;
  /** The log from a position on, without end. Survives a lost connection by itself. A slow reader holds back reading. */
  subscribe(options: SubscribeOptions): AsyncIterable<Slice>;
  /** The event that stands exactly there, `undefined` where none does. */
  eventAt(position: Position): Promise<StoredEvent | undefined>;
  /** The position of the last event, `undefined` where there is none. */
  head(): Promise<Position | undefined>;
  close(): Promise<void>;
}

/** What may be asked of a log that somebody else writes. */
export type ReadOnlyEventStore = Omit<EventStore, 'append'>;

/** The largest append that every adapter takes, events and metadata counted together, in bytes (EventStoreDB: 1 MiB as a whole). */
export const MAX_APPEND_BYTES = 1_000_000;

/** The append is larger than the store takes. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(stream: StreamName, bytes: number, most: number | undefined = MAX_APPEND_BYTES) {
    super(
      `an append of ${bytes} bytes to ${stream} is larger than the ${most} that the log takes; split it or shorten its texts`,
    );
  }
}

/** The store cannot be reached, or cannot write (disk full, closed). Nothing was stored. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The append may or may not have happened; ask again with the same events and revision. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

export { WrongExpectedRevision } from '#kernel';

/** The data folder cannot be used; the message says why and what to do. Nothing in it was touched. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

/** The server that keeps the log cannot be used; the message says why and what to do. */
export class EventStoreUnusable extends Error {
  override readonly name = 'EventStoreUnusable';
}

/** A stream does not go on where it must: the store has lost events, or was told to throw them away. */
export class HistoryMissing extends Error {
  override readonly name = 'HistoryMissing';
  constructor(stream: StreamName, wanted: number, found: number) {
    super(
      `${stream} goes on with event ${found} where event ${wanted} must be: the store was told to throw events away, or has lost them; restore it from a backup`,
    );
  }
}

const POSITION_DIGITS = 20;
/** From a number, or from the digits of one. */
export const positionOf = (value: bigint | number | string): Position =>
  `${value}`.padStart(POSITION_DIGITS, '0') as Position;
