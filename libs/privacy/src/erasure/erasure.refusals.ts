import { type Instant, type LocalDate, type Purpose, commonRefusals, dateIn, refusal } from '#kernel';

const danish: Readonly<Record<Purpose, string>> = {
  contact: 'kontaktoplysninger',
  health: 'helbredsoplysninger',
  notes: 'noter',
};

export const erasureRefusals = {
  NotFound: commonRefusals.NotFound,
  AlreadyErased: refusal<{ kind: string; id: string; purposes: readonly Purpose[]; decidedAt: Instant }>({
    da: ({ purposes, decidedAt }) =>
      `Det er allerede besluttet den ${dateIn(decidedAt)} at slette (${purposes.map((each) => danish[each]).join(', ')}). Oversigten over sletninger viser, hvornår det blev udført. Udelad den, hvis flere skal slettes på én gang.`,
    en: ({ purposes, decidedAt }) =>
      `It was decided on ${dateIn(decidedAt)} already to erase this (${purposes.join(', ')}). The list of erasures says when it was carried out. Leave this record out where others are to be erased.`,
  }),
  OnHold: refusal<{ kind: string; id: string; until: LocalDate }>({
    da: ({ until }) =>
      `Det er besluttet at beholde oplysningerne til og med den ${until}. Ophæv den beslutning først, hvis de skal slettes nu.`,
    en: ({ until }) =>
      `It was decided to keep these data until ${until}. Release that hold first, if they are to be erased now.`,
  }),
  PersonMustDecide: refusal({
    da: () => 'En sletning skal besluttes af et menneske. Log ind som den, der beslutter, og prøv igen.',
    en: () => 'An erasure is decided by a person. Sign in as whoever decides, and try again.',
  }),
} as const;
