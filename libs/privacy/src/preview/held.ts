import { type Municipality, type Purpose, parseStreamName } from '#kernel';
import type { DomainLog } from '#event-store';
import { type Definitions, TheirAffairs, purposesOf, upTo } from '../about-people.js';
import { READ_LOG } from '../read-log/look.js';

/** What the log holds about somebody: how many personal values by purpose, what else names them, and how often they were looked at. */
export interface Held {
  readonly values: Readonly<Record<Purpose, number>>;
  readonly events: number;
  readonly looks: number;
}

/** Counts without opening anything. Reads the whole log once: about a second for 50,000 events. */
export async function heldAbout(
  log: DomainLog,
  definitions: Definitions,
  municipality: Municipality,
  subjectIds: readonly string[],
  until?: string,
): Promise<ReadonlyMap<string, Held>> {
  const counts = subjectIds.map((id) => ({
    id,
    only: new Set([id]),
    affairs: new TheirAffairs(new Set([id]), definitions),
    held: { values: { contact: 0, health: 0, notes: 0 }, events: 0, looks: 0 },
  }));
  for await (const { events } of log.readAll(upTo(until)))
    for (const decoded of events) {
      if (!('event' in decoded) || decoded.event.metadata.municipality !== municipality) continue;
      const { event } = decoded;
      for (const { only, affairs, held } of counts) {
        if (!affairs.has(event)) continue;
        if (parseStreamName(event.stream)?.category === READ_LOG) held.looks++;
        else held.events++;
        for (const purpose of Object.values(purposesOf(event, definitions, only))) held.values[purpose]++;
      }
    }
  return new Map(counts.map(({ id, held }) => [id, held]));
}
