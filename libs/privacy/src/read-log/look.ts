import {
  type Actor,
  type DataOf,
  type Instant,
  type Purpose,
  type Unrecorded,
  dateIn,
  eventIdOf,
  purposes,
  streamName,
} from '#kernel';
import { v7 } from 'uuid';
import type { ReadingFor, readLogEvents } from './read-log.events.js';

/** The category of the read log's streams. */
export const READ_LOG = 'readLog';

/** People in one event: far below what an event may weigh. */
const MOST_IN_AN_EVENT = 2_000;

/** One request by which somebody is shown people's data. */
export interface Reading {
  readonly actor: Actor;
  readonly readingFor: ReadingFor;
  /** Which fields of the API it asks, in the schema's words. */
  readonly asked: readonly string[];
}

/** An event weighs as much as so many people in it. */
const PEOPLE_PER_EVENT = 15;

/** An event that is still to be recorded, and of how many people it tells. */
export interface Look extends Unrecorded {
  readonly people: number;
}

/** What a reading showed, as events of the day on which it did. */
export function lookOf(
  { actor, readingFor, asked }: Reading,
  at: Instant,
  shown: ReadonlyMap<Purpose, ReadonlySet<string>>,
): readonly Look[] {
  const stream = streamName(READ_LOG, actor.municipality, dateIn(at));
  return inParts(shown).map((people) => {
    const commandId = v7();
    const data: DataOf<typeof readLogEvents, 'PersonalDataRead'> = { at, readingFor, asked: [...asked], ...people };
    const told = Object.values(people).reduce((sum, ids) => sum + ids.length, 0);
    return {
      stream,
      people: told,
      weight: told + PEOPLE_PER_EVENT,
      event: {
        id: eventIdOf(commandId, stream, 0),
        type: 'PersonalDataRead',
        data,
        metadata: {
          municipality: actor.municipality,
          commandId,
          $correlationId: commandId,
          $causationId: commandId,
          actor: { id: actor.id, kind: actor.kind },
          recordedAt: at,
        },
      },
    };
  });
}

function inParts(shown: ReadonlyMap<Purpose, ReadonlySet<string>>): readonly Partial<Record<Purpose, string[]>>[] {
  const all = purposes.flatMap((purpose) => [...(shown.get(purpose) ?? [])].sort().map((id) => ({ purpose, id })));
  const parts: Partial<Record<Purpose, string[]>>[] = [];
  for (let start = 0; start < all.length; start += MOST_IN_AN_EVENT) {
    const part: Partial<Record<Purpose, string[]>> = {};
    for (const { purpose, id } of all.slice(start, start + MOST_IN_AN_EVENT)) (part[purpose] ??= []).push(id);
    parts.push(part);
  }
  return parts;
}
