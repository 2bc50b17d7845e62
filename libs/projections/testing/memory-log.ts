import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type EventMap,
  type Instant,
  type Municipality,
  type RecordedEvent,
  Sealed,
  type StreamName,
  instant,
} from '#kernel';
import { ISHOEJ, NOW, type PlainEvent, frozen, idFor, locked } from '#kernel/testing';
import {
  type DecodedEvent,
  type DecodedSlice,
  type DomainLog,
  type Position,
  type ReadAllOptions,
  type StoredEvent,
  type SubscribeOptions,
  positionOf,
} from '#event-store';

/** Where and when something happened; a spec says only what it is about. */
export interface Happening {
  readonly stream?: StreamName;
  readonly municipality?: Municipality;
  readonly recordedAt?: string;
  readonly id?: string;
}

const NO_BYTES = new Uint8Array();

/** A log in memory. Personal values come out of it locked, as they come out of a real one. */
export class MemoryLog implements DomainLog {
  private readonly decoded: DecodedEvent[] = [];
  private readonly revisions = new Map<StreamName, number>();
  private appended = signal();

  constructor(
    readonly id = idFor('log'),
    /** Events per slice. */
    private readonly page = 500,
  ) {}

  /** Appends one event and answers its position. */
  record<M extends EventMap>(events: M, event: PlainEvent<M>, happening: Happening = {}): Position {
    const definition = events[event.type];
    if (!definition) throw new Error(`there is no event ${event.type}`);
    const data = frozen(locked(definition.schema.parse(event.data)));
    const stored = this.store(definition.storedName, happening.stream, happening.id);
    const recordedAt = instant(happening.recordedAt ?? NOW);
    const occurredAt = event.occurredAt ? { occurredAt: instant(event.occurredAt) } : {};
    const { stream, revision, position, id } = stored;
    const metadata = { ...metadataAt(recordedAt, happening.municipality ?? ISHOEJ, id), ...occurredAt };
    return this.add({ stored, event: { stream, revision, position, id, type: event.type, data, metadata } });
  }

  /** Appends an event that nobody can read. */
  recordUnreadable<M extends EventMap>(events: M, type: keyof M & string, stream?: StreamName): Position {
    return this.add({ stored: this.store(events[type]?.storedName ?? type, stream), problem: 'its data is not JSON' });
  }

  /** The same log as it was then: an older backup. */
  backup(until: Position): MemoryLog {
    const copy = new MemoryLog(this.id, this.page);
    copy.decoded.push(...this.decoded.filter(({ stored }) => stored.position <= until));
    return copy;
  }

  async *readAll({ after = positionOf(0), until, categories }: ReadAllOptions = {}): AsyncIterable<DecodedSlice> {
    const end = until ?? this.decoded.at(-1)?.stored.position ?? after;
    const events = this.decoded.filter(
      ({ stored: { position, stream } }) =>
        position > after && position <= end && (!categories || categories.includes(stream.split('-')[0] ?? '')),
    );
    for (let at = 0; at < events.length; at += this.page) {
      await nextTurn();
      const slice = events.slice(at, at + this.page);
      yield { events: slice, position: slice.at(-1)?.stored.position ?? end, live: at + this.page >= events.length };
    }
  }

  async *subscribe({ after = positionOf(0), signal: ended }: SubscribeOptions): AsyncIterable<DecodedSlice> {
    const aborted = new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve(), { once: true }));
    let position = after;
    let told = false;
    while (!ended.aborted) {
      const appended = this.appended.promise;
      const start = Number(position);
      const events = this.decoded.slice(start, start + this.page);
      if (events.length === 0 && told) {
        await Promise.race([appended, aborted]);
        continue;
      }
      position = events.at(-1)?.stored.position ?? position;
      const live = Number(position) === this.decoded.length;
      told = live;
      yield { events, position, live };
    }
  }

  eventAt(position: Position): Promise<DecodedEvent | undefined> {
    return Promise.resolve(this.decoded.find(({ stored }) => stored.position === position));
  }

  head(): Promise<Position | undefined> {
    return Promise.resolve(this.decoded.at(-1)?.stored.position);
  }

  logId(): Promise<string | undefined> {
    return Promise.resolve(this.decoded.length > 0 ? this.id : undefined);
  }

  unseal(events: readonly RecordedEvent[]): Promise<void> {
    for (const { data } of events)
      for (const value of Object.values(data as object))
        if (value instanceof Sealed && value.isLocked) value.unlock(NO_BYTES);
    return Promise.resolve();
  }

  private store(type: string, stream: StreamName = 'spec-0183_1', given?: string): StoredEvent {
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const position = positionOf(this.decoded.length + 1);
    const id = given ?? idFor(`event ${position}`);
    return {
      id,
      type,
      stream,
      revision,
      position,
      data: NO_BYTES,
      metadata: NO_BYTES,
      contentType: 'application/json',
    };
  }

  private add(decoded: DecodedEvent): Position {
    this.decoded.push(decoded);
    const { appended } = this;
    this.appended = signal();
    appended.resolve();
    return decoded.stored.position;
  }
}

const metadataAt = (recordedAt: Instant, municipality: Municipality, id: string) => ({
  schemaVersion: 1,
  municipality,
  commandId: id,
  $correlationId: id,
  $causationId: id,
  actor: { id: 'spec', kind: 'system' as const },
  recordedAt,
});

const signal = (): { promise: Promise<void>; resolve: () => void } => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
};
