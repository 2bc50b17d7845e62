import { createHmac } from 'node:crypto';
import {
  type Clock,
  type EventMap,
  type Instant,
  type Journal,
  type JournalPlace,
  type Municipality,
  type RecordedEvent,
  SYSTEM,
  Sealed,
  type StreamName,
  type UnrecordedEvent,
  commandEvents,
  epochMilliseconds,
  systemActor,
} from '#kernel';
import { v7 } from 'uuid';
import { EventCodec } from './codec.js';
import type { DecodedEvent, DecodedSlice, DomainLog } from './decoded.js';
import type { EventStore, Position, ReadAllOptions, SubscribeOptions } from './event-store.js';
import { LOG_STREAM, logEvents } from './log.events.js';
import type { SubjectKeys } from './subject-keys.js';

/** How far behind the log's youngest event a process's clock may be before it may not write. */
const CLOCK_TOLERANCE_MS = 60_000;
const PAGE = 500;

/** A stream holds an event that cannot be read, so nothing can be decided on it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** This process's clock lies behind what the log has recorded: what it wrote would falsify "as it was known then". */
export class ClockBehindLog extends Error {
  override readonly name = 'ClockBehindLog';
}

/** The event store in domain terms: what command handling writes to, and what every reader reads. */
export class EventJournal implements Journal, DomainLog {
  private readonly codec: EventCodec;
  private youngest: Instant | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly clock: Clock,
    events: readonly EventMap[],
  ) {
    this.codec = new EventCodec(keys, logEvents, commandEvents, ...events);
  }

  async load(stream: StreamName, after?: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const stored of this.store.read(stream, after === undefined ? {} : { from: after + 1 })) {
      const decoded = this.codec.decode(stored);
      if ('problem' in decoded) throw new UnreadableEvent(`nothing can be decided on ${stream}: ${decoded.problem}`);
      events.push(decoded.event);
    }
    return events;
  }

  async append(
    stream: StreamName,
    events: readonly UnrecordedEvent[],
    last: number | undefined,
  ): Promise<JournalPlace> {
    this.refuseWhenClockIsBehind();
    const encoded = await Promise.all(events.map((event) => this.codec.encode(stream, event)));
    return this.store.append(stream, encoded, { expected: last ?? 'noStream' });
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<DecodedSlice> {
    let page: DecodedEvent[] = [];
    for await (const stored of this.store.readAll(options)) {
      page.push(this.decode(stored));
      if (page.length < PAGE) continue;
      yield { events: page, position: stored.position, live: false };
      page = [];
    }
    const last = page.at(-1);
    if (last) yield { events: page, position: last.stored.position, live: true };
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<DecodedSlice> {
    for await (const { events, position, live } of this.store.subscribe(options))
      yield { events: events.map((stored) => this.decode(stored)), position, live };
  }

  head(): Promise<Position | undefined> {
    return this.store.head();
  }

  async logId(): Promise<string | undefined> {
    const [opened] = await this.load(LOG_STREAM);
    return (opened as RecordedEvent<'LogOpened', { logId: string }> | undefined)?.data.logId;
  }

  /** Opens an empty log by giving it its identity; a log that has one keeps it. @returns the log's id. */
  async open(): Promise<string> {
    const existing = await this.logId();
    if (existing) return existing;
    const logId = v7();
    await this.append(
      LOG_STREAM,
      [
        {
          id: logId,
          type: 'LogOpened',
          data: { logId },
          metadata: {
            municipality: SYSTEM,
            commandId: logId,
            $correlationId: logId,
            $causationId: logId,
            actor: { id: systemActor(SYSTEM).id, kind: 'system' },
            recordedAt: this.clock.now(),
          },
        },
      ],
      undefined,
    );
    return logId;
  }

  async unseal(events: readonly RecordedEvent[]): Promise<void> {
    const locked = events.flatMap(({ data }) =>
      Object.values(data as object).filter((value): value is Sealed => value instanceof Sealed && value.isLocked),
    );
    if (locked.length === 0) return;
    const keys = await this.keys.fetch(new Set(locked.flatMap(({ ciphertext }) => ciphertext?.keyId ?? [])));
    for (const sealed of locked) sealed.unlock(keys.get(sealed.ciphertext?.keyId ?? ''));
  }

  async inputHash(municipality: Municipality, input: string): Promise<string> {
    const key = await this.keys.keyFor(municipality, 'commands', 'inputHash');
    return createHmac('sha256', key.bytes).update(input).digest('base64url');
  }

  private decode(stored: Parameters<EventCodec['decode']>[0]): DecodedEvent {
    const decoded = this.codec.decode(stored);
    if ('event' in decoded && (!this.youngest || decoded.event.metadata.recordedAt > this.youngest))
      this.youngest = decoded.event.metadata.recordedAt;
    return decoded;
  }

  private refuseWhenClockIsBehind(): void {
    const now = this.clock.now();
    if (this.youngest && epochMilliseconds(now) < epochMilliseconds(this.youngest) - CLOCK_TOLERANCE_MS)
      throw new ClockBehindLog(
        `this machine's clock says ${now}, but the log already holds an event of ${this.youngest}: set the clock right, then start again`,
      );
  }
}
