import { type LocalDate, commonRefusals, refusal } from '#kernel';
import { erasureRefusals } from '../erasure/erasure.refusals.js';
import type { RetentionCovers } from './retention.events.js';

const danish: Readonly<Record<RetentionCovers, string>> = {
  everything: 'alle oplysninger',
  health: 'helbredsoplysninger',
  notes: 'noter',
};
const english: Readonly<Record<RetentionCovers, string>> = {
  everything: 'everything',
  health: 'health data',
  notes: 'notes',
};

const PersonMustDecide = refusal({
  da: () => 'Hvor længe oplysninger gemmes, besluttes af et menneske. Log ind som den, der beslutter, og prøv igen.',
  en: () => 'How long data are kept is decided by a person. Sign in as whoever decides, and try again.',
});

export const retentionRefusals = {
  PersonMustDecide,
  // Without the word that was said: a refusal is kept, and it may have been somebody's name.
  NoSuchPersonKind: refusal<{ kinds: readonly string[] }>({
    da: ({ kinds }) => `Den slags personer har kommunen ikke. Vælg en af disse: ${kinds.join(', ')}.`,
    en: ({ kinds }) => `There are no people of that kind on record. Choose one of these: ${kinds.join(', ')}.`,
  }),
  KeptLongerThanEverything: refusal<{ covers: RetentionCovers; months: number }>({
    da: ({ covers, months }) =>
      `Alle oplysninger skal slettes efter ${months} måneder, så ${danish[covers]} kan ikke gemmes længere. Vælg højst ${months} måneder, eller gem først alle oplysninger længere.`,
    en: ({ covers, months }) =>
      `Everything is kept for ${months} months, so ${english[covers]} cannot be kept longer. Choose ${months} months at most, or keep everything longer first.`,
  }),
  KeptShorterThanAPart: refusal<{ covers: RetentionCovers; months: number }>({
    da: ({ covers, months }) =>
      `For ${danish[covers]} gælder ${months} måneder, så alle oplysninger kan ikke slettes før. Vælg mindst ${months} måneder, eller sæt først den regel ned.`,
    en: ({ covers, months }) =>
      `The rule for ${english[covers]} is ${months} months, so everything cannot go sooner. Choose at least ${months} months, or shorten that rule first.`,
  }),
} as const;

export const retentionHoldRefusals = {
  PersonMustDecide,
  NotFound: commonRefusals.NotFound,
  AlreadyErased: erasureRefusals.AlreadyErased,
  HoldEndsTooSoon: refusal<{ until: LocalDate; earliest: LocalDate }>({
    da: ({ until, earliest }) =>
      `Der kan ikke udsættes til ${until}. Vælg ${earliest} eller senere, eller ophæv udsættelsen.`,
    en: ({ until, earliest }) =>
      `Erasure cannot be put off until ${until}. Choose ${earliest} or later, or release the hold.`,
  }),
  HoldEndsTooLate: refusal<{ until: LocalDate; latest: LocalDate }>({
    da: ({ until, latest }) =>
      `Der kan ikke udsættes helt til ${until}. Vælg højst ${latest}, og tag stilling igen til den tid.`,
    en: ({ until, latest }) =>
      `Erasure cannot be put off as far as ${until}. Choose ${latest} at the latest, and decide again then.`,
  }),
} as const;
