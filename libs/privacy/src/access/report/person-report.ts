import type { Clock, Municipality, Purpose } from '#kernel';
import type { DomainLog } from '#event-store';
import type { World } from '#graphql';
import type { PersonRecord } from '../../erasure/person-record.js';
import type { Definitions } from '../../about-people.js';
import type { ReadLog } from '../../read-log/read-log.js';
import { type ErasureSeen, erasuresOfPerson } from '../../views/erasures.query.js';
import { notIncluded } from '../words/not-included.js';
import { type Told, historyOf } from './history.js';
import type { Kind } from './records.js';
import type { PersonReport, ReportedErasure } from './report.js';
import { theirValues } from './their-values.js';

/** What a report is made from. */
export interface ReportSources {
  readonly log: Pick<DomainLog, 'readAll' | 'unseal'>;
  readonly definitions: Definitions;
  readonly kinds: readonly Kind[];
  readonly readLog: Pick<ReadLog, 'flush'>;
  readonly clock: Clock;
  /** What of somebody can be read by nobody any more, as told by the key store: also in a report of an earlier time. */
  readonly erasedNow: (municipality: Municipality, subjectId: string) => readonly Purpose[];
}

/** What Nest injects them by. */
export const REPORT_SOURCES = Symbol('ReportSources');

/**
 * Everything that is held about one person, whose records these are. The world's look at them is on record before the log is read, so
 * that the report also tells of the look by which it was made.
 *
 * Who looked and acted is told by the kind of account. The Court of Justice (C-579/21, 22 June 2023, operative part 2) gives a right
 * to when and what for; to who it was, of those who work for the municipality, only where somebody cannot otherwise use their rights,
 * and with regard to the rights of those. So has Datatilsynet (2024-32-0283, 6 June 2024). Whoever decides that makes it `withStaff`.
 * @throws NotPermitted, ReadLogFull, NotReady, and what the log throws
 */
export async function personReport(
  sources: ReportSources,
  world: World,
  records: readonly PersonRecord[],
  { withStaff }: { readonly withStaff: boolean },
): Promise<PersonReport> {
  world.demand('reportOnPeople');
  if (withStaff) world.demand('reportOnStaff');
  const { kinds, readLog, clock, erasedNow } = sources;
  const told: Told = ({ kind, id }) => ({ kind, ...(withStaff ? { id } : {}) });
  const goneOf = (subjectId: string, erasures: readonly ErasureSeen[]) =>
    new Set([
      ...erasedNow(world.municipality, subjectId),
      ...erasures.flatMap(({ purposes, keysDestroyedAt }) => (keysDestroyedAt === null ? [] : purposes)),
    ]);
  const theirs = await Promise.all(
    records.map(async (record) => {
      const erasures = await world.load(erasuresOfPerson, record.subjectId);
      return { erasures, record: await theirValues(record, kinds, world, goneOf(record.subjectId, erasures)) };
    }),
  );
  await readLog.flush();
  const ids = new Set(records.map(({ subjectId }) => subjectId));
  const { until } = world.seenAt;
  const { entries, looks, things, unreadable } = await historyOf(sources, world.municipality, ids, told, until);
  return {
    format: 'samspil-person-report',
    version: 1,
    municipality: world.municipality,
    madeAt: clock.now(),
    ...(until === undefined ? {} : { asKnownAt: world.seenAt.now() }),
    withStaff,
    records: theirs.map(({ record }) => record),
    erasures: theirs.flatMap(({ erasures }) => erasures).map((each) => erasureOf(each, told)),
    entries,
    looks,
    things,
    unreadable,
    notIncluded,
  };
}

function erasureOf(erasure: ErasureSeen, told: Told): ReportedErasure {
  const { kind, subjectId, purposes, reason, legalBasis, caseNumber, decidedAt } = erasure;
  const { decidedBy, decidedByKind, keysDestroyedAt, erasedAt, reappliedAt } = erasure;
  return {
    kind,
    subjectId,
    purposes,
    reason,
    legalBasis,
    caseNumber,
    decidedAt,
    by: told({ kind: decidedByKind, id: decidedBy }),
    keysDestroyedAt,
    erasedAt,
    reappliedAt,
  };
}
