import { type LocalDate, refusal } from '#kernel';

export const cafeRefusals = {
  CafeClosedForGood: refusal<{ cafeId: string; lastDate: LocalDate }>({
    da: ({ lastDate }) => `Caféen lukkede for altid den ${lastDate}. Åbn en ny café, hvis den skal i gang igen.`,
    en: ({ lastDate }) => `The café closed for good on ${lastDate}. Open a new café to start again.`,
  }),
  ClosesBeforeItOpens: refusal<{ opens: string; closes: string }>({
    da: ({ opens, closes }) =>
      `Caféen kan ikke lukke kl. ${closes}, når den åbner kl. ${opens}. Vælg et senere lukketidspunkt samme dag.`,
    en: ({ opens, closes }) =>
      `The café cannot close at ${closes} when it opens at ${opens}. Choose a later closing time on the same day.`,
  }),
  NothingToPlan: refusal<{ from: LocalDate; until: LocalDate; nextDate: LocalDate | null }>({
    da: ({ from, until, nextDate }) =>
      `Der er ingen cafédage at planlægge fra ${from} til ${until}. ` +
      (nextDate
        ? `Den næste er ${nextDate}: planlæg mindst til da.`
        : 'Sæsonen er slut: forlæng caféens gentagelse først.'),
    en: ({ from, until, nextDate }) =>
      `There are no café days to plan from ${from} to ${until}. ` +
      (nextDate
        ? `The next one is ${nextDate}: plan at least until then.`
        : "The season is over: extend the café's recurrence first."),
  }),
  TooFarAhead: refusal<{ until: LocalDate; latest: LocalDate }>({
    da: ({ latest }) => `Der kan højst planlægges til ${latest}. Vælg en tidligere dato.`,
    en: ({ latest }) => `Sessions can be planned until ${latest} at most. Choose an earlier date.`,
  }),
  HourDoesNotExist: refusal<{ date: LocalDate; time: string }>({
    da: ({ date, time }) =>
      `Klokken bliver aldrig ${time} den ${date}, for da stilles uret frem. Vælg et andet tidspunkt.`,
    en: ({ date, time }) => `It is never ${time} on ${date}, for the clocks go forward. Choose another time.`,
  }),
  ClosureEndsBeforeItBegins: refusal<{ from: LocalDate; until: LocalDate }>({
    da: ({ from, until }) => `Lukningen kan ikke slutte ${until}, før den begynder ${from}. Byt datoerne om.`,
    en: ({ from, until }) => `The closure cannot end on ${until}, before it begins on ${from}. Swap the dates.`,
  }),
  NoSuchClosure: refusal<{ from: LocalDate; closures: readonly LocalDate[] }>({
    da: ({ from, closures }) =>
      `Ingen lukning begynder ${from}. ` +
      (closures.length ? `Der er lukninger fra ${closures.join(', ')}.` : 'Der er ingen lukninger.'),
    en: ({ from, closures }) =>
      `No closure begins on ${from}. ` +
      (closures.length ? `There are closures from ${closures.join(', ')}.` : 'There are no closures.'),
  }),
} as const;
