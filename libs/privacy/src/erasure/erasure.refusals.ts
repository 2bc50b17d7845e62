import { type Instant, type Purpose, commonRefusals, dateIn, refusal } from '#kernel';

const danish: Readonly<Record<Purpose, string>> = {
  contact: 'kontaktoplysninger',
  health: 'helbredsoplysninger',
  notes: 'noter',
};

export const erasureRefusals = {
  NotFound: commonRefusals.NotFound,
  AlreadyErased: refusal<{ purposes: readonly Purpose[]; decidedAt: Instant }>({
    da: ({ purposes, decidedAt }) =>
      `Det er allerede besluttet den ${dateIn(decidedAt)} at slette (${purposes.map((each) => danish[each]).join(', ')}). Se oversigten over sletninger for, hvornår det blev udført.`,
    en: ({ purposes, decidedAt }) =>
      `It was decided on ${dateIn(decidedAt)} already to erase this (${purposes.join(', ')}). The list of erasures says when it was carried out.`,
  }),
  PersonMustDecide: refusal({
    da: () => 'En sletning skal besluttes af et menneske. Log ind som den, der beslutter, og prøv igen.',
    en: () => 'An erasure is decided by a person. Sign in as whoever decides, and try again.',
  }),
} as const;
