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
import { NoAnswer, failureOf } from './failure.js';
import { reading } from './reading.js';
import { NoSuchPosition, ServerRefuses, ServerUnavailable, StoreClosed } from './refusal.js';
import { type LogFilter, OURS, type ReadRequest, logRead, streamRead } from './requests.js';
import { eventIn } from './responses.js';
import { Attempts, type Timing } from './timing.js';

/** A page is at most that many events, or that many bytes where events are large. */
const PAGE_EVENTS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;

/** A part of the log. `position` says how far was looked. */
export interface Page {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
}

/** Where an event stands. */
export type Place = Pick<StoredEvent, 'stream' | 'position'>;

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
    for await (const events of this.resuming(request, this.timing.answerWithin, signal))
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
    const end = until !== undefined && until < head.position ? until : head.position;
    const isWanted = wantedBy(categories);
    for await (const events of this.upTo(head, after, categories, Infinity, signal))
      for (const event of events) {
        if (event.position > end) return;
        if (isWanted(event)) yield event;
        if (event.position === end) return;
      }
  }

  /** What stands in our streams after a position and up to an event that is known to be there: at most a page of it. */
  async page(
    after: Position,
    last: Place,
    categories: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<Page> {
    const page: StoredEvent[] = [];
    if (categories?.length === 0) return { events: page, position: last.position };
    const isWanted = wantedBy(categories);
    let bytes = 0;
    let seen = 0;
    for await (const events of this.upTo(last, after, categories, PAGE_EVENTS, signal))
      for (const event of events) {
        if (isWanted(event)) page.push(event);
        seen += 1;
        bytes += event.data.length + event.metadata.length;
        if (event.position >= last.position || seen === PAGE_EVENTS || bytes > PAGE_BYTES)
          return { events: page, position: event.position };
      }
    return { events: page, position: last.position };
  }

  /** The event of ours at a position. @throws StoreUnavailable */
  async eventAt(position: Position, signal: AbortSignal): Promise<StoredEvent | undefined> {
    const request = () => logRead(OURS, { from: position, limit: 1 });
    try {
      for await (const [event] of this.resuming(request, this.timing.searchWithin, signal))
        return event?.position === position ? event : undefined;
    } catch (error) {
      if (!(error instanceof NoSuchPosition)) throw error;
    }
    return undefined;
  }

  /** The last event in our streams. @throws StoreUnavailable */
  async head(signal: AbortSignal): Promise<StoredEvent | undefined> {
    const request = () => logRead(OURS, { direction: 'backward', limit: 1 });
    for await (const [event] of this.resuming(request, this.timing.searchWithin, signal)) return event;
    return undefined;
  }

  /** Certain events of the whole log, those of the server's own streams included, however long it takes. @throws StoreUnavailable */
  async *search(filter: LogFilter, signal: AbortSignal): AsyncGenerator<StoredEvent> {
    let last: Position | undefined;
    const request = () => logRead(filter, last ? { from: last } : {});
    for await (const events of this.resuming(request, undefined, signal))
      for (const event of events) {
        if (last !== undefined && event.position <= last) continue;
        last = event.position;
        yield event;
      }
  }

  /**
   * Events after a position, those of some categories where they are named, and others between them: the whole stream of `last` is
   * asked for besides, so that a server that ends before it has told all is found out. A read begins with the very position that
   * it is given; what stands there has been seen.
   */
  private async *upTo(
    last: Place,
    start: Position | undefined,
    categories: readonly string[] | undefined,
    limit: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const filter = categories ? { prefixes: [...categories.map((category) => `${category}-`), last.stream] } : OURS;
    let after = start;
    let told = 0;
    // One more for the event at the position itself.
    const request = () => logRead(filter, { ...(after ? { from: after } : {}), limit: limit - told + 1 });
    const isWhole = () => told >= limit || (after ?? '') >= last.position;
    for await (const events of this.resuming(request, this.timing.searchWithin, signal, isWhole)) {
      const unseen = after === undefined ? events : events.filter(({ position }) => position > (after ?? ''));
      after = events.at(-1)?.position ?? after;
      told += unseen.length;
      yield unseen;
    }
  }

  /** @param isWhole whether all has been told that must be, where the server ends as if it had */
  private async *resuming(
    request: () => ReadRequest | undefined,
    patience: number | undefined,
    signal: AbortSignal,
    isWhole = () => true,
  ): AsyncGenerator<readonly StoredEvent[]> {
    let attempts: Attempts | undefined;
    let last: Position | undefined;
    try {
      for (let wanted = request(); wanted; wanted = request()) {
        try {
          for await (const messages of reading(this.connection, this.timing.clock, wanted, patience, signal)) {
            const events = messages.map(eventIn).filter((event) => event !== undefined);
            const latest = events.at(-1);
            // To be told again what has been told is no progress.
            if (latest && latest.position !== last) {
              attempts?.end();
              attempts = undefined;
              last = latest.position;
            }
            if (events.length > 0) yield events;
          }
          if (signal.aborted) throw new StoreClosed();
          if (isWhole()) return;
          throw new NoAnswer('the server ended before it had told all');
        } catch (error) {
          if (error instanceof StoreUnavailable) throw error;
          const { kind, sentence } = failureOf(error);
          const because = `the event store cannot be read: ${sentence}`;
          if (kind === 'noSuchPosition') throw new NoSuchPosition(because);
          if (kind === 'refused') throw new ServerRefuses(because);
          attempts ??= new Attempts(this.timing, this.timing.goOnFor);
          if (!(await attempts.again(signal))) throw new ServerUnavailable(because);
        }
      }
    } finally {
      attempts?.end();
    }
  }
}

/** Whether an event is of one of these categories. */
export const wantedBy = (categories: readonly string[] | undefined): ((event: StoredEvent) => boolean) => {
  if (!categories) return () => true;
  const wanted = new Set(categories);
  return ({ stream }) => wanted.has(stream.split('-', 1)[0] ?? '');
};
