import { z } from 'zod';
import { type Instant, type Municipality, instantSchema, parseStreamName } from '#kernel';
import { type Position, type StoredEvent } from '#event-store';
import { WrongOption } from '../ending.js';
import type { History } from './history.js';
import type { Moment } from './moment.js';

/** A beginning of the log. */
export interface Cut {
  /** The position of its last event, `undefined` where it holds none. */
  readonly position: Position | undefined;
  /** How many of the municipality's events are in it, or of all of them where none was named; a bundle's first may be counted on. */
  readonly length: number;
  /** When the last of them was recorded, where it says so. */
  readonly recordedAt: Instant | undefined;
}

const recordedSchema = z.object({ recordedAt: instantSchema });

/** When it was recorded, for who need not know more of the event. */
function recordedAtOf({ metadata }: Pick<StoredEvent, 'metadata'>): Instant | undefined {
  try {
    return recordedSchema.safeParse(JSON.parse(Buffer.from(metadata).toString('utf8'))).data?.recordedAt;
  } catch {
    return undefined;
  }
}

/**
 * Where a moment lies in a municipality's log, or in all logs together where none is named and the moment is a time: behind the longest
 * beginning in which nothing was recorded after it. An event that does not say when it was recorded goes with those before it.
 * @throws WrongOption where the index lies beyond the head, or the time beyond a part of a log, or no municipality says whose it is
 */
export async function cutAt(
  history: History,
  option: string,
  moment: Moment,
  municipality: Municipality | undefined,
): Promise<Cut> {
  if ('index' in moment && !municipality)
    throw new WrongOption(
      `${option} ${moment.index} is an index in one municipality's log: say which with --municipality 0183`,
    );
  const first = municipality ? history.firstIndexOf(municipality) : 0;
  if ('index' in moment && moment.index < first)
    throw new WrongOption(`${option} ${moment.index} lies before this part of the log, which begins with ${first}`);
  let cut: Cut = { position: undefined, length: first, recordedAt: undefined };
  for await (const event of history.store.readAll()) {
    const of = parseStreamName(event.stream)?.municipality;
    if (!of || (municipality && of !== municipality)) continue;
    const recordedAt = recordedAtOf(event);
    if ('time' in moment && recordedAt !== undefined && recordedAt > moment.time) return cut;
    cut = { position: event.position, length: cut.length + 1, recordedAt };
    if ('index' in moment && cut.length > moment.index) return cut;
  }
  if ('index' in moment)
    throw new WrongOption(
      cut.length === first
        ? `${option} ${moment.index}: there is no event of ${municipality} here`
        : `${option} ${moment.index} lies beyond the head: the last event of ${municipality} here is ${cut.length - 1}`,
    );
  refuseBeyondPart(history, option, moment, cut);
  return cut;
}

/** What follows on a part may have been recorded before that time too. */
function refuseBeyondPart({ bundle }: History, option: string, { time }: { readonly time: Instant }, cut: Cut): void {
  const part = bundle?.says.parts.find(({ to, size }) => to < size);
  if (part)
    throw new WrongOption(
      `${option} ${time} lies beyond this bundle, which ends with event ${part.to - 1} of ${part.size} of ${part.municipality}` +
        `${cut.recordedAt ? `, of ${cut.recordedAt}` : ''}: name an index up to ${part.to - 1}, or an earlier time, or export it without --last`,
    );
}

/** All that is there. */
export async function wholeOf(history: History, municipality: Municipality | undefined): Promise<Cut> {
  let cut: Cut = {
    position: undefined,
    length: municipality ? history.firstIndexOf(municipality) : 0,
    recordedAt: undefined,
  };
  for await (const event of history.store.readAll()) {
    const of = parseStreamName(event.stream)?.municipality;
    if (of && (!municipality || of === municipality))
      cut = { position: event.position, length: cut.length + 1, recordedAt: recordedAtOf(event) };
  }
  return cut;
}
