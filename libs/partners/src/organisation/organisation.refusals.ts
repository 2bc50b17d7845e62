import { type LocalDate, refusal } from '#kernel';

/** Why an organisation's record says no, and what would work instead. */
export const organisationRefusals = {
  AgreementEndsBeforeItBegins: refusal<{ from: LocalDate; until: LocalDate }>({
    da: ({ from, until }) => `Aftalen kan ikke slutte den ${until}, når den begynder den ${from}. Vælg en senere dato.`,
    en: ({ from, until }) => `The agreement cannot end on ${until} when it begins on ${from}. Choose a later date.`,
  }),
  AgreementOver: refusal<{ until: LocalDate; today: LocalDate }>({
    da: ({ until }) => `Aftalen sluttede den ${until}, og der kan ikke ændres mere i den. Lav en ny aftale.`,
    en: ({ until }) => `The agreement ended on ${until} and nothing more can change in it. Make a new one.`,
  }),
  AgreementsOverlap: refusal<{ agreementId: string; from: LocalDate; until: LocalDate | null }>({
    da: ({ from, until }) =>
      `Der er allerede en aftale fra ${from}${until ? ` til ${until}` : ''}. Afslut den først, eller lad den nye begynde bagefter.`,
    en: ({ from, until }) =>
      `There is an agreement from ${from}${until ? ` until ${until}` : ''} already. End that one first, or let the new one begin after it.`,
  }),
  NoSuchAgreement: refusal<{ agreementId: string }>({
    da: () => 'Organisationen har ingen aftale med dette id. Slå organisationens aftaler op og vælg en af dem.',
    en: () => 'The organisation has no agreement with this id. Look up its agreements and choose one of them.',
  }),
  AgreementCannotEndThen: refusal<{ on: LocalDate; earliest: LocalDate; latest: LocalDate | null }>({
    da: ({ on, earliest, latest }) =>
      `Aftalen kan ikke slutte den ${on}. Vælg en dato fra ${earliest}${latest ? ` til ${latest}` : ''}; ` +
      'skal adgangen ophøre straks, så spær organisationen.',
    en: ({ on, earliest, latest }) =>
      `The agreement cannot end on ${on}. Choose a date from ${earliest}${latest ? ` until ${latest}` : ''}; ` +
      'to stop access at once, suspend the organisation.',
  }),
};
