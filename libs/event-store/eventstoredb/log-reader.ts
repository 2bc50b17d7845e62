import type { StreamName } from '#kernel';
import {
  HistoryMissing,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  StoreUnavailable,
  type StoredEvent,
} from '../src/event-store.js';
import type { Connection } from './connection.js';
import { failureOf } from './failure.js';
import { type ReadRequest, reading } from './reading.js';
import { type LogFilter, OURS, logRead, streamRead } from './requests.js';
import { eventIn } from './responses.js';
import { Attempts, NoAnswer, type Timing } from './timing.js';

/** A page is at most that many events, or that many bytes where events are large. */
const PAGE_EVENTS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;
/** A server that finds little of what is wanted says nothing for as long as it searches: so many times longer is waited then. */
const SEARCHING = 30;

/** A part of the log. `position` says how far was looked. */
export interface Page {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
}

/** The server cannot read from there: a position in another log. */
class NoSuchPosition extends StoreUnavailable {}

/** Reads streams and the log. Goes on from where it was cut off; fails when it gets no further for a while. */
export class LogReader {
  constructor(
    private readonly connection: Connection,
    private readonly timing: Timing,
  ) {}

  /** @throws StoreUnavailable; HistoryMissing where the stream does not go on as it must */
  async *read(
    stream: StreamName,
    { from, direction = 'forward', limit = Infinity }: ReadStreamOptions,
    signal: AbortSignal,
  ): AsyncGenerator<StoredEvent> {
    const forward = direction === 'forward';
    let next = forward ? (from ?? 0) : from;
    let left = limit;
    const request = () =>
      left > 0 && (next === undefined || next >= 0)
        ? streamRead(stream, { from: next, direction, limit: left })
        : undefined;
    for await (const events of this.resuming(request, signal))
      for (const event of events) {
        if (forward && event.revision !== next) throw new HistoryMissing(stream, next ?? 0, event.revision);
        next = forward ? event.revision + 1 : event.revision - 1;
        left -= 1;
        yield event;
      }
  }

  /** Up to what is the end of the log now. @throws StoreUnavailable */
  async *readAll({ after, until, categories }: ReadAllOptions, signal: AbortSignal): AsyncGenerator<StoredEvent> {
    const head = await this.head(signal);
    if (head === undefined || categories?.length === 0) return;
    const end = until !== undefined && until < head ? until : head;
    for await (const events of this.after(after, { categories }, Infinity, head, signal))
      for (const event of events) {
        if (event.position > end) return;
        yield event;
        if (event.position === end) return;
      }
  }

  /** What stands in our streams after one position and up to another, that of an event: at most a page of it. */
  async page(
    after: Position | undefined,
    until: Position,
    categories: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<Page> {
    const page: StoredEvent[] = [];
    let bytes = 0;
    if (categories?.length === 0) return { events: page, position: until };
    for await (const events of this.after(after, { categories }, PAGE_EVENTS, until, signal))
      for (const event of events) {
        if (event.position > until) return { events: page, position: until };
        page.push(event);
        bytes += event.data.length + event.metadata.length;
        if (page.length === PAGE_EVENTS || bytes > PAGE_BYTES) return { events: page, position: event.position };
      }
    return { events: page, position: until };
  }

  /** The event of ours at a position. @throws StoreUnavailable */
  async eventAt(position: Position, signal: AbortSignal): Promise<StoredEvent | undefined> {
    const request = () => logRead(OURS, { from: position, limit: 1 });
    try {
      for await (const [event] of this.resuming(request, signal))
        return event?.position === position ? event : undefined;
    } catch (error) {
      if (!(error instanceof NoSuchPosition)) throw error;
    }
    return undefined;
  }

  /** The position of the last event in our streams. @throws StoreUnavailable */
  async head(signal: AbortSignal): Promise<Position | undefined> {
    const request = () => logRead(OURS, { direction: 'backward', limit: 1 });
    for await (const [event] of this.resuming(request, signal)) return event?.position;
    return undefined;
  }

  /** Certain events of the whole log, those of the server's own streams included. @throws StoreUnavailable */
  async *search(filter: LogFilter, signal: AbortSignal): AsyncGenerator<StoredEvent> {
    for await (const events of this.after(undefined, filter, Infinity, undefined, signal)) yield* events;
  }

  /**
   * A read begins with the very position that it is given; what stands there has been seen. The event at `last` is known to be
   * there, so that a server that ends before it has told all is found out, unless it was asked for some events only.
   */
  private async *after(
    start: Position | undefined,
    filter: LogFilter,
    limit: number,
    last: Position | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const isSearch = !('categories' in filter) || filter.categories !== undefined;
    const patience = this.timing.answerWithin * (isSearch ? SEARCHING : 1);
    let after = start;
    let told = 0;
    // One more for the event at the position itself.
    const request = () => logRead(filter, { ...(after ? { from: after } : {}), limit: limit - told + 1 });
    const isWhole = () => isSearch || last === undefined || told >= limit || (after ?? '') >= last;
    for await (const events of this.resuming(request, signal, patience, isWhole)) {
      const unseen = after === undefined ? events : events.filter(({ position }) => position > (after ?? ''));
      after = events.at(-1)?.position ?? after;
      told += unseen.length;
      yield unseen;
    }
  }

  private async *resuming(
    request: () => ReadRequest | undefined,
    signal: AbortSignal,
    patience = this.timing.answerWithin,
    isWhole = () => true,
  ): AsyncGenerator<readonly StoredEvent[]> {
    let attempts: Attempts | undefined;
    try {
      for (let wanted = request(); wanted; wanted = request()) {
        try {
          for await (const messages of reading(this.connection, this.timing.clock, wanted, patience, signal)) {
            attempts?.end();
            attempts = undefined;
            const events = messages.map(eventIn).filter((event) => event !== undefined);
            if (events.length > 0) yield events;
          }
          if (signal.aborted) throw new StoreUnavailable('the event store is closed');
          if (isWhole()) return;
          throw new NoAnswer('the server ended before it had told all');
        } catch (error) {
          if (error instanceof StoreUnavailable) throw error;
          const failure = failureOf(error);
          if (failure.kind === 'noSuchPosition') throw new NoSuchPosition(failure.sentence);
          attempts ??= new Attempts(this.timing, this.timing.goOnFor);
          if (failure.kind === 'refused' || !(await attempts.again(signal)))
            throw new StoreUnavailable(`the event store cannot be read: ${failure.sentence}`);
        }
      }
    } finally {
      attempts?.end();
    }
  }
}
