import type { LocalTime } from '#kernel';
import { languageSchema } from '../../languages.js';
import type { Filters, Need, TimeOfDay, Weekday } from '../filters.js';
import { folded } from '../folded.js';

/** The days that a phrase means, in days from today; weeks begin on Monday. */
export type DaysMeant =
  | { readonly kind: 'fromToday'; readonly days: number }
  | { readonly kind: 'week'; readonly weeks: number }
  | { readonly kind: 'date'; readonly day: number; readonly month: number; readonly year?: number | undefined };

/** What a few words ask for. */
export type Wish = Pick<Filters, 'weekdays' | 'timeOfDay' | 'needs' | 'free' | 'language'> & {
  readonly days?: DaysMeant;
};

const time = (from: string, until: string): TimeOfDay => ({ from: from as LocalTime, until: until as LocalTime });

const PARTS_OF_DAY: readonly (readonly [string, TimeOfDay])[] = [
  ['morgen|morgenen|morgener|morgenerne|tidlig morgen', time('06:00', '10:00')],
  ['morning|mornings|the morning', time('06:00', '12:00')],
  ['formiddag|formiddagen|formiddage|formiddagene', time('09:00', '12:00')],
  // `middag` alone is a meal as well, in the evening.
  ['middagstid|ved middagstid|ved middag|omkring middag|over middag|noon|midday|lunchtime', time('11:30', '13:30')],
  ['eftermiddag|eftermiddagen|eftermiddage|eftermiddagene|afternoon|afternoons', time('12:00', '18:00')],
  ['aften|aftenen|aftener|aftenerne|evening|evenings', time('17:00', '23:59')],
];

const WEEKDAYS = [
  ['mandag', 'monday'],
  ['tirsdag', 'tuesday'],
  ['onsdag', 'wednesday'],
  ['torsdag', 'thursday'],
  ['fredag', 'friday'],
  ['lørdag', 'saturday'],
  ['søndag', 'sunday'],
] as const;

/** Whom somebody is to come for: `en der henter hende`. */
const FETCHED = ['mig', 'hende', 'ham', 'dem', 'os', 'dig'];

const NEEDS: readonly (readonly [Need, string])[] = [
  [
    'stepFree',
    'uden trapper|uden trappe|uden trin|uden niveauforskel|uden at gå på trapper|ingen trapper|ingen trin|trinfri|trinfrit|niveaufri|niveaufrit|' +
      'kan ikke gå på trapper|ikke gå på trapper|kan ikke trapper|kan ikke klare trapper|svært ved trapper|svært ved at gå på trapper|svært ved at gå|' +
      'går dårligt|gå dårligt|dårlig til bens|dårligt til bens|dårlige ben|dårlige knæ|' +
      'kørestol|i kørestol|med kørestol|kørestolsvenlig|kørestolsvenligt|kørestolsegnet|rollator|med rollator|gangbesværet|dårligt gående|' +
      'cannot climb stairs|can not climb stairs|cannot manage stairs|bad knees|bad legs|' +
      'no stairs|without stairs|no steps|without steps|without any stairs|without any steps|step free|stepfree|wheelchair|in a wheelchair|' +
      'by wheelchair|with a wheelchair|wheelchair accessible|wheelchair access|wheelchair friendly',
  ],
  [
    'companyOnTheWay',
    'følgeskab|med følgeskab|følges med|følges ad|ledsager|med ledsager|ledsagelse|med ledsagelse|ledsages|blive hentet|bliver hentet|hentes|' +
      FETCHED.map((whom) => `en der henter ${whom}|nogen der henter ${whom}|henter ${whom}|`).join('') +
      'en der henter|nogen der henter|' +
      'company on the way|with company|someone to go with|somebody to go with|accompanied|be picked up|picked up|escort|escorted|with an escort',
  ],
  ['transport', 'med transport|med kørsel|kørsel|with transport|with a ride|with a lift|transport'],
  [
    'hearingLoop',
    'teleslynge|med teleslynge|høreapparat|høreapparater|hører dårligt|høre dårligt|dårlig hørelse|hørehæmmet|tunghør|hard of hearing|bad hearing|hearing loop|with a hearing loop|induction loop|hearing aid',
  ],
  ['accessibleToilet', 'handicaptoilet|tilgængeligt toilet|accessible toilet|disabled toilet'],
  ['quiet', 'rolige omgivelser|i rolige omgivelser|uden støj|without noise|quiet|quiet surroundings'],
];

const FREE =
  'gratis|uden betaling|koster ikke noget|ikke koster noget|koster intet|det er gratis|free|free of charge|for free|no cost|without paying';

const DAYS: readonly (readonly [DaysMeant, string, TimeOfDay?])[] = [
  [{ kind: 'fromToday', days: 0 }, 'i dag|idag|today'],
  [{ kind: 'fromToday', days: 0 }, 'i formiddag|this morning', time('06:00', '12:00')],
  [{ kind: 'fromToday', days: 0 }, 'i eftermiddag|this afternoon', time('12:00', '18:00')],
  [{ kind: 'fromToday', days: 0 }, 'i aften|tonight|this evening', time('17:00', '23:59')],
  [{ kind: 'fromToday', days: 1 }, 'i morgen|imorgen|tomorrow'],
  [{ kind: 'fromToday', days: 2 }, 'i overmorgen|overmorgen|day after tomorrow|the day after tomorrow'],
  [{ kind: 'week', weeks: 0 }, 'denne uge|i denne uge|this week'],
  [{ kind: 'week', weeks: 1 }, 'næste uge|i næste uge|next week'],
];

const SEVERAL_DAYS: readonly (readonly [readonly Weekday[], string])[] = [
  [[6, 7], 'weekend|weekenden|weekender|i weekenden|weekends|at the weekend'],
  [[1, 2, 3, 4, 5], 'hverdag|hverdage|på hverdage|weekdays|on weekdays'],
];

/** Every phrase that is understood, folded, and what it asks for. */
export const PHRASES: ReadonlyMap<string, Wish> = new Map<string, Wish>([
  ...PARTS_OF_DAY.flatMap(([words, timeOfDay]) => phrases(words, { timeOfDay })),
  ...WEEKDAYS.flatMap(([danish, english], i) => weekdayPhrases(danish, english, (i + 1) as Weekday)),
  ...SEVERAL_DAYS.flatMap(([weekdays, words]) => phrases(words, { weekdays })),
  ...NEEDS.flatMap(([need, words]) => phrases(words, { needs: [need] })),
  ...phrases(FREE, { free: true }),
  ...DAYS.flatMap(([days, words, timeOfDay]) => phrases(words, timeOfDay ? { days, timeOfDay } : { days })),
  ...languageSchema.options.flatMap((language) =>
    languagePhrases(language).map((one): [string, Wish] => [one, { language }]),
  ),
]);

/** In words. */
export const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(' ').length));

function phrases(words: string, wish: Wish): [string, Wish][] {
  return words.split('|').map((phrase) => [folded(phrase), wish]);
}

/** `torsdagseftermiddag` is one word in Danish. */
function weekdayPhrases(danish: string, english: string, weekday: Weekday): [string, Wish][] {
  const parts = PARTS_OF_DAY.flatMap(([words, timeOfDay]) =>
    phrases(
      words
        .split('|')
        .flatMap((word) => [`${danish}${word}`, `${danish}s${word}`])
        .join('|'),
      {
        weekdays: [weekday],
        timeOfDay,
      },
    ),
  );
  return [
    ...phrases(`${danish}|${danish}e|${danish}en|${danish}ene|${english}|${english}s`, { weekdays: [weekday] }),
    ...parts,
  ];
}

/** What a language is called in Danish and in English, folded: asked for alone, it is a language only where no entry has the word. */
function namesOf(language: string): readonly string[] {
  const named = (reader: string) => new Intl.DisplayNames([reader], { type: 'language' }).of(language);
  return ['da', 'en'].map((reader) => folded(named(reader) ?? language));
}
export const LANGUAGES: ReadonlyMap<string, Wish> = new Map(
  languageSchema.options.flatMap((language) => namesOf(language).map((name) => [name, { language }] as const)),
);

/** Where somebody asks to be spoken to in it. */
function languagePhrases(language: string): readonly string[] {
  const [danish, english] = namesOf(language);
  return [`paa ${danish}`, `taler ${danish}`, `tale ${danish}`, `${danish} talende`, `${danish}talende`].concat([
    `in ${english}`,
    `speak ${english}`,
    `speaks ${english}`,
    `speaking ${english}`,
    `${english} speaking`,
  ]);
}
