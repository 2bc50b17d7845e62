import type { ActorKind } from './actor.js';
import type { Instant } from './instant.js';
import type { Municipality } from './municipality.js';
import type { Purpose } from './sealed.js';
import type { StreamName } from './stream.js';

/** What is stored beside every event's data. Holds no personal value. */
export interface EventMetadata {
  readonly schemaVersion: number;
  readonly municipality: Municipality;
  readonly commandId: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly actor: { readonly id: string; readonly kind: ActorKind };
  /** The appender's clock. */
  readonly recordedAt: Instant;
  /** Stands only where it differs from `recordedAt`: a check-in noted offline, hours logged afterwards. */
  readonly occurredAt?: Instant;
  /** Keyed hash of the command's name and input (`Journal.inputHash`): tells a command said twice from another one under the same key. */
  readonly inputHash?: string;
}

/** An event as it was read back: parsed, brought to its present version, checked; personal values still sealed. */
export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly stream: StreamName;
  /** Its number in its stream, from 0. */
  readonly revision: number;
  /** The store's own position: 20 digits. */
  readonly position: string;
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

export const happenedAt = (event: { readonly metadata: EventMetadata }): Instant =>
  event.metadata.occurredAt ?? event.metadata.recordedAt;

/** What is to be recorded, before it has an id and a place. */
export interface UnrecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: Omit<EventMetadata, 'schemaVersion'>;
}

/** Where the last event of an append came to stand. */
export interface JournalPlace {
  readonly revision: number;
  readonly position: string;
}

/** Somebody else wrote to the stream since it was read: read again, decide again. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: StreamName,
    readonly expected: number | 'noStream' | 'streamExists' | 'any',
    /** The stream's last revision, `undefined` where it is empty. */
    readonly actual: number | undefined,
  ) {
    super(`${stream} stands at ${actual ?? 'no event'}, not at ${expected}`);
  }
}

/** Somebody wants to record a personal value of a person, or of a purpose, that has been erased. They need a new record under a new id. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  constructor(
    readonly subject: string,
    readonly purpose: Purpose,
  ) {
    super(`the ${purpose} data of ${subject} have been erased, and no more can be recorded under this id`);
  }
}

/** The log as command handling sees it: domain events by stream. The event store's codec stands behind it. */
export interface Journal {
  /** The events of a stream after `after` (all of them without it), oldest first. A stream that is not there is empty. */
  load(stream: StreamName, after?: number): Promise<readonly RecordedEvent[]>;
  /**
   * Appends at the end of a stream whose last revision is `last` (`undefined`: which is empty).
   * @throws WrongExpectedRevision when it is not.
   */
  append(stream: StreamName, events: readonly UnrecordedEvent[], last: number | undefined): Promise<JournalPlace>;
  /** Fetches the keys of these events' personal values, so that `reveal` can answer. */
  unseal(events: readonly RecordedEvent[]): Promise<void>;
  /**
   * A keyed hash, `{which key}.{hash}`, that says nothing to who lacks the key. Under one key, equal inputs have equal hashes. The key
   * is destroyed with every erasure, so that no hash outlives the person it tells of: hashes of two keys say nothing of each other.
   */
  inputHash(municipality: Municipality, input: string): Promise<string>;
}

export const JOURNAL = Symbol('Journal');
