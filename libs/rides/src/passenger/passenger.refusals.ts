import { type LocalDate, commonRefusals, refusal } from '#kernel';

/** Why a passenger's record says no, and what would work instead. */
export const passengerRefusals = {
  NotFound: commonRefusals.NotFound,
  PersonErased: commonRefusals.PersonErased,
  /** `earliest` is when they last gave or withdrew their consent; null where they never have. */
  NotADateForConsent: refusal<{ on: LocalDate; earliest: LocalDate | null; latest: LocalDate }>({
    da: ({ on, earliest, latest }) =>
      earliest
        ? `Det kan ikke være sagt den ${on}: det seneste om samtykke er fra ${earliest}. Vælg en dato fra da og til og med ${latest}.`
        : `Det kan ikke være sagt den ${on}, som ikke er kommet endnu. Vælg en dato til og med ${latest}.`,
    en: ({ on, earliest, latest }) =>
      earliest
        ? `It cannot have been said on ${on}: the latest word on consent is of ${earliest}. Choose a date from then to ${latest}.`
        : `It cannot have been said on ${on}, which has not come yet. Choose a date up to ${latest}.`,
  }),
} as const;
