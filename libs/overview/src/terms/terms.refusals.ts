import { commonRefusals, refusal } from '#kernel';
import type { TermKind } from './terms.events.js';

/** What a kind of term is called. */
export const KIND_IN_WORDS: Readonly<Record<TermKind, { readonly da: string; readonly en: string }>> = {
  category: { da: 'kategori', en: 'category' },
  targetGroup: { da: 'målgruppe', en: 'target group' },
  interest: { da: 'interesse', en: 'interest' },
  tag: { da: 'emneord', en: 'tag' },
};

/** Why a word of the overview cannot be so, and what would work instead. */
export const termsRefusals = {
  NotFound: commonRefusals.NotFound,
  TermExists: refusal<{ termId: string; kind: TermKind }>({
    da: ({ kind }) =>
      `Der er allerede en ${KIND_IN_WORDS[kind].da} med det navn. Brug den, eller giv den nye et andet navn.`,
    en: ({ kind }) =>
      `There is a ${KIND_IN_WORDS[kind].en} of that name already. Use that one, or give the new one another name.`,
  }),
  TooManyTerms: refusal<{ kind: TermKind; most: number }>({
    da: ({ kind, most }) =>
      `Der kan højst være ${most} af slagsen (${KIND_IN_WORDS[kind].da}) i brug. Lad en udgå, eller giv en af dem det nye ord som synonym.`,
    en: ({ kind, most }) =>
      `At most ${most} of a kind (${KIND_IN_WORDS[kind].en}) can be in use. Retire one, or give one of them the new word as a synonym.`,
  }),
  TermIsRetired: refusal<{ termId: string }>({
    da: () => 'Ordet bruges ikke mere. Vælg et andet, eller opret det på ny.',
    en: () => 'The word is no longer in use. Choose another one, or add it anew.',
  }),
} as const;
