import { randomUUID } from 'node:crypto';
import { checkCommit, type Commits } from './commit-check.js';
import { type Expected, type Proposed, type Recorded, TOMBSTONE_REVISION } from './recorded.js';
import {
  isMetastream,
  isSoftDeleting,
  METASTREAM_METADATA,
  metastreamOf,
  originalOf,
  parseStreamMetadata,
  SOFT_DELETED_JSON,
  type StreamMetadata,
  withTruncateBefore,
} from './stream-metadata.js';

export type Outcome =
  | {
      readonly kind: 'written';
      /** Of the last event; -1 where nothing was written to a stream that is empty. */
      readonly revision: number;
      /** Of the last event; missing where it is not shown any more. */
      readonly position: number | undefined;
    }
  | { readonly kind: 'wrongExpectedVersion'; readonly current: number }
  | { readonly kind: 'deleted' };

/** The log opens with an epoch record, which is no event. */
const EPOCH_RECORD_BYTES = 131;
/** About what a record takes beside its texts and bytes (PrepareLogRecord.cs). */
const RECORD_BYTES = 97;

/** The log that all nodes share, with its streams. Everything is in memory. */
export class EventLog implements Commits {
  readonly records: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
  readonly #metadata = new Map<string, StreamMetadata>();
  readonly #tombstones = new Set<string>();
  readonly #recent = new Map<string, Recorded>();
  readonly #listeners = new Set<(record: Recorded) => void>();
  #end = EPOCH_RECORD_BYTES;

  /** Where the next record will begin. */
  get end(): number {
    return this.#end;
  }

  stream(name: string): readonly Recorded[] {
    return this.#streams.get(name) ?? [];
  }

  metadataOf(stream: string): StreamMetadata {
    return isMetastream(stream) ? METASTREAM_METADATA : (this.#metadata.get(stream) ?? {});
  }

  isTombstoned(stream: string): boolean {
    return this.#tombstones.has(stream);
  }

  isSoftDeleted(stream: string): boolean {
    return isSoftDeleting(this.metadataOf(stream));
  }

  lastRevision(stream: string): number {
    return this.stream(stream).length - 1;
  }

  at(stream: string, revision: number): Recorded | undefined {
    return this.stream(stream)[revision];
  }

  recentlyWritten(id: string): Recorded | undefined {
    return this.#recent.get(id);
  }

  /** What a new leader, or a server that was started again, does not know any more (IndexWriter.cs, Reset). */
  forgetRecentlyWritten(): void {
    this.#recent.clear();
  }

  /** Calls `listener` with every event from now on, in log order; returns what ends that. */
  listen(listener: (record: Recorded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether reads show this event of a stream (IndexReader.cs, ReadEvent). */
  isShown({ stream, revision, created }: Recorded): boolean {
    const { truncateBefore = 0, maxCount = Infinity, maxAge } = this.metadataOf(stream);
    return (
      !this.isTombstoned(stream) &&
      revision >= Math.max(truncateBefore, this.lastRevision(stream) - maxCount + 1) &&
      (maxAge === undefined || created >= Date.now() - maxAge * 1_000)
    );
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Outcome {
    const decision = checkCommit(
      this,
      stream,
      expected,
      events.map(({ id }) => id),
    );
    if (decision.kind === 'idempotent') return this.#writtenBefore(decision.lastEvent);
    if (decision.kind !== 'ok') return decision;
    const opensAgain = this.isSoftDeleted(stream);
    const original = isMetastream(stream) && this.isSoftDeleted(originalOf(stream)) ? originalOf(stream) : undefined;
    const written = events.map((event) => this.#write(stream, event));
    if (opensAgain && written.length > 0) written.push(...this.#openAgain(stream, decision.last + 1));
    if (original !== undefined) written.push(...this.#openAgain(original, this.lastRevision(original) + 1));
    this.#tell(written);
    return {
      kind: 'written',
      revision: this.lastRevision(stream),
      position: written[events.length - 1]?.position,
    };
  }

  /** Hides all events of a stream until it is written to again. */
  softDelete(stream: string, expected: Expected): Outcome {
    const metastream = metastreamOf(stream);
    const decision = checkCommit(this, stream, expected, [randomUUID()]);
    if (decision.kind === 'wrongExpectedVersion' || decision.kind === 'deleted') return decision;
    if (this.lastRevision(stream) < 0 && this.lastRevision(metastream) < 0)
      return { kind: 'wrongExpectedVersion', current: -1 };
    const record = this.#write(metastream, metadataEvent(SOFT_DELETED_JSON));
    this.#tell([record]);
    return { kind: 'written', revision: record.revision, position: record.position };
  }

  /** Ends a stream for good. */
  tombstone(stream: string, expected: Expected): Outcome {
    const decision = checkCommit(this, stream, expected, [randomUUID()]);
    if (decision.kind === 'wrongExpectedVersion' || decision.kind === 'deleted') return decision;
    const tombstone = { ...metadataEvent(''), type: '$streamDeleted', isJson: false };
    const record = this.#record(stream, tombstone, TOMBSTONE_REVISION);
    this.#tombstones.add(stream);
    this.#tell([record]);
    return { kind: 'written', revision: record.revision, position: record.position };
  }

  /** The place is read back from the log: it is missing where truncation hides the event (IndexWriter.cs, IdempotentLogPosition). */
  #writtenBefore(event: Recorded): Outcome {
    return {
      kind: 'written',
      revision: event.revision,
      position: this.isShown(event) ? event.position : undefined,
    };
  }

  /** A write to a soft-deleted stream moves $tb to it (StorageWriterService.cs, SoftUndeleteStream); unreadable metadata stays. */
  #openAgain(stream: string, from: number): Recorded[] {
    const metastream = metastreamOf(stream);
    const last = this.stream(metastream).at(-1);
    return last ? [this.#write(metastream, metadataEvent(withTruncateBefore(last.data, from)))] : [];
  }

  #write(stream: string, event: Proposed): Recorded {
    const events = this.#streams.get(stream);
    const record = this.#record(stream, event, events?.length ?? 0);
    if (events) events.push(record);
    else this.#streams.set(stream, [record]);
    if (isMetastream(stream)) this.#metadata.set(originalOf(stream), parseStreamMetadata(record.data));
    return record;
  }

  #record(stream: string, { id, type, isJson, data, metadata }: Proposed, revision: number): Recorded {
    const position = this.#end;
    this.#end += RECORD_BYTES + 2 * (stream.length + type.length) + data.length + metadata.length;
    const created = Date.now();
    const record = { stream, revision, id, type, isJson, data, metadata, position, end: this.#end, created };
    this.records.push(record);
    this.#recent.set(id, record);
    return record;
  }

  #tell(written: readonly Recorded[]): void {
    for (const record of written) for (const listener of this.#listeners) listener(record);
  }
}

const metadataEvent = (json: string): Proposed => ({
  id: randomUUID(),
  type: '$metadata',
  isJson: true,
  data: Buffer.from(json),
  metadata: new Uint8Array(),
});
