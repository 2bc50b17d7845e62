import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type StreamName } from '#kernel';
import {
  type Position,
  type ReadAllOptions,
  type ReadOnlyEventStore,
  type ReadStreamOptions,
  type Slice,
  type StoredEvent,
  type SubscribeOptions,
  positionOf,
} from '#event-store';
import { FaultFound } from '../ending.js';
import { type NumberedEvent, eventIn } from './event-line.js';
import { EVENTS_FILE } from './format.js';
import { linesFrom } from './lines.js';

const PAGE = 500;

/**
 * A bundle's events as a log: the first line is the first position. In memory are where each line begins and, once a stream is asked
 * for, which lines each stream has; events are read when they are wanted.
 */
export class BundleStore implements ReadOnlyEventStore {
  private lineOfStreams: Promise<ReadonlyMap<StreamName, readonly number[]>> | undefined;

  private constructor(
    private readonly file: FileHandle,
    /** Where each line begins, and where the last one ends. */
    private readonly offsets: readonly number[],
  ) {}

  /** @throws FaultFound where the last line is cut off; what opening a file throws */
  static async open(folder: string): Promise<BundleStore> {
    const file = await open(join(folder, EVENTS_FILE), 'r');
    try {
      const offsets: number[] = [];
      let end = 0;
      for await (const { offset, bytes, isCutOff } of linesFrom(file)) {
        if (isCutOff) throw new FaultFound(`line ${offsets.length + 1} of ${EVENTS_FILE} is cut off: it has no end`);
        offsets.push(offset);
        end = offset + bytes.length + 1;
      }
      return new BundleStore(file, [...offsets, end]);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** How many events there are. */
  get length(): number {
    return this.offsets.length - 1;
  }

  /** All of them, as numbered in their lines. @throws FaultFound naming the line that is no event */
  async *numbered({ after, until }: Pick<ReadAllOptions, 'after' | 'until'> = {}): AsyncGenerator<NumberedEvent> {
    const last = Math.min(Number(until ?? this.length), this.length);
    let position = Number(after ?? 0);
    if (position >= last) return;
    for await (const { bytes } of linesFrom(this.file, this.offsets[position])) {
      position += 1;
      yield numberedAt(position, bytes);
      if (position >= last) return;
    }
  }

  async *readAll({ after, until, categories }: ReadAllOptions = {}): AsyncGenerator<StoredEvent> {
    const range = { ...(after === undefined ? {} : { after }), ...(until === undefined ? {} : { until }) };
    for await (const { event } of this.numbered(range))
      if (!categories || categories.some((category) => event.stream.startsWith(`${category}-`))) yield event;
  }

  async *read(
    stream: StreamName,
    { from, direction = 'forward', limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<StoredEvent> {
    this.lineOfStreams ??= this.linesOfStreams();
    const positions = (await this.lineOfStreams).get(stream) ?? [];
    let left = limit;
    for (const position of direction === 'forward' ? positions : positions.toReversed()) {
      if (left <= 0) return;
      const { event } = await this.at(position);
      if (from !== undefined && (direction === 'forward' ? event.revision < from : event.revision > from)) continue;
      left -= 1;
      yield event;
    }
  }

  async *subscribe({ after, categories, signal }: SubscribeOptions): AsyncGenerator<Slice> {
    const head = positionOf(this.length);
    let events: StoredEvent[] = [];
    for await (const event of this.readAll({ ...(after ? { after } : {}), ...(categories ? { categories } : {}) })) {
      if (signal.aborted) return;
      if (events.push(event) < PAGE) continue;
      yield { events, position: event.position, live: event.position === head };
      events = [];
    }
    yield { events, position: head, live: true };
    // Nothing is ever added to a bundle.
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }

  async eventAt(position: Position): Promise<StoredEvent | undefined> {
    const line = Number(position);
    return line >= 1 && line <= this.length ? (await this.at(line)).event : undefined;
  }

  head(): Promise<Position | undefined> {
    return Promise.resolve(this.length > 0 ? positionOf(this.length) : undefined);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async at(position: number): Promise<NumberedEvent> {
    const [start = 0, end = 0] = this.offsets.slice(position - 1, position + 1);
    const bytes = Buffer.alloc(end - start - 1);
    await this.file.read(bytes, 0, bytes.length, start);
    return numberedAt(position, bytes);
  }

  private async linesOfStreams(): Promise<ReadonlyMap<StreamName, readonly number[]>> {
    const lines = new Map<StreamName, number[]>();
    for await (const { event } of this.numbered()) {
      const position = Number(event.position);
      const known = lines.get(event.stream);
      if (known) known.push(position);
      else lines.set(event.stream, [position]);
    }
    return lines;
  }
}

function numberedAt(position: number, bytes: Buffer): NumberedEvent {
  try {
    return eventIn(bytes.toString('utf8'), positionOf(position));
  } catch (error) {
    throw new FaultFound(`line ${position} of ${EVENTS_FILE} ${(error as Error).message}: verify the bundle`);
  }
}
