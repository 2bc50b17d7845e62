import type { Language } from '#kernel';
import { type Filters, type Need, asksForTimes, isFree, spokenAt } from './filters.js';
import type { Listed } from './listed.js';
import type { Hit } from './question.js';
import type { Reason } from './reasons.js';
import { languageTold, metresTold, needTold } from './told.js';

/** Somebody’s interests, what an activity must be for them, and what they wish for besides. */
export interface Interests {
  /** Ids of terms: of interests, categories, target groups or tags. */
  readonly interests: readonly string[];
  /** What does not fit is left out. */
  readonly must?: Filters | undefined;
  /** What fits comes first, and what does not is told. */
  readonly wishes?: Filters | undefined;
  readonly language: Language;
  /** 1 to 100; 20 where nothing is said. */
  readonly first?: number | undefined;
  /** How many of the best are left out: those of the pages before. */
  readonly after?: number | undefined;
}

/** What fits somebody, the best first, and how many there are on all pages. */
export interface Matches {
  readonly matches: readonly Match[];
  readonly total: number;
}

/** An activity for somebody: `score` is twice the interests that it has and once each wish. */
interface Match extends Hit {
  /** The wishes that it does not meet, or that nobody said anything about. */
  readonly lacks: readonly Reason[];
}

interface Wish {
  readonly met: boolean;
  readonly lack: Reason;
}

/** How many of the interests an entry has. */
export const interestsMet = ({ terms }: Listed, interests: readonly string[]): number =>
  terms.filter((termId) => interests.includes(termId)).length;

/** The wishes one by one, met or not. */
export function wishesFor(
  { entry }: Listed,
  { wishes = {}, language }: Interests,
  isThen: boolean,
  metres: number | undefined,
): readonly Wish[] {
  const says = texts[language];
  const { needs = [], free, language: spoken, near } = wishes;
  const wish = (code: Reason['code'], met: boolean, lack: string): Wish => ({ met, lack: { code, says: lack } });
  return [
    ...(asksForTimes(wishes) ? [wish('time', isThen, says.otherTimes)] : []),
    ...(near ? [wish('place', metres !== undefined && metres <= near.metres, says.far(metres))] : []),
    ...needs.map((need) =>
      wish('need', entry.accessibility[need] === true, says.need(need, entry.accessibility[need])),
    ),
    ...(free ? [wish('free', isFree(entry), says.costs(entry.price.ore))] : []),
    ...(spoken ? [wish('language', spokenAt(entry).includes(spoken), says.notIn(spoken))] : []),
  ];
}

const kroner = (ore: number, language: Language): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: ore % 100 === 0 ? 0 : 2 }).format(ore / 100);

const texts = {
  da: {
    otherTimes: 'På andre tider, end der er ønsket',
    far: (metres: number | undefined) =>
      metres === undefined ? 'Uden et fast sted' : `Længere væk, end der er ønsket: ${metresTold(metres, 'da')}`,
    need: (need: Need, said: boolean | undefined) =>
      `${said === undefined ? 'Ikke oplyst' : 'Findes ikke'}: ${needTold(need, 'da')}`,
    costs: (ore: number) => `Koster ${kroner(ore, 'da')} kr.`,
    notIn: (spoken: string) => `Ikke på ${languageTold(spoken, 'da')}`,
  },
  en: {
    otherTimes: 'At other times than wished for',
    far: (metres: number | undefined) =>
      metres === undefined ? 'Without a fixed place' : `Further away than wished for: ${metresTold(metres, 'en')}`,
    need: (need: Need, said: boolean | undefined) =>
      `${said === undefined ? 'Not known' : 'Not there'}: ${needTold(need, 'en')}`,
    costs: (ore: number) => `Costs DKK ${kroner(ore, 'en')}`,
    notIn: (spoken: string) => `Not in ${languageTold(spoken, 'en')}`,
  },
};
