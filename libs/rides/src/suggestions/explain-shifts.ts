import type { OpenShift, ShiftSuggestion, SuggestedShift } from './shifts-wanted.js';

type Language = 'da' | 'en';

/** How the shifts look as a whole, in words for whoever is to sign people up. */
export function shiftsInWords({ shifts, open, gap, bestSoFar }: ShiftSuggestion, language: Language): string {
  const wanted = shifts.length + open.reduce((sum, { count }) => sum + count, 0);
  const isDanish = language === 'da';
  return [
    isDanish
      ? `${shifts.length} af ${wanted} ledige vagter kan besættes.`
      : `${shifts.length} of ${wanted} open shifts can be filled.`,
    ...(gap.placed === wanted ? [] : [noMoreThan(gap, language)]),
    ...(bestSoFar ? [bestSoFarInWords[language]] : []),
  ].join(' ');
}

function noMoreThan({ placed, bound }: ShiftSuggestion['gap'], language: Language): string {
  if (language === 'da')
    return placed < bound
      ? `Flere end ${bound} kan ikke besættes af de frivillige, der er fri.`
      : 'Flere kan ikke besættes af de frivillige, der er fri.';
  return placed < bound
    ? `No more than ${bound} can be filled by the volunteers who are free.`
    : 'No more can be filled by the volunteers who are free.';
}

const bestSoFarInWords: Readonly<Record<Language, string>> = {
  da: 'Tiden slap op: det er det bedste, der er fundet, og der kan findes bedre.',
  en: 'The time ran out: this is the best found so far, and there may be better.',
};

/** Why somebody is suggested. It names nobody. */
export function shiftReasons({ shiftsLately, needs }: SuggestedShift, language: Language): readonly string[] {
  const isDanish = language === 'da';
  return [
    ...(needs === undefined
      ? []
      : [isDanish ? 'har den kvalifikation, vagten kræver' : 'holds the qualification that the shift takes']),
    isDanish
      ? `har haft eller har ${shiftsLately} vagter i ugerne omkring`
      : `had or has ${shiftsLately} shifts in the weeks around it`,
  ];
}

/** Why a shift stays open, and what could be done about it. */
export const openShiftInWords = ({ reason }: OpenShift, language: Language): string => openReasons[reason][language];

const openReasons: Readonly<Record<OpenShift['reason'], Readonly<Record<Language, string>>>> = {
  nobodyQualified: {
    da: 'Ingen, der er kendt for at ville det, har det, vagten kræver, den dag. Spørg de frivillige, eller tilbyd dem et kursus.',
    en: 'Nobody who is known to like it holds what the shift takes on that day. Ask the volunteers, or offer them a course.',
  },
  nobodyFree: {
    da: 'De, der kunne, er væk, har en anden vagt eller tur eller har meldt afbud. Spørg dem, eller spørg andre.',
    en: 'Those who could are away, on another shift or ride, or have withdrawn. Ask them, or ask others.',
  },
  nobodyLeft: {
    da: 'De, der kunne, er foreslået til noget andet på samme tid. Byt om, eller spørg andre.',
    en: 'Those who could are suggested for something else at that time. Exchange them, or ask others.',
  },
};
