import {
  type EventMap,
  type Instant,
  type RecordedEvent,
  Sealed,
  type StreamName,
  commandEvents,
  erasureEvents,
} from '#kernel';
import { EventCodec } from './codec.js';
import type { DecodedEvent, DecodedSlice, DomainLog } from './decoded.js';
import type { Position, ReadAllOptions, ReadOnlyEventStore, StoredEvent, SubscribeOptions } from './event-store.js';
import { LOG_STREAM, logEvents } from './log.events.js';
import type { SubjectKeys } from './subject-keys.js';

const PAGE = 500;

/** A stream holds an event that cannot be read, so nothing can be decided on it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** The log in domain terms, for reading. Names what it cannot read, and goes on. */
export class DomainReader implements DomainLog {
  protected readonly codec: EventCodec;
  /** The largest `recordedAt` that this process has seen. */
  protected youngest: Instant | undefined;

  constructor(
    private readonly stored: ReadOnlyEventStore,
    protected readonly keys: SubjectKeys,
    events: readonly EventMap[],
  ) {
    this.codec = new EventCodec(keys, logEvents, commandEvents, erasureEvents, ...events);
  }

  /**
   * The events of a stream after `after`, oldest first.
   * @throws UnreadableEvent: what is decided on a stream is decided on all of it.
   */
  async load(stream: StreamName, after?: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const stored of this.stored.read(stream, after === undefined ? {} : { from: after + 1 })) {
      const decoded = this.codec.decode(stored);
      if ('problem' in decoded) throw new UnreadableEvent(`nothing can be decided on ${stream}: ${decoded.problem}`);
      events.push(decoded.event);
    }
    return events;
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<DecodedSlice> {
    let page: DecodedEvent[] = [];
    for await (const stored of this.stored.readAll(options)) {
      page.push(this.decode(stored));
      if (page.length < PAGE) continue;
      yield { events: page, position: stored.position, live: false };
      page = [];
    }
    const last = page.at(-1);
    if (last) yield { events: page, position: last.stored.position, live: true };
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice> {
    for await (const { events, position, live } of this.stored.subscribe(options))
      yield { events: events.map((stored) => this.decode(stored)), position, live };
  }

  async eventAt(position: Position): Promise<DecodedEvent | undefined> {
    const stored = await this.stored.eventAt(position);
    return stored && this.decode(stored);
  }

  head(): Promise<Position | undefined> {
    return this.stored.head();
  }

  /** That the log holds an event of that time: nobody may write here whose clock lies behind it. */
  hasSeen(recordedAt: Instant): void {
    if (!this.youngest || recordedAt > this.youngest) this.youngest = recordedAt;
  }

  async logId(): Promise<string | undefined> {
    const [opened] = await this.load(LOG_STREAM);
    return (opened as RecordedEvent<'LogOpened', { logId: string }> | undefined)?.data.logId;
  }

  async unseal(events: readonly RecordedEvent[]): Promise<void> {
    const locked: { readonly sealed: Sealed; readonly keyId: string }[] = [];
    for (const { data } of events)
      for (const sealed of Object.values(data as object))
        if (sealed instanceof Sealed && sealed.isLocked && sealed.ciphertext)
          locked.push({ sealed, keyId: sealed.ciphertext.keyId });
    if (locked.length === 0) return;
    const keys = await this.keys.fetch(new Set(locked.map(({ keyId }) => keyId)));
    for (const { sealed, keyId } of locked) sealed.unlock(keys.get(keyId));
  }

  private decode(stored: StoredEvent): DecodedEvent {
    const decoded = this.codec.decode(stored);
    if ('event' in decoded) this.hasSeen(decoded.event.metadata.recordedAt);
    return decoded;
  }
}
