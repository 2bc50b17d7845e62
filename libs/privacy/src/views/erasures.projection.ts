import {
  type ActorKind,
  type ErasureReason,
  type Instant,
  type LegalBasis,
  type Purpose,
  type RecordedEvent,
  erasureEvents,
} from '#kernel';
import {
  type RowOf,
  type SelectedRows,
  id,
  instant,
  json,
  notPersonal,
  nullable,
  projection,
  table,
  word,
} from '#projections';

const erasureRecord = table({
  columns: {
    /** The event by which it was decided. */
    erasureId: id(),
    subjectId: id(),
    kind: notPersonal('the name of a type'),
    purposes: json<readonly Purpose[]>('words from a list'),
    reason: word<ErasureReason>(),
    legalBasis: word<LegalBasis>(),
    caseNumber: nullable(notPersonal('the number of a case in the municipality’s own files')),
    decidedAt: instant(),
    decidedBy: notPersonal('the id of an account'),
    decidedByKind: word<ActorKind>(),
    /** Null until then. */
    keysDestroyedAt: nullable(instant()),
    /** When nothing was left; null until then, and again while it is carried out once more after a restore. */
    erasedAt: nullable(instant()),
    /** When it was carried out again, because a backup had brought something back. */
    reappliedAt: nullable(instant()),
  },
  key: ['erasureId'],
  secondary: ['subjectId'],
});

const tables = { erasureRecord };
export type ErasureRow = RowOf<typeof erasureRecord>;

interface AboutErasure {
  readonly data: { readonly subjectId: string; readonly purposes: readonly Purpose[] };
}

const theirs = ({ data: { subjectId } }: AboutErasure) => [
  { table: 'erasureRecord' as const, where: 'subjectId' as const, equals: subjectId },
];

/** Every decision about them that the event concerns, with what it changes. */
const changed = (
  rows: SelectedRows<typeof tables>,
  { data: { subjectId, purposes }, metadata: { recordedAt } }: AboutErasure & Pick<RecordedEvent, 'metadata'>,
  columns: (at: Instant) => Partial<ErasureRow>,
) =>
  rows
    .all('erasureRecord', 'subjectId', subjectId)
    .filter((row) => row.purposes.some((purpose) => purposes.includes(purpose)))
    .map((row) => ({ table: 'erasureRecord' as const, put: { ...row, ...columns(recordedAt) } }));

/** What has been decided to be erased, and how far that has been carried out: the proof of it. */
export const erasuresProjection = projection({
  name: 'erasures',
  version: 1,
  events: erasureEvents,
  tables,
  on: {
    ErasureDecided: {
      evolve: (_rows, { id: erasureId, data, metadata: { actor, recordedAt } }) => [
        {
          table: 'erasureRecord',
          put: {
            erasureId,
            subjectId: data.subjectId,
            kind: data.kind,
            purposes: data.purposes,
            reason: data.reason,
            legalBasis: data.legalBasis,
            caseNumber: data.caseNumber ?? null,
            decidedAt: recordedAt,
            decidedBy: actor.id,
            decidedByKind: actor.kind,
            keysDestroyedAt: null,
            erasedAt: null,
            reappliedAt: null,
          },
        },
      ],
    },
    ErasureReapplied: {
      select: theirs,
      evolve: (rows, event) => changed(rows, event, (reappliedAt) => ({ reappliedAt, erasedAt: null })),
    },
    PersonKeysDestroyed: {
      select: theirs,
      evolve: (rows, event) => changed(rows, event, (keysDestroyedAt) => ({ keysDestroyedAt })),
    },
    PersonDataErased: {
      select: theirs,
      evolve: (rows, event) => changed(rows, event, (erasedAt) => ({ erasedAt })),
    },
  },
});
