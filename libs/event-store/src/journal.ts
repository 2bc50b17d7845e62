import { createHmac } from 'node:crypto';
import {
  type Clock,
  type EventMap,
  type Instant,
  type Journal,
  type JournalPlace,
  type Municipality,
  SYSTEM,
  type StreamName,
  type UnrecordedEvent,
  epochMilliseconds,
  systemActor,
} from '#kernel';
import { v7 } from 'uuid';
import { DomainReader, UnreadableEvent } from './domain-reader.js';
import type { EventStore } from './event-store.js';
import { LOG_STREAM } from './log.events.js';
import type { SubjectKeys } from './subject-keys.js';

/** How far behind the log's youngest event a process's clock may be before it may not write. */
const CLOCK_TOLERANCE_MS = 60_000;

/** This process's clock lies behind what the log has recorded: what it wrote would falsify "as it was known then". */
export class ClockBehindLog extends Error {
  override readonly name = 'ClockBehindLog';
}

/** The event store in domain terms: what command handling writes to. */
export class EventJournal extends DomainReader implements Journal {
  constructor(
    private readonly store: EventStore,
    keys: SubjectKeys,
    private readonly clock: Clock,
    events: readonly EventMap[],
  ) {
    super(store, keys, events);
  }

  async append(
    stream: StreamName,
    events: readonly UnrecordedEvent[],
    last: number | undefined,
  ): Promise<JournalPlace> {
    this.refuseWhenBehind(
      this.clock.now(),
      (now) => `this machine's clock says ${now}`,
      'set the clock right, then start again',
    );
    // A machine that slept in between has decided what it appends long ago.
    for (const { metadata } of events)
      this.refuseWhenBehind(metadata.recordedAt, (then) => `this was decided at ${then}`, 'say it again');
    const encoded = await Promise.all(events.map((event) => this.codec.encode(stream, event)));
    const place = await this.store.append(stream, encoded, { expected: last ?? 'noStream' });
    for (const { metadata } of events) this.hasSeen(metadata.recordedAt);
    return place;
  }

  /** Opens an empty log by giving it its identity; a log that has one keeps it. @returns the log's id. */
  async open(): Promise<string> {
    const existing = await this.logId();
    if (existing) return existing;
    if (await this.head())
      throw new UnreadableEvent(
        'the log does not begin with LogOpened: it is no log of Samspil, or its beginning is lost',
      );
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

  async inputHash(municipality: Municipality, input: string): Promise<string> {
    const { id, bytes } = await this.keys.hashingKey(municipality);
    // The end of a UUIDv7 is random: enough to tell a municipality's few keys apart.
    return `${id.slice(-12)}.${createHmac('sha256', bytes).update(input).digest('base64url')}`;
  }

  private refuseWhenBehind(at: Instant, said: (at: Instant) => string, then: string): void {
    if (this.youngest && epochMilliseconds(at) < epochMilliseconds(this.youngest) - CLOCK_TOLERANCE_MS)
      throw new ClockBehindLog(`${said(at)}, but the log already holds an event of ${this.youngest}: ${then}`);
  }
}
