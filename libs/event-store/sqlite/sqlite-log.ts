import { setImmediate as turn } from 'node:timers/promises';
import type { StreamName } from '#kernel';
import {
  type Position,
  type ReadAllOptions,
  type ReadOnlyEventStore,
  type ReadStreamOptions,
  type Slice,
  type StoredEvent,
  type SubscribeOptions,
  positionOf,
} from '../src/event-store.js';
import type { LogReader } from './log-reader.js';

/** Waits until the log reaches beyond a position; rejects when the signal aborts. */
export type Beyond = (position: number, signal: AbortSignal) => Promise<void>;

/**
 * Reading the log. Between two pages the event loop has its turn: loops that await nothing but microtasks starve everybody else
 * and leak memory with this driver.
 */
export class SqliteLog implements ReadOnlyEventStore {
  private readonly closing = new AbortController();

  constructor(
    private readonly reader: LogReader,
    private readonly beyond: Beyond,
  ) {}

  async *read(
    stream: StreamName,
    { from, direction = 'forward', limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<StoredEvent> {
    const head = this.reader.headOf(stream);
    const forward = direction === 'forward';
    let first = forward ? (from ?? 0) : Math.max(0, Math.min(from ?? head, head) - limit + 1);
    let last = forward ? Math.min(head, first + limit - 1) : Math.min(from ?? head, head);
    while (first <= last) {
      const page = this.reader.streamPage(stream, first, last, direction);
      yield* page;
      if (forward) first += page.length;
      else last -= page.length;
      await turn();
    }
  }

  async *readAll({ after, until, categories }: ReadAllOptions = {}): AsyncGenerator<StoredEvent> {
    const pageAfter = this.reader.logPages(categories);
    const end = Math.min(until === undefined ? Infinity : Number(until), this.reader.head());
    let position = Number(after ?? 0);
    while (position < end) {
      const page = pageAfter(position, end);
      yield* page.events;
      position = page.position;
      await turn();
    }
  }

  async *subscribe({ after, categories, signal }: SubscribeOptions): AsyncGenerator<Slice> {
    const pageAfter = this.reader.logPages(categories);
    const ended = AbortSignal.any([signal, this.closing.signal]);
    let position = Number(after ?? 0);
    let live = false;
    while (!ended.aborted) {
      const head = this.reader.head();
      if (head > position) {
        const page = pageAfter(position, head);
        position = page.position;
        live = position === head;
        yield { events: page.events, position: positionOf(position), live };
        await turn();
      } else {
        if (!live) yield { events: [], position: positionOf(position), live: (live = true) };
        await this.beyond(position, ended).catch(unlessAborted(ended));
      }
    }
  }

  eventAt(position: Position): Promise<StoredEvent | undefined> {
    return turn().then(() => this.reader.eventAt(Number(position)));
  }

  head(): Promise<Position | undefined> {
    return turn().then(() => {
      const head = this.reader.head();
      return head > 0 ? positionOf(head) : undefined;
    });
  }

  /** Ends every subscription; reads that are under way fail at their next page. */
  close(): Promise<void> {
    if (!this.closing.signal.aborted) {
      this.closing.abort();
      this.reader.close();
    }
    return Promise.resolve();
  }
}

const unlessAborted = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error;
};
