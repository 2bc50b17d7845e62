import { type Municipality, type Purpose, type RecordedEvent, parseStreamName, purposes } from '#kernel';
import type { DecodedEvent, DomainLog } from '#event-store';
import { type Definitions, TheirAffairs, idsIn, purposesOf, subjectsOf, upTo } from '../../about-people.js';
import { READ_LOG } from '../../read-log/look.js';
import type { PersonalDataRead } from '../personal-data-read.js';
import { eventWords } from '../words/events.js';
import { onlyTheirs, theirsToKnow } from './about-them.js';
import type { ReportedActor, ReportedData, ReportedEntry, ReportedLook, ReportedThing } from './report.js';
import { Things } from './things.js';

/** What the log holds about somebody. */
export interface History {
  readonly entries: readonly ReportedEntry[];
  readonly looks: readonly ReportedLook[];
  readonly things: readonly ReportedThing[];
  readonly unreadable: number;
}

/** Tells of an account as much as the report is to say. */
export type Told = (actor: RecordedEvent['metadata']['actor']) => ReportedActor;

/**
 * Reads a municipality's whole log once and keeps what concerns these ids, which are one person’s: a few seconds for 100,000 events.
 * In memory are that, and the ids of the municipality's people and things.
 */
export async function historyOf(
  { log, definitions }: { readonly log: Pick<DomainLog, 'readAll' | 'unseal'>; readonly definitions: Definitions },
  municipality: Municipality,
  ids: ReadonlySet<string>,
  told: Told,
  until?: string,
): Promise<History> {
  const gathering = new Gathering(definitions, ids);
  for await (const { events } of log.readAll(upTo(until))) {
    const found = events.flatMap((decoded) =>
      parseStreamName(decoded.stored.stream)?.municipality === municipality ? gathering.take(decoded) : [],
    );
    await log.unseal(found.map((event) => onlyTheirs(event, definitions, ids)));
  }
  return gathering.history(told);
}

class Gathering {
  private count = 0;
  private unreadable = 0;
  private readonly affairs: TheirAffairs;
  private readonly others = new Set<string>();
  private readonly things = new Things();
  private readonly entries: { readonly index: number; readonly event: RecordedEvent }[] = [];
  private readonly looks: PersonalDataRead[] = [];

  constructor(
    private readonly definitions: Definitions,
    private readonly ids: ReadonlySet<string>,
  ) {
    this.affairs = new TheirAffairs(ids, definitions);
  }

  /** @returns the event where it is an entry about them */
  take(decoded: DecodedEvent): RecordedEvent[] {
    const index = this.count++;
    if (!('event' in decoded)) {
      this.unreadable++;
      return [];
    }
    const { event } = decoded;
    const isLook = parseStreamName(event.stream)?.category === READ_LOG;
    if (!isLook) {
      this.things.take(event);
      for (const id of subjectsOf(event, this.definitions)) if (!this.ids.has(id)) this.others.add(id);
    }
    if (!this.affairs.has(event)) return [];
    if (isLook) {
      this.looks.push(onlyAt(event as PersonalDataRead, this.ids));
      return [];
    }
    this.entries.push({ index, event });
    return [event];
  }

  /** Once everybody is known whom an entry may name besides. */
  history(told: Told): History {
    const entries = this.entries.map(({ index, event }) => this.entryOf(index, event, told));
    const named = new Set(entries.flatMap(({ data }) => idsWithin(data)));
    return {
      entries,
      looks: this.looks.map((look) => lookOf(look, told)),
      things: this.things.among(named),
      unreadable: this.unreadable,
    };
  }

  private entryOf(index: number, event: RecordedEvent, told: Told): ReportedEntry {
    const { recordedAt, occurredAt, actor } = event.metadata;
    const by = told(actor);
    return {
      eventId: event.id,
      index,
      recordedAt,
      ...(occurredAt ? { occurredAt } : {}),
      event: event.type,
      says: eventWords(event.type),
      by,
      data: theirsToKnow(event, this.definitions, this.ids, this.others, by.id !== undefined),
      purposes: purposesOf(event, this.definitions, this.ids),
    };
  }
}

/** The look without everybody else at whom it was: it may have been at thousands. */
function onlyAt(look: PersonalDataRead, ids: ReadonlySet<string>): PersonalDataRead {
  const { at, readingFor, asked, ...people } = look.data;
  const theirs = purposes.flatMap((purpose) => {
    const seen = people[purpose]?.filter((id) => ids.has(id)) ?? [];
    return seen.length > 0 ? [[purpose, seen] as const] : [];
  });
  return { ...look, data: { at, readingFor, asked, ...Object.fromEntries(theirs) } };
}

function lookOf({ id: eventId, data, metadata }: PersonalDataRead, told: Told): ReportedLook {
  const { at, readingFor, asked, ...people } = data;
  return {
    eventId,
    at,
    readingFor,
    by: told(metadata.actor),
    subjectIds: [...new Set(Object.values(people).flat())],
    purposes: Object.keys(people) as Purpose[],
    asked,
  };
}

const idsWithin = (value: ReportedData): readonly string[] =>
  typeof value === 'string'
    ? idsIn(value)
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(idsWithin)
      : [];
