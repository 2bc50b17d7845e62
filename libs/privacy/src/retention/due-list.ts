import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Instant,
  type LocalDate,
  type Purpose,
  dateIn,
  instant,
  isWholePerson,
  plusDays,
  purposes,
} from '#kernel';
import type { World } from '#graphql';
import type { PersonRecord } from '../erasure/person-record.js';
import type { LastActive, PersonRecords } from '../erasure/person-records.js';
import { erasuresProjection } from '../views/erasures.projection.js';
import type { RetentionRuleRow } from '../views/retention.projection.js';
import { plusMonths } from './calendar.js';
import type { RetentionCovers } from './retention.events.js';
import { heldOn, retentionRules } from './retention.query.js';

/** More than any municipality has people on record. */
const EVERYBODY = 1_000_000;

/** People who are looked up before others get their turn. */
const AT_ONCE = 100;

/** From the 28th of a month, months of differing length lead to days that differ by three at most. */
const SLACK_DAYS = 4;

/** What the due list is made from, besides the read models. */
export interface DueSources {
  readonly kinds: readonly PersonRecords[];
  /** For which purposes anything of a person is stored that could be read in that world. */
  readonly storedIn: (world: World) => Promise<(subjectId: string) => readonly Purpose[]>;
}

/** What Nest injects them by. */
export const DUE_SOURCES = Symbol('DueSources');

/** A person whose data were kept long enough by one of the municipality's rules: somebody has to decide. */
export interface Due extends PersonRecord {
  readonly rule: RetentionRuleRow;
  readonly lastActive: LocalDate;
  /** The first day on which it was due. */
  readonly dueSince: LocalDate;
}

/** What a rule asks to erase. */
export const purposesOf = (covers: RetentionCovers): readonly Purpose[] =>
  covers === 'everything' ? purposes : [covers];

/**
 * Everybody on whom somebody has to decide, due the longest first. Who is due for everything is not named for a part besides. Left
 * out are those with nothing stored that the rule is about, those of whom it has been decided to erase it, those on hold, and those
 * with something ahead of them. Changes nothing, and shows nobody's name. Takes about two seconds for ten thousand people who are due.
 */
export async function dueForErasure(world: World, sources: DueSources): Promise<readonly Due[]> {
  world.demand('holdData');
  const now = world.seenAt.now();
  const isOpen = await whatIsOpen(world, sources, now);
  const due: Due[] = [];
  for (const records of sources.kinds) for await (const each of dueOfKind(world, records, isOpen, now)) due.push(each);
  return due.sort((a, b) => compare(a.dueSince, b.dueSince) || compare(a.subjectId, b.subjectId));
}

/** Whether there is anything to decide of what a rule covers, were it due. */
type IsOpen = (subjectId: string, covers: RetentionCovers) => boolean;

async function whatIsOpen(world: World, { storedIn }: DueSources, now: Instant): Promise<IsOpen> {
  const stored = await storedIn(world);
  const held = await heldOn(world, dateIn(now));
  const decided = await decidedOn(world);
  return (subjectId, covers) => {
    const open = purposesOf(covers).filter((purpose) => !decided.get(subjectId)?.has(purpose));
    if (held.has(subjectId) || open.length === 0) return false;
    return stored(subjectId).some((purpose) => open.includes(purpose));
  };
}

async function* dueOfKind(
  world: World,
  { kind, inactiveSince, ahead }: PersonRecords,
  isOpen: IsOpen,
  now: Instant,
): AsyncIterable<Due> {
  const today = dateIn(now);
  const settled = new Set<string>();
  let looked = 0;
  // The rule for everything comes first among those for a kind.
  for (const rule of (await retentionRules(world)).filter((each) => each.kind === kind))
    for (const person of await inactiveSince(world, justAfterDue(rule, today), EVERYBODY)) {
      const { subjectId } = person;
      if (++looked % AT_ONCE === 0) await nextTurn();
      if (settled.has(subjectId) || !isOpen(subjectId, rule.covers)) continue;
      const due = dueBy(rule, person);
      if (due.dueSince > today) continue;
      const isBusy = (await ahead(world, subjectId, now)).length > 0;
      if (isBusy || rule.covers === 'everything') settled.add(subjectId);
      if (!isBusy) yield due;
    }
}

/** Nobody who was active from then on can be due today. */
const justAfterDue = ({ keepMonths }: RetentionRuleRow, today: LocalDate): Instant =>
  instant(`${plusDays(plusMonths(today, -keepMonths), SLACK_DAYS)}T00:00:00Z`);

function dueBy(rule: RetentionRuleRow, { subjectId, lastActive }: LastActive): Due {
  const day = dateIn(lastActive);
  return { kind: rule.kind, subjectId, rule, lastActive: day, dueSince: plusMonths(day, rule.keepMonths) };
}

/** What it has been decided to erase, by person, whether or not that has been carried out yet. */
async function decidedOn({ views, municipality }: World): Promise<ReadonlyMap<string, ReadonlySet<Purpose>>> {
  const rows = await views
    .query(erasuresProjection)
    .selectFrom('erasureRecord')
    .select(['subjectId', 'purposes'])
    .where('municipality', '=', municipality)
    .execute();
  const decided = new Map<string, Set<Purpose>>();
  for (const row of rows) {
    const gone = isWholePerson(row.purposes) ? purposes : row.purposes;
    decided.set(row.subjectId, new Set([...(decided.get(row.subjectId) ?? []), ...gone]));
  }
  return decided;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
