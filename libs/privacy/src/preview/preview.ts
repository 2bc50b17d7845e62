import { type Language, type LocalDate, type Purpose, dateIn, isWholePerson, purposes } from '#kernel';
import type { DomainLog } from '#event-store';
import { type World, globalId } from '#graphql';
import type { PersonRecord } from '../erasure/person-record.js';
import type { Ahead, PersonRecords } from '../erasure/person-records.js';
import type { Definitions } from '../about-people.js';
import { heldUntil } from '../retention/retention.query.js';
import { erasuresOfPerson } from '../views/erasures.query.js';
import { type Held, heldAbout } from './held.js';
import { type LookAlike, lookAlikes } from './look-alikes.js';
import { aheadKept, aheadWords, goingWords, stayingWords } from './words.js';

/** Something that would go or stay. */
interface PreviewLine {
  readonly what: string;
  /** Null where it cannot be counted. */
  readonly count: number | null;
  readonly text: string;
}

interface RecordPreview extends PersonRecord {
  /** What was decided before. */
  readonly erasedBefore: readonly Purpose[];
  /** Until when somebody decided to keep their data; null where nobody did. */
  readonly heldUntil: LocalDate | null;
  readonly goes: readonly PreviewLine[];
  readonly stays: readonly PreviewLine[];
  readonly ahead: readonly (Ahead & { readonly text: string })[];
}

export interface ErasurePreview {
  readonly records: readonly RecordPreview[];
  readonly lookAlikes: readonly LookAlike[];
}

export interface PreviewSources {
  readonly log: DomainLog;
  readonly definitions: Definitions;
  readonly kinds: readonly PersonRecords[];
  /** Whether the record was there in that world. */
  readonly isOnRecord: (world: World, record: PersonRecord) => Promise<boolean>;
}

export const PREVIEW_SOURCES = Symbol('PreviewSources');

/** What erasing these records would take and leave, and why. Changes nothing. */
export async function previewErasure(
  { log, definitions, kinds }: PreviewSources,
  world: World,
  people: readonly PersonRecord[],
  chosen: readonly Purpose[],
  language: Language,
): Promise<ErasurePreview> {
  world.demand('reportOnPeople');
  const wanted = isWholePerson(chosen) ? purposes : chosen;
  const ids = people.map(({ subjectId }) => subjectId);
  const held = await heldAbout(log, definitions, world.municipality, ids, world.seenAt.until);
  const now = world.seenAt.now();
  const records = people.map(async ({ kind, subjectId }): Promise<RecordPreview> => {
    const records = kinds.find((each) => each.kind === kind);
    const ahead = (await records?.ahead(world, subjectId, now)) ?? [];
    const before = (await world.load(erasuresOfPerson, subjectId)).flatMap((each) => each.purposes);
    const left = purposes.filter((purpose) => !before.includes(purpose));
    return {
      kind,
      subjectId,
      erasedBefore: purposes.filter((purpose) => before.includes(purpose)),
      heldUntil: await heldUntil(world, subjectId, dateIn(now)),
      ...linesOf(held.get(subjectId), wanted, left, language),
      ahead: ahead.map(({ what, type, id, at }) => ({
        what,
        type,
        id: globalId(type, id),
        at,
        text: (isWholePerson(wanted) ? aheadWords[what] : aheadKept)[language],
      })),
    };
  });
  return { records: await Promise.all(records), lookAlikes: await lookAlikes(world, kinds, people) };
}

function linesOf(held: Held | undefined, wanted: readonly Purpose[], left: readonly Purpose[], language: Language) {
  const { values, events, looks } = held ?? { values: { contact: 0, health: 0, notes: 0 }, events: 0, looks: 0 };
  const going = left.filter((purpose) => wanted.includes(purpose) && values[purpose] > 0);
  const kept = left.filter((purpose) => !wanted.includes(purpose));
  const stays = (what: keyof typeof stayingWords, count: number | null): PreviewLine => ({
    what,
    count,
    text: stayingWords[what][language],
  });
  const keptValues = kept.reduce((sum, purpose) => sum + values[purpose], 0);
  return {
    goes: going.map((purpose) => ({ what: purpose, count: values[purpose], text: goingWords[purpose][language] })),
    stays: [
      ...(keptValues > 0 ? [stays('otherPurposes', keptValues)] : []),
      stays('events', events),
      stays('looks', looks),
      stays('decision', null),
      stays('backups', null),
    ],
  };
}
