import { z } from 'zod';
import {
  type Instant,
  type LocalDate,
  type Purpose,
  caseNumberSchema,
  command,
  dateIn,
  decider,
  erasureEvents,
  erasureReasonSchema,
  idSchema,
  isWholePerson,
  legalBasisSchema,
  nothing,
  personKindSchema,
  purposes,
  purposesSchema,
  vocabulary,
} from '#kernel';
import { erasureRefusals } from './erasure.refusals.js';

const whose = { subjectId: idSchema, purposes: purposesSchema };

/** Who it is about, as other places tell. */
export interface KnownPerson {
  /** Whether they are on record: by their own stream, and by the key store, where everybody on record has a key. */
  readonly isKnown: boolean;
  /** Until when somebody decided to keep their data; it may be over. */
  readonly hold: { readonly until: LocalDate } | undefined;
}

export const erasureCommands = {
  DecideErasure: command<KnownPerson>('erasePeople').of(
    z.object({
      ...whose,
      kind: personKindSchema,
      reason: erasureReasonSchema,
      legalBasis: legalBasisSchema,
      caseNumber: caseNumberSchema.optional(),
      together: z.array(idSchema).optional(),
    }),
  ),
  /** Of a restore, which brought back what was erased. */
  ReapplyErasure: command('followUp').of(z.object(whose)),
  /** Of the policy that carries erasures out: each step says that it has been done. */
  RecordKeysDestroyed: command('followUp').of(z.object(whose)),
  RecordErased: command('followUp').of(z.object(whose)),
};

/** What has been decided of one person's data, and what of it has been done. */
export interface Erasure {
  readonly decidedAt: ReadonlyMap<Purpose, Instant>;
  /** Keys that are still to be destroyed. */
  readonly keysDue: ReadonlySet<Purpose>;
  /** Purposes of which files are still to be cleared. */
  readonly clearingDue: ReadonlySet<Purpose>;
}

export const nothingDecided: Erasure = { decidedAt: new Map(), keysDue: new Set(), clearingDue: new Set() };

const { event, refuse } = vocabulary(erasureEvents, erasureRefusals);

const including = (set: ReadonlySet<Purpose>, more: readonly Purpose[]): ReadonlySet<Purpose> =>
  new Set([...set, ...more]);
const without = (set: ReadonlySet<Purpose>, gone: readonly Purpose[]): ReadonlySet<Purpose> =>
  new Set([...set].filter((purpose) => !gone.includes(purpose)));

/** The erasure of one person's data, from the decision to the proof. Whole, or of one purpose after another. */
export const erasure = decider({
  category: 'erasure',
  kind: 'Person',
  identity: 'subjectId',
  commands: erasureCommands,
  events: erasureEvents,
  refusals: erasureRefusals,
  initial: nothingDecided,

  decide: {
    DecideErasure: (decided, { decidedAt }, { actor, now, isKnown, hold }) => {
      if (actor.kind === 'system') return refuse('PersonMustDecide', {});
      if (!isKnown) return refuse('NotFound', { kind: decided.kind, id: decided.subjectId });
      // Who somebody is cannot go while what they suffer from stays.
      const wanted = isWholePerson(decided.purposes)
        ? purposes
        : purposes.filter((each) => decided.purposes.includes(each));
      const first = wanted.map((purpose) => decidedAt.get(purpose)).find((at) => at !== undefined);
      const left = wanted.filter((purpose) => !decidedAt.has(purpose));
      if (left.length === 0 && first)
        return refuse('AlreadyErased', {
          kind: decided.kind,
          id: decided.subjectId,
          purposes: wanted,
          decidedAt: first,
        });
      if (hold && hold.until >= dateIn(now))
        return refuse('OnHold', { kind: decided.kind, id: decided.subjectId, until: hold.until });
      return [event('ErasureDecided', { ...decided, purposes: left })];
    },
    ReapplyErasure: (reapplied, { decidedAt }) => {
      const decided = reapplied.purposes.filter((purpose) => decidedAt.has(purpose));
      return decided.length === 0 ? nothing : [event('ErasureReapplied', { ...reapplied, purposes: decided })];
    },
    RecordKeysDestroyed: (done, { keysDue }) => {
      const due = done.purposes.filter((purpose) => keysDue.has(purpose));
      return due.length === 0 ? nothing : [event('PersonKeysDestroyed', { ...done, purposes: due })];
    },
    RecordErased: (done, { clearingDue }) => {
      const due = done.purposes.filter((purpose) => clearingDue.has(purpose));
      return due.length === 0 ? nothing : [event('PersonDataErased', { ...done, purposes: due })];
    },
  },

  evolve: {
    ErasureDecided: (state, { purposes: decided }, at) => ({
      ...state,
      decidedAt: new Map([...state.decidedAt, ...decided.map((purpose) => [purpose, at] as const)]),
      keysDue: including(state.keysDue, decided),
    }),
    ErasureReapplied: (state, { purposes: again }) => ({ ...state, keysDue: including(state.keysDue, again) }),
    PersonKeysDestroyed: (state, { purposes: destroyed }) => ({
      ...state,
      keysDue: without(state.keysDue, destroyed),
      clearingDue: including(state.clearingDue, destroyed),
    }),
    PersonDataErased: (state, { purposes: erased }) => ({ ...state, clearingDue: without(state.clearingDue, erased) }),
  },
});
