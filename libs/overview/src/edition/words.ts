import type { Accessibility } from '../entry/content.js';

/** The languages that paper is printed in. */
export type PaperLanguage = 'da' | 'en';

/** Everything that the paper says by itself. Months and days stand here, for those of the platform change with its version. */
export interface PaperWords {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly ordinals: Readonly<Record<string, string>>;
  readonly contents: string;
  readonly byInterest: string;
  readonly byWeekday: string;
  readonly byAgreement: string;
  readonly otherwise: string;
  readonly askWhen: string;
  readonly signUpByCalling: string;
  readonly alsoHere: string;
  readonly other: string;
  readonly page: string;
  readonly call: string;
  readonly madeOn: (date: string) => string;
  readonly edition: (logIndex: number) => string;
  readonly howToUse: string;
  readonly labels: {
    readonly when: string;
    readonly where: string;
    readonly price: string;
    readonly signUp: string;
    readonly contact: string;
    readonly organiser: string;
    readonly access: string;
    readonly languages: string;
    readonly forWhom: string;
  };
  readonly free: string;
  readonly notPrinted: string;
  readonly moreTimes: string;
  /** After the first few of many dates. */
  readonly moreDays: string;
  readonly allDay: string;
  readonly scan: string;
  readonly code: (address: string) => string;
  readonly more: (count: number) => string;
  readonly accessibility: Readonly<Record<keyof Accessibility, readonly [yes: string, no: string | undefined]>>;
}

const danish: PaperWords = {
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  months: [
    ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
    ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
  ],
  ordinals: { '1': 'første', '2': 'anden', '3': 'tredje', '4': 'fjerde', '5': 'femte', '-1': 'sidste' },
  contents: 'Indhold',
  byInterest: 'Find efter interesse',
  byWeekday: 'Find efter ugedag',
  byAgreement: 'Efter aftale',
  otherwise: 'Andre tider',
  askWhen: 'Ring og hør, hvornår det er næste gang',
  signUpByCalling: 'Ring til nummeret nederst på siden',
  alsoHere: 'Se også',
  other: 'Andet',
  page: 'Side',
  call: 'Ring til',
  madeOn: (date) => `Lavet den ${date}. Ring, hvis du vil være sikker på, at det stadig passer.`,
  edition: (logIndex) => `Udgave ${logIndex}`,
  howToUse:
    'Bagest kan du finde efter interesse og efter ugedag. Er du i tvivl om noget, eller vil du helst følges med nogen, så ring.',
  labels: {
    when: 'Hvornår',
    where: 'Hvor',
    price: 'Pris',
    signUp: 'Tilmelding',
    contact: 'Kontakt',
    organiser: 'Arrangør',
    access: 'Adgang',
    languages: 'Sprog',
    forWhom: 'For',
  },
  free: 'Gratis',
  notPrinted: 'Hvor der står […], er der skrevet med bogstaver, som ikke kan trykkes her. Ring og hør, hvad der står.',
  moreTimes: 'Der er flere tider: ring og hør',
  moreDays: 'flere dage: ring og hør',
  allDay: 'hele dagen',
  scan: 'Læs mere: ret mobilens kamera mod firkanten.',
  code: (address) => `QR-kode, som åbner ${address}`,
  more: (count) =>
    count === 1
      ? 'Der er ét tilbud mere, end her er plads til. Ring og hør om det.'
      : `Der er ${count} tilbud mere, end her er plads til. Ring og hør om dem.`,
  accessibility: {
    stepFree: ['Uden trin', 'Der er trin'],
    accessibleToilet: ['Handicaptoilet', 'Intet handicaptoilet'],
    hearingLoop: ['Teleslynge', undefined],
    companyOnTheWay: ['Du kan blive fulgt hjemmefra og hjem igen', undefined],
    transport: ['Der er kørsel', undefined],
    quiet: ['Roligt sted', undefined],
  },
};

const english: PaperWords = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  ordinals: { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '5': 'fifth', '-1': 'last' },
  contents: 'Contents',
  byInterest: 'Find by interest',
  byWeekday: 'Find by weekday',
  byAgreement: 'By agreement',
  otherwise: 'Other times',
  askWhen: 'Call and ask when it is next',
  signUpByCalling: 'Call the number at the foot of the page',
  alsoHere: 'See also',
  other: 'Other',
  page: 'Page',
  call: 'Call',
  madeOn: (date) => `Made on ${date}. Call if you want to be sure that it is still so.`,
  edition: (logIndex) => `Edition ${logIndex}`,
  howToUse:
    'At the back you can find things by interest and by weekday. If you are in doubt, or would rather have company on the way, call us.',
  labels: {
    when: 'When',
    where: 'Where',
    price: 'Price',
    signUp: 'Sign up',
    contact: 'Contact',
    organiser: 'Organiser',
    access: 'Access',
    languages: 'Languages',
    forWhom: 'For',
  },
  free: 'Free of charge',
  notPrinted: 'Where it says […], it is written in letters that cannot be printed here. Call and ask what it says.',
  moreTimes: 'There are more times: call and ask',
  moreDays: 'more days: call and ask',
  allDay: 'all day',
  scan: 'Read more: point the camera of a phone at the square.',
  code: (address) => `QR code that opens ${address}`,
  more: (count) =>
    count === 1
      ? 'There is one more activity than there is room for. Call and ask about it.'
      : `There are ${count} more activities than there is room for. Call and ask about them.`,
  accessibility: {
    stepFree: ['Step-free', 'There are steps'],
    accessibleToilet: ['Accessible toilet', 'No accessible toilet'],
    hearingLoop: ['Hearing loop', undefined],
    companyOnTheWay: ['Somebody can come along from your home and back', undefined],
    transport: ['Transport is arranged', undefined],
    quiet: ['A quiet place', undefined],
  },
};

export const WORDS: Readonly<Record<PaperLanguage, PaperWords>> = { da: danish, en: english };
