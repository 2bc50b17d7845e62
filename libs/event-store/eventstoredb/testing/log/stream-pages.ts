import type { EventLog } from './event-log.js';
import type { Recorded } from './recorded.js';

/** A stream that reads find: it has an event, and is neither deleted nor soft-deleted (IndexReader.cs). */
export const isFound = (log: EventLog, stream: string): boolean =>
  log.lastRevision(stream) >= 0 && !log.isSoftDeleted(stream);

/** The events of a stream that are shown, from a revision on, to what is its end when that is reached. */
export function* streamForwards(log: EventLog, stream: string, from: number): Generator<Recorded> {
  const { truncateBefore = 0, maxCount = Infinity } = log.metadataOf(stream);
  const first = Math.max(from, truncateBefore, log.lastRevision(stream) - maxCount + 1);
  for (let revision = first; revision <= log.lastRevision(stream); revision++) {
    const record = log.at(stream, revision);
    if (record && log.isShown(record)) yield record;
  }
}

/** The same backwards; a revision behind the end means the end. */
export function* streamBackwards(log: EventLog, stream: string, from: number): Generator<Recorded> {
  for (let revision = Math.min(from, log.lastRevision(stream)); revision >= 0; revision--) {
    const record = log.at(stream, revision);
    if (record && log.isShown(record)) yield record;
  }
}
