import { z } from 'zod';
import { canonicalJson, command, decider, idSchema, nothing, vocabulary } from '#kernel';
import {
  type ConfirmationPeriod,
  type TermKind,
  confirmationPeriod,
  termDescription,
  termKindSchema,
  termsEvents,
} from './terms.events.js';
import { termsRefusals } from './terms.refusals.js';

/** A municipality's words hang together, for no two of one kind have one name: they stand in one stream. */
const vocabularyOf = { overview: z.literal('terms').default('terms') };
const termId = idSchema;

const termsCommands = {
  AddTerm: command('manageOverview').of(z.object({ ...vocabularyOf, kind: termKindSchema, ...termDescription.shape })),
  /** All of it but its kind. */
  DescribeTerm: command('manageOverview').of(z.object({ ...vocabularyOf, termId, ...termDescription.shape })),
  RetireTerm: command('manageOverview').of(z.object({ ...vocabularyOf, termId })),
  SetConfirmationPeriod: command('manageOverview').of(confirmationPeriod.safeExtend(vocabularyOf)),
};

/** A word of the overview as rules need to know it. */
export interface Term {
  readonly kind: TermKind;
  readonly described: z.output<typeof termDescription>;
  readonly retired?: true;
}

/** A municipality's words for its activities, and for how long it trusts an entry. */
export interface Terms {
  readonly terms: ReadonlyMap<string, Term>;
  readonly period: ConfirmationPeriod;
}

/** Until a municipality decides otherwise: half a year, and a month to answer the reminder. */
export const usualPeriod: ConfirmationPeriod = { confirmEveryDays: 180, remindDaysBefore: 30 };

/** Of each kind that are in use: more are chosen from by nobody, and every search looks through them. */
export const MOST_TERMS = 200;

const none: Terms = { terms: new Map(), period: usualPeriod };

const { event, refuse } = vocabulary(termsEvents, termsRefusals);

/** The editor's own: categories, target groups, interests, tags, with other words for the same. */
export const overviewTerms = decider({
  category: 'overviewTerms',
  kind: 'OverviewTerm',
  identity: 'overview',
  commands: termsCommands,
  events: termsEvents,
  refusals: termsRefusals,
  initial: none,

  decide: {
    AddTerm: ({ kind, name, synonyms }, state, { newId }) =>
      nameTaken(state, kind, name) ??
      tooMany(state, kind) ?? [event('TermAdded', { termId: newId('OverviewTerm'), kind, name, synonyms })],

    DescribeTerm: ({ termId, name, synonyms }, state) => {
      const term = state.terms.get(termId);
      if (!term) return refuse('NotFound', { kind: 'OverviewTerm', id: termId });
      if (term.retired) return refuse('TermIsRetired', { termId });
      if (canonicalJson({ name, synonyms }) === canonicalJson(term.described)) return nothing;
      return nameTaken(state, term.kind, name, termId) ?? [event('TermDescribed', { termId, name, synonyms })];
    },

    RetireTerm: ({ termId }, { terms }) => {
      const term = terms.get(termId);
      if (!term) return refuse('NotFound', { kind: 'OverviewTerm', id: termId });
      return term.retired ? nothing : [event('TermRetired', { termId })];
    },

    SetConfirmationPeriod: ({ confirmEveryDays, remindDaysBefore }, { period }) => {
      const wanted = { confirmEveryDays, remindDaysBefore };
      return canonicalJson(wanted) === canonicalJson(period) ? nothing : [event('ConfirmationPeriodSet', wanted)];
    },
  },

  evolve: {
    TermAdded: (state, { termId, kind, ...described }) => withTerm(state, termId, { kind, described }),
    TermDescribed: (state, { termId, ...described }) => changed(state, termId, { described }),
    TermRetired: (state, { termId }) => changed(state, termId, { retired: true }),
    ConfirmationPeriodSet: (state, period): Terms => ({ ...state, period }),
  },
});

const withTerm = (state: Terms, termId: string, term: Term): Terms => ({
  ...state,
  terms: new Map(state.terms).set(termId, term),
});

function changed(state: Terms, termId: string, change: Partial<Term>): Terms {
  const term = state.terms.get(termId);
  return term ? withTerm(state, termId, { ...term, ...change }) : state;
}

function tooMany({ terms }: Terms, kind: TermKind) {
  const inUse = [...terms.values()].filter((term) => term.kind === kind && !term.retired);
  return inUse.length < MOST_TERMS ? undefined : refuse('TooManyTerms', { kind, most: MOST_TERMS });
}

/** One that is not used any more leaves its name to others. */
function nameTaken({ terms }: Terms, kind: TermKind, name: Term['described']['name'], except?: string) {
  const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  for (const [termId, term] of terms)
    for (const language of ['da', 'en'] as const)
      if (
        termId !== except &&
        term.kind === kind &&
        !term.retired &&
        isSame(term.described.name[language], name[language])
      )
        return refuse('TermExists', { termId, kind });
  return undefined;
}
