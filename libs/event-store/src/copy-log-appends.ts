import { bytesOf } from './appendable.js';
import { placeOf } from './copy-log-comparing.js';
import { LogCannotBeCopied, TargetHoldsAnotherLog } from './copy-log-refusals.js';
import {
  type EventStore,
  HistoryMissing,
  MAX_APPEND_BYTES,
  type StoredEvent,
  WrongExpectedRevision,
} from './event-store.js';

/** What a store adds around each event counts against its own limit too, so that an append is limited in number as well. */
const MOST_EVENTS = 100;
/** Sent at once, give or take an append: what memory holds of the log. */
const BATCH_BYTES = 4 * 1024 * 1024;

/** Neighbours in the log that stand in one stream: appended at once they stand in the same order. */
interface Run {
  readonly events: readonly [StoredEvent, ...StoredEvent[]];
  readonly bytes: number;
}

/**
 * Appends events in log order, up to `inFlight` appends at once.
 * @param each hears of every event once it is stored
 * @returns how many they were
 */
export async function appendInOrder(
  events: AsyncIterable<StoredEvent>,
  target: Pick<EventStore, 'append'>,
  inFlight: number,
  each: (event: StoredEvent) => void,
): Promise<number> {
  let stored = 0;
  for await (const batch of batchesOf(runsOf(events), inFlight)) {
    // All are waited for before more is sent: what came after a failure would stand where the failed should.
    const outcomes = await Promise.allSettled(batch.map((run) => append(target, run)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    for (const run of batch) {
      stored += run.events.length;
      run.events.forEach(each);
    }
  }
  return stored;
}

/** At an exact revision: said again it is the same append, and what somebody else has written shows. */
async function append(target: Pick<EventStore, 'append'>, { events }: Run): Promise<void> {
  const [first] = events;
  const { stream, revision } = first;
  try {
    await target.append(stream, events, { expected: revision === 0 ? 'noStream' : revision - 1 });
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
    const next = (error.actual ?? -1) + 1;
    // All that came before has been copied: what is missing is missing in the source, what is too much is not ours.
    throw next < revision ? new HistoryMissing(stream, next, revision) : TargetHoldsAnotherLog.written(placeOf(first));
  }
}

async function* runsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<Run> {
  let run: Run | undefined;
  for await (const event of events) {
    if (event.contentType !== 'application/json') throw new LogCannotBeCopied(placeOf(event));
    const bytes = bytesOf([event]);
    if (run && goesOn(run, event, bytes)) {
      run = { events: [...run.events, event], bytes: run.bytes + bytes };
      continue;
    }
    if (run) yield run;
    run = { events: [event], bytes };
  }
  if (run) yield run;
}

function goesOn({ events, bytes }: Run, { stream, revision }: StoredEvent, more: number): boolean {
  const [first] = events;
  return (
    first.stream === stream &&
    first.revision + events.length === revision &&
    events.length < MOST_EVENTS &&
    bytes + more <= MAX_APPEND_BYTES
  );
}

async function* batchesOf(runs: AsyncIterable<Run>, most: number): AsyncGenerator<readonly Run[]> {
  let [batch, bytes]: [Run[], number] = [[], 0];
  for await (const run of runs) {
    batch.push(run);
    bytes += run.bytes;
    if (batch.length < most && bytes < BATCH_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
