import { createHash } from 'node:crypto';
import { appendInOrder } from './copy-log-appends.js';
import { placeOf, readAlong } from './copy-log-comparing.js';
import { CopyDiffers, TargetHoldsAnotherLog } from './copy-log-refusals.js';
import { type EventStore, type ReadAllOptions, type StoredEvent, positionOf } from './event-store.js';

export { CopyDiffers, LogCannotBeCopied, TargetHoldsAnotherLog } from './copy-log-refusals.js';

export interface CopyOptions {
  /**
   * How many appends are sent at once, and waited for before the next are. More than one only where the target stores what it
   * is sent in one turn in that order, as a whole or not at all, as the embedded store does with some hundred: elsewhere a
   * failure in the middle leaves a gap that no later copy can fill.
   */
  readonly inFlight: number;
  /** Hears of every event. */
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Stops between appends: what has been copied stays, and the same copy said again goes on from there. */
  readonly signal?: AbortSignal;
}

export interface CopyProgress {
  readonly step: 'comparing' | 'copying' | 'verifying';
  /** How far in the source, from 0 to 1. */
  readonly done: number;
}

/** What a copy came to, once both logs have been read and were equal. */
export interface LogCopied {
  readonly copied: number;
  /** How many the target held before. */
  readonly already: number;
  /** How many were read and compared. */
  readonly total: number;
  /**
   * Of all of them, in hexadecimal. Each event is `[stream, revision, id, type, contentType, length of data, length of metadata]`
   * as JSON and a line feed, then its data, then its metadata.
   */
  readonly sha256: string;
  /** Whether the source was written since the copy began: another copy takes that. */
  readonly sourceWentOn: boolean;
}

type Log = Pick<EventStore, 'readAll'>;
type Events = AsyncGenerator<StoredEvent, undefined>;

/**
 * Makes the target hold what the source held when this began: the same streams, ids, types and bytes in the same order. What a
 * store keeps for itself, in streams that begin with `$`, stays where it is. Goes on from what the target has of it already, and
 * reads both logs from beginning to end at last.
 * @throws TargetHoldsAnotherLog, LogCannotBeCopied, HistoryMissing, CopyDiffers, the signal's reason, and what the stores throw;
 * whatever ends it, what the target held before is untouched
 */
export async function copyLog(
  source: Log & Pick<EventStore, 'head'>,
  target: Log & Pick<EventStore, 'append'>,
  { inFlight, onProgress, signal }: CopyOptions,
): Promise<LogCopied> {
  const until = (await source.head()) ?? positionOf(0);
  const original = () => eventsOf(source, { until }, signal);
  const copy = () => eventsOf(target, {}, signal);
  const telling =
    (step: CopyProgress['step']) =>
    ({ position }: StoredEvent): void =>
      onProgress?.({ step, done: Number(position) / Number(until) });

  const counts = await reading(original(), async (events) => ({
    already: await readAlong(events, copy(), TargetHoldsAnotherLog.parting, telling('comparing')),
    copied: await appendInOrder(events, target, inFlight, telling('copying')),
  }));
  const equal = await reading(original(), (events) => verified(events, copy(), telling('verifying')));
  const { done } = await reading(eventsOf(source, { after: until }, signal), (events) => events.next());
  return { ...counts, ...equal, sourceWentOn: !done };
}

/** Reads both to their ends. @throws CopyDiffers */
async function verified(original: Events, copy: Events, tell: (event: StoredEvent) => void) {
  const hash = createHash('sha256');
  const total = await readAlong(
    original,
    copy,
    (parting) => new CopyDiffers(parting),
    (event) => {
      const { stream, revision, id, type, contentType, data, metadata } = event;
      const head = JSON.stringify([stream, revision, id, type, contentType, data.length, metadata.length]);
      hash.update(`${head}\n`).update(data).update(metadata);
      tell(event);
    },
  );
  const { value: missing } = await original.next();
  if (missing) throw new CopyDiffers(`event ${total + 1}, ${placeOf(missing)}, is missing in the target`);
  return { total, sha256: hash.digest('hex') };
}

async function* eventsOf(log: Log, part: ReadAllOptions, signal: AbortSignal | undefined): Events {
  for await (const event of log.readAll(part)) {
    signal?.throwIfAborted();
    if (!event.stream.startsWith('$')) yield event;
  }
}

/** Whatever becomes of the work, nothing stays open at the store. */
async function reading<T>(events: Events, work: (events: Events) => Promise<T>): Promise<T> {
  try {
    return await work(events);
  } finally {
    await events.return(undefined);
  }
}
