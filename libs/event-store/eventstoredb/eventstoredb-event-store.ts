import { setMaxListeners } from 'node:events';
import type { StreamName } from '#kernel';
import { refuseUnappendable } from '../src/appendable.js';
import {
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadOnlyEventStore,
  type ReadStreamOptions,
  type Slice,
  StoreUnavailable,
  type StoredEvent,
  type SubscribeOptions,
  positionOf,
} from '../src/event-store.js';
import { Appender } from './appender.js';
import { StartChecks } from './checks.js';
import { type ConnectionOptions, connectionOptionsOf, withoutCredentials } from './connection-string.js';
import { Connection } from './connection.js';
import { Feed } from './feed.js';
import { LogReader, wantedBy } from './log-reader.js';
import { ServerUnavailable, StoreClosed } from './refusal.js';
import { Attempts, type Timing, timingBy } from './timing.js';

export interface EventStoreDBOptions {
  /** `esdb://…` or `esdb+discover://…`, as the official client takes it. */
  readonly connectionString: string;
  readonly timing?: Partial<Timing>;
  /** Hears of lost and regained connections, a sentence each. */
  readonly report?: (what: string) => void;
}

/**
 * The log in an EventStoreDB or KurrentDB. Checked before it is handed out; must be closed.
 * @throws EventStoreUnusable in one sentence that says what to do
 */
export const openEventStoreDB = (options: EventStoreDBOptions): Promise<EventStore> => open(options, 'readWrite');

/** The same for reading: the user needs no right to append. @throws EventStoreUnusable */
export const openEventStoreDBReader = (options: EventStoreDBOptions): Promise<ReadOnlyEventStore> =>
  open(options, 'readOnly');

async function open(
  { connectionString, timing, report = () => undefined }: EventStoreDBOptions,
  access: 'readWrite' | 'readOnly',
): Promise<EventStoreDB> {
  const options = connectionOptionsOf(connectionString);
  const store = new EventStoreDB(options, { ...timingBy(options.defaultDeadline), ...timing }, report);
  try {
    await store.check(withoutCredentials(connectionString), access);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class EventStoreDB implements EventStore {
  private readonly closing = new AbortController();
  private readonly connection: Connection;
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private readonly feed: Feed;
  private readonly underWay = new Set<Promise<unknown>>();
  private closed: Promise<void> | undefined;

  constructor(
    options: ConnectionOptions,
    private readonly timing: Timing,
    report: (what: string) => void,
  ) {
    // As many as read at once.
    setMaxListeners(0, this.closing.signal);
    this.connection = new Connection(options, timing);
    this.reader = new LogReader(this.connection, timing);
    this.appender = new Appender(this.connection, timing, (stream, revision) => this.readBack(stream, revision));
    this.feed = new Feed(this.connection, this.reader, timing, report, this.closing.signal);
  }

  check(where: string, access: 'readWrite' | 'readOnly'): Promise<void> {
    return new StartChecks(where, this.connection, this.timing, this.reader, this.appender).run(
      access,
      this.closing.signal,
    );
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    { expected }: { expected: ExpectedRevision },
  ): Promise<Appended> {
    refuseUnappendable(stream, events, expected);
    if (this.closed) throw new StoreClosed();
    const append = this.appender.append({ stream, events, expected });
    this.underWay.add(append);
    try {
      return await append;
    } finally {
      this.underWay.delete(append);
    }
  }

  read(stream: StreamName, options: ReadStreamOptions = {}): AsyncIterable<StoredEvent> {
    return this.reader.read(stream, options, this.closing.signal);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<StoredEvent> {
    return this.reader.readAll(options, this.closing.signal);
  }

  async *subscribe({ after, categories, signal }: SubscribeOptions): AsyncGenerator<Slice> {
    const ended = AbortSignal.any([signal, this.closing.signal]);
    const wanted = wantedBy(categories);
    const attempts = new Attempts(this.timing);
    let position = after ?? positionOf(0);
    let live = false;
    if (!ended.aborted) this.feed.start();
    while (!ended.aborted) {
      const events = this.feed.after(position);
      if (events === undefined) {
        try {
          const page = await this.reader.page(position, this.feed.floor, categories, ended);
          position = page.position;
          live = position === this.feed.head && this.feed.live;
          attempts.progressed();
          yield { events: page.events, position, live };
        } catch (error) {
          if (error instanceof StoreClosed) return;
          // The feed has said already that the server is not well.
          if (!(error instanceof ServerUnavailable)) throw error;
          await attempts.again(ended);
        }
      } else if (this.feed.head > position) {
        position = this.feed.head;
        live = this.feed.live;
        yield { events: events.filter(wanted), position, live };
      } else if (!live && this.feed.live) {
        yield { events: [], position, live: (live = true) };
        // Much may have happened until the reader came back.
      } else await this.feed.changed(ended);
    }
  }

  eventAt(position: Position): Promise<StoredEvent | undefined> {
    return this.reader.eventAt(position, this.closing.signal);
  }

  head(): Promise<Position | undefined> {
    return this.reader.head(this.closing.signal).then((event) => event?.position);
  }

  /** Finishes the appends that were taken, then ends everything else. */
  close(): Promise<void> {
    return (this.closed ??= this.finish());
  }

  private async finish(): Promise<void> {
    await Promise.allSettled([...this.underWay]);
    this.closing.abort();
    await this.feed.ended();
    this.appender.close();
    this.connection.close();
  }

  private async readBack(stream: StreamName, revision: number): Promise<Position> {
    for await (const { position } of this.reader.read(stream, { from: revision, limit: 1 }, this.closing.signal))
      return position;
    throw new StoreUnavailable(`event ${revision} of ${stream} cannot be read back`);
  }
}
