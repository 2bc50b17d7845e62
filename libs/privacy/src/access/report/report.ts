import type { ActorKind, ErasureReason, Instant, Language, LegalBasis, Municipality, Purpose } from '#kernel';
import type { PersonRecord } from '../../erasure/person-record.js';
import type { ReadingFor } from '../../read-log/read-log.events.js';

export type Words = Readonly<Record<Language, string>>;

/**
 * Everything that is held about one person, for themselves: GDPR Articles 15 and 20. This is the JSON that they get; its shape changes
 * only with `version`. Times are UTC, dates and times of day are those of Denmark.
 */
export interface PersonReport {
  readonly format: 'samspil-person-report';
  readonly version: 1;
  readonly municipality: Municipality;
  readonly madeAt: Instant;
  /** Stands in a report of how things stood at an earlier time: that time. What was recorded later is not in it. */
  readonly asKnownAt?: Instant;
  /** Whether it says which accounts looked and acted, or only of what kind they were. */
  readonly withStaff: boolean;
  /** Who they are, as it is known now, or was known then: one for each record of theirs. */
  readonly records: readonly ReportedRecord[];
  /** What was decided to be erased of it. */
  readonly erasures: readonly ReportedErasure[];
  /** Every entry of the log that concerns them, in the order in which they were recorded. */
  readonly entries: readonly ReportedEntry[];
  /** Every look at it, in the order in which they were recorded; the last is the one by which this was made, where it tells of now. */
  readonly looks: readonly ReportedLook[];
  /** What the ids in the entries stand for, where that has a name or a time. */
  readonly things: readonly ReportedThing[];
  /** Entries of the municipality that could not be read, so that nobody knows whether they concern them. */
  readonly unreadable: number;
  readonly notIncluded: readonly Words[];
}

export interface ReportedRecord extends PersonRecord {
  readonly values: readonly ReportedValue[];
}

/** Null where nothing is known, or where it has been erased. */
export interface ReportedValue {
  readonly field: string;
  readonly purpose: Purpose;
  readonly value: string | null;
  readonly erased?: true;
}

export interface ReportedErasure extends PersonRecord {
  readonly purposes: readonly Purpose[];
  readonly reason: ErasureReason;
  readonly legalBasis: LegalBasis;
  readonly caseNumber: string | null;
  readonly decidedAt: Instant;
  readonly by: ReportedActor;
  readonly keysDestroyedAt: Instant | null;
  readonly erasedAt: Instant | null;
  readonly reappliedAt: Instant | null;
}

/** An account of the municipality is told of only by its kind, unless the report is made with staff. */
export interface ReportedActor {
  readonly kind: ActorKind;
  readonly id?: string;
}

export interface ReportedEntry {
  readonly eventId: string;
  /** Its number in the municipality's log, from 0: the same that `npm run audit -- replay` shows. */
  readonly index: number;
  readonly recordedAt: Instant;
  /** Where it was noted afterwards. */
  readonly occurredAt?: Instant;
  readonly event: string;
  readonly says: Words;
  readonly by: ReportedActor;
  readonly data: Readonly<Record<string, ReportedData>>;
  /** Which fields of `data` are personal, and what they are held for. */
  readonly purposes: Readonly<Record<string, Purpose>>;
}

/** As it stands in the log, but for what is about others, and for what has been erased. */
export type ReportedData =
  | string
  | number
  | boolean
  | null
  | typeof ANOTHER_PERSON
  | typeof ERASED_VALUE
  | readonly ReportedData[]
  | { readonly [field: string]: ReportedData };

export const ANOTHER_PERSON = { hidden: 'anotherPerson' } as const;
export const ERASED_VALUE = { erased: true } as const;

export interface ReportedLook {
  readonly eventId: string;
  readonly at: Instant;
  readonly readingFor: ReadingFor;
  readonly by: ReportedActor;
  /** Which of their records was shown. */
  readonly subjectIds: readonly string[];
  readonly purposes: readonly Purpose[];
  /** What was asked, in the words of the API. */
  readonly asked: readonly string[];
}

/** A café, a session: what it is called, and when it begins. */
export interface ReportedThing {
  readonly id: string;
  readonly name: string | null;
  readonly startsAt: Instant | null;
}
