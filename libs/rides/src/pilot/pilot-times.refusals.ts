import { type LocalDate, type LocalTime, commonRefusals, refusal } from '#kernel';

/** Why times of a pilot cannot be taken down, and what would work instead. */
export const pilotTimesRefusals = {
  NotFound: commonRefusals.NotFound,
  PilotTimesEndBeforeTheyBegin: refusal<{ from: LocalTime; until: LocalTime }>({
    da: ({ from, until }) => `Tiden kan ikke slutte ${until}, når den begynder ${from}. Vælg et senere sluttidspunkt.`,
    en: ({ from, until }) => `The time cannot end at ${until} when it begins at ${from}. Choose a later end.`,
  }),
  PilotTimesOver: refusal<{ date: LocalDate; until: LocalTime }>({
    da: ({ date, until }) => `Den ${date} kl. ${until} er forbi. Vælg en tid, der kommer.`,
    en: ({ date, until }) => `${until} on ${date} has passed. Choose a time to come.`,
  }),
  HourDoesNotExist: refusal<{ date: LocalDate; time: LocalTime }>({
    da: ({ date, time }) =>
      `Klokken bliver aldrig ${time} den ${date}, for da stilles uret frem. Vælg et andet tidspunkt.`,
    en: ({ date, time }) => `It is never ${time} on ${date}, for the clocks go forward. Choose another time.`,
  }),
  PilotTimesOverlap: refusal<{ offerId: string; date: LocalDate; from: LocalTime; until: LocalTime }>({
    da: ({ date, from, until }) =>
      `Der er allerede tilbudt tid den ${date} kl. ${from}-${until}. Vælg en tid udenfor, eller træk den tilbage først.`,
    en: ({ date, from, until }) =>
      `Time is offered on ${date} from ${from} to ${until} already. Choose a time outside of it, or withdraw that first.`,
  }),
  /** `activeFrom` is when they are there again; null where nobody knows. */
  PilotNotActive: refusal<{ pilotId: string; date: LocalDate; activeFrom: LocalDate | null }>({
    da: ({ date, activeFrom }) =>
      `Piloten er ikke aktiv den ${date}. ` +
      (activeFrom ? `Vælg en dag fra ${activeFrom}.` : 'Tal med koordinatoren om at komme i gang.'),
    en: ({ date, activeFrom }) =>
      `The pilot is not active on ${date}. ` +
      (activeFrom ? `Choose a day from ${activeFrom} on.` : 'Talk with the coordinator about starting.'),
  }),
  /** When their training is valid, as far as there is one. */
  PilotNotQualified: refusal<{
    pilotId: string;
    date: LocalDate;
    validFrom: LocalDate | null;
    validUntil: LocalDate | null;
  }>({
    da: ({ date, validFrom, validUntil }) =>
      `Piloten har ingen cykelpilotuddannelse, der gælder den ${date}. ` +
      (validFrom
        ? `Den gælder fra ${validFrom}${validUntil ? ` til og med ${validUntil}` : ''}: vælg en dag deri, eller få den fornyet.`
        : 'Tag kurset først, og bed koordinatoren om at notere det.'),
    en: ({ date, validFrom, validUntil }) =>
      `The pilot has no training that is valid on ${date}. ` +
      (validFrom
        ? `It is valid from ${validFrom}${validUntil ? ` to ${validUntil}` : ' on'}: choose a day within that, or have it renewed.`
        : 'Take the course first, and ask the coordinator to record it.'),
  }),
} as const;
