import { type ActorKind, erasureEvents, isWholePerson } from '#kernel';
import { type RowOf, id, instant, integer, notPersonal, projection, table, date, word } from '#projections';
import { type HoldReason, type RetentionCovers, retentionEvents } from '../retention/retention.events.js';

const retentionRule = table({
  columns: {
    /** Of the municipality, the kind of person and the kind of data. */
    ruleId: id(),
    kind: notPersonal('the name of a type'),
    covers: word<RetentionCovers>(),
    keepMonths: integer(),
    setAt: instant(),
    setBy: notPersonal('the id of an account'),
    setByKind: word<ActorKind>(),
  },
  key: ['ruleId'],
});

const retentionHold = table({
  columns: {
    subjectId: id(),
    kind: notPersonal('the name of a type'),
    /** Included. */
    until: date(),
    reason: word<HoldReason>(),
    decidedAt: instant(),
    decidedBy: notPersonal('the id of an account'),
    decidedByKind: word<ActorKind>(),
  },
  key: ['subjectId'],
});

export type RetentionRuleRow = RowOf<typeof retentionRule>;
export type RetentionHoldRow = RowOf<typeof retentionHold>;

const { ErasureDecided } = erasureEvents;

const ruleIdOf = (municipality: string, { kind, covers }: Pick<RetentionRuleRow, 'kind' | 'covers'>): string =>
  [municipality, kind, covers].join('_');

/** How long people's data are kept, and for whom somebody has put that off. */
export const retentionProjection = projection({
  name: 'retention',
  version: 1,
  events: { ...retentionEvents, ErasureDecided },
  tables: { retentionRule, retentionHold },
  // A hold and the erasure that ends it stand in two streams of one id.
  partition: ({ stream }) => stream.slice(stream.indexOf('-') + 1),
  on: {
    RetentionRuleSet: {
      evolve: (_rows, { data, metadata: { municipality, actor, recordedAt } }) => [
        {
          table: 'retentionRule',
          put: {
            ruleId: ruleIdOf(municipality, data),
            ...data,
            setAt: recordedAt,
            setBy: actor.id,
            setByKind: actor.kind,
          },
        },
      ],
    },
    RetentionRuleEnded: {
      evolve: (_rows, { data, metadata: { municipality } }) => [
        { table: 'retentionRule', remove: { ruleId: ruleIdOf(municipality, data) } },
      ],
    },
    RetentionPostponed: {
      evolve: (_rows, { data, metadata: { actor, recordedAt } }) => [
        {
          table: 'retentionHold',
          put: { ...data, decidedAt: recordedAt, decidedBy: actor.id, decidedByKind: actor.kind },
        },
      ],
    },
    RetentionHoldReleased: {
      evolve: (_rows, { data: { subjectId } }) => [{ table: 'retentionHold', remove: { subjectId } }],
    },
    ErasureDecided: {
      evolve: (_rows, { data: { subjectId, purposes } }) =>
        isWholePerson(purposes) ? [{ table: 'retentionHold', remove: { subjectId } }] : [],
    },
  },
});
