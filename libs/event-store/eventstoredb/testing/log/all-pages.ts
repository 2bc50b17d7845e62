import type { EventLog } from './event-log.js';
import type { Filter } from './filter.js';
import type { LogPosition, Recorded } from './recorded.js';

/** Events that the server reads from the log at once (Enumerator.cs, ReadBatchSize). */
export const PAGE = 32;

export interface Page {
  readonly events: readonly Recorded[];
  /** Where the page began. */
  readonly current: LogPosition;
  /** Where the next one begins: the end of the last event that was looked at, with a prepare position of 0 (AllReader.cs). */
  readonly next: LogPosition;
  /** How many events were looked at. */
  readonly considered: number;
  /** Nothing stood behind the page. A page that was full, or had looked at all it may, does not know. */
  readonly isEnd: boolean;
}

/** The index of the first record that begins at `position` or later. */
function indexFrom(records: readonly Recorded[], position: number): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether the log can be read from here. Where no record begins or ends the server finds bytes that make no record, and says
 * "invalid position" (StorageReaderWorker.cs); forwards it does not look at what lies behind the beginning of the last one.
 */
export function isReadable({ records, end }: EventLog, { commit }: LogPosition, isBackwards: boolean): boolean {
  if (commit === 0 || commit >= end) return true;
  if (!isBackwards && commit > (records.at(-1)?.position ?? 0)) return true;
  const index = indexFrom(records, commit);
  return records[index]?.position === commit || records[index - 1]?.end === commit;
}

/** A page of $all forwards, from `current` on, inclusive (AllReader.cs, ReadAllEventsForwardInternal). */
export function pageForward(records: readonly Recorded[], current: LogPosition, filter: Filter, window: number): Page {
  const events: Recorded[] = [];
  let next = current;
  let considered = 0;
  let index = indexFrom(records, current.commit);
  while (events.length < PAGE && considered < window) {
    const record = records[index++];
    if (!record) return { events, current, next, considered, isEnd: true };
    considered += 1;
    if (filter(record)) events.push(record);
    next = { commit: record.end, prepare: 0 };
  }
  return { events, current, next, considered, isEnd: false };
}

/** $all from a position on, inclusive, to what is its end when that is reached. */
export function* forwards(records: readonly Recorded[], from: LogPosition, filter: Filter): Generator<Recorded> {
  for (let index = indexFrom(records, from.commit); index < records.length; index++) {
    const record = records[index];
    if (record && filter(record)) yield record;
  }
}

/** $all backwards: the records that end at `from` or before, so that the event that begins there is not among them. */
export function* backwards(records: readonly Recorded[], from: LogPosition, filter: Filter): Generator<Recorded> {
  for (let index = indexFrom(records, from.commit) - 1; index >= 0; index--) {
    const record = records[index];
    if (record && record.end <= from.commit && filter(record)) yield record;
  }
}
