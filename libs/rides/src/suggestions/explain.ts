import type { Suggestion, SuggestionReason, UnmetReason } from './suggestion-day.js';

type Language = 'da' | 'en';

export interface Explanation {
  /** How the day looks as a whole. */
  readonly summary: string;
  /** By request, in the order of the suggestion. */
  readonly rides: readonly { readonly requestId: string; readonly reasons: readonly string[] }[];
  readonly unmet: readonly { readonly requestId: string; readonly reason: string }[];
}

/** Why a suggestion is as it is, in words for whoever is to accept or change it. They name nobody. */
export function explain(suggestion: Suggestion, language: Language): Explanation {
  const { rides, unmet } = suggestion;
  return {
    summary: summaries[language](suggestion),
    rides: rides.map(({ requestId, reasons }) => ({
      requestId,
      reasons: reasons.map((reason) => reasonInWords(reason, language)),
    })),
    unmet: unmet.map(({ requestId, reason }) => ({ requestId, reason: unmetReasons[reason][language] })),
  };
}

const kilometres = (metres: number, language: Language): string =>
  `${(metres / 1_000).toLocaleString(language === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: 1 })} km`;

const summaries = {
  da: ({ rides, unmet, emptyMetres, waysUnknown, gap, bestSoFar }: Suggestion): string =>
    [
      `${rides.length} af ${rides.length + unmet.length} ønsker er opfyldt.`,
      ...(unmet.length > 0
        ? [
            `Flere${gap.placed < gap.bound ? ` end ${gap.bound}` : ''} kan ikke opfyldes med de cykler og piloter, der er, når ture begynder på kvarteret.`,
          ]
        : []),
      `Cyklerne kører ${kilometres(emptyMetres, 'da')} i luftlinje uden passagerer.`,
      ...(waysUnknown > 0 ? [`${waysUnknown} veje er ikke talt med, fordi et sted er ukendt.`] : []),
      ...(bestSoFar ? ['Tiden slap op: det er det bedste, der er fundet, og der kan findes bedre.'] : []),
    ].join(' '),
  en: ({ rides, unmet, emptyMetres, waysUnknown, gap, bestSoFar }: Suggestion): string =>
    [
      `${rides.length} of ${rides.length + unmet.length} requests are met.`,
      ...(unmet.length > 0
        ? [
            `No more${gap.placed < gap.bound ? ` than ${gap.bound}` : ''} can be met with the bikes and pilots there are, if rides start on the quarter hour.`,
          ]
        : []),
      `Bikes go ${kilometres(emptyMetres, 'en')} as the crow flies without passengers.`,
      ...(waysUnknown > 0 ? [`${waysUnknown} ways are not counted, since a place is unknown.`] : []),
      ...(bestSoFar ? ['The time ran out: this is the best found so far, and there may be better.'] : []),
    ].join(' '),
} satisfies Record<Language, (suggestion: Suggestion) => string>;

function reasonInWords(reason: SuggestionReason, language: Language): string {
  const danish = language === 'da';
  switch (reason.code) {
    case 'wishOfTime':
      if (reason.of === 1) return danish ? 'på det ønskede tidspunkt' : 'at the time wished for';
      return danish ? `ønske ${reason.wish} af ${reason.of}` : `wish ${reason.wish} of ${reason.of}`;
    case 'likedPilot':
      return danish ? 'de vil gerne køre sammen' : 'they like to ride together';
    case 'likedPilotTaken':
      return danish
        ? 'den pilot, de gerne kører med, er optaget eller ikke fri'
        : 'the pilot whom they like is taken or not free';
    case 'ridesLately':
      return danish
        ? `piloten har kørt ${reason.rides} ture for nylig`
        : `the pilot drove ${reason.rides} rides lately`;
    case 'emptyWay':
      return danish
        ? `cyklen kommer ${kilometres(reason.metres, 'da')} fra`
        : `the bike comes from ${kilometres(reason.metres, 'en')} away`;
    case 'placeUnknown':
      return danish ? 'hvor langt cyklen skal køre, vides ikke' : 'how far the bike has to come is not known';
    default:
      return reason satisfies never;
  }
}

const unmetReasons: Readonly<Record<UnmetReason, Readonly<Record<Language, string>>>> = {
  consentMissing: {
    da: 'Ikke alle, der vil med, har givet samtykke. Spørg dem, og registrer samtykket først.',
    en: 'Not everybody who would ride has given consent. Ask them, and record the consent first.',
  },
  passengerErased: {
    da: 'En af dem, der ville med, er slettet. Træk ønsket tilbage, og skriv et nyt for de andre.',
    en: 'Somebody who would have ridden has been erased. Withdraw the request, and make a new one for the others.',
  },
  passengerTaken: {
    da: 'En af dem, der vil med, er på en anden tur på de ønskede tider. Spørg om et andet tidspunkt.',
    en: 'Somebody who would ride is on another ride at the times wished for. Ask for another time.',
  },
  noBikeLargeEnough: {
    da: 'Ingen cykel har plads til så mange. Del dem på to ture.',
    en: 'No bike has seats for so many. Split them over two rides.',
  },
  noPlatform: {
    da: 'Ingen cykel med plads nok tager en kørestol. Spørg, om en almindelig cykel kan bruges.',
    en: 'No bike with enough seats takes a wheelchair. Ask whether another bike would do.',
  },
  windowTooShort: {
    da: 'Turen er længere end den tid, der er ønsket. Aftal en kortere tur eller mere tid.',
    en: 'The ride is longer than the time wished for. Agree on a shorter ride or more time.',
  },
  noBikeFree: {
    da: 'Alle cykler, der kan bruges, er optaget på de ønskede tider. Spørg om et andet tidspunkt.',
    en: 'All bikes that would do are taken at the times wished for. Ask for another time.',
  },
  noPilotFree: {
    da: 'Ingen pilot er fri på de ønskede tider. Spørg piloterne, eller spørg om et andet tidspunkt.',
    en: 'No pilot is free at the times wished for. Ask the pilots, or ask for another time.',
  },
  noBikeAndPilotTogether: {
    da: 'Der er cykler på ét tidspunkt og piloter på et andet. Spørg om et andet tidspunkt.',
    en: 'There are bikes at one time and pilots at another. Ask for another time.',
  },
};
