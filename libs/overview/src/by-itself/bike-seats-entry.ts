import { type Instant, type Language, type LocalTime, dateIn, thingIdOf, wallClock } from '#kernel';
import type { BikesKept } from '#rides';
import type { EntryText } from '../entry/content.js';
import type { PlacesAt, PublishedEntry } from '../entry/published-entry.js';
import { type Kept, type OwnCategory, categoryOf, organiserNamed } from './known-or-own.js';

/** A time within which there is room for a ride, and for how many. */
export interface SeatsThen extends PlacesAt {
  /** One of the bikes carries a wheelchair. */
  readonly platform: boolean;
}

/** What it is called everywhere in Denmark, and who makes it. */
const CYKLING_UDEN_ALDER = 'Cykling uden Alder';

const RIDES: OwnCategory = {
  name: { da: 'Cykelture', en: 'Bike rides' },
  synonyms: ['cykeltur', 'rickshaw', 'ladcykel', CYKLING_UDEN_ALDER],
  called: ['cykelture', 'cykeltur', 'cykling uden alder'],
};

/** The same activity all year, though it comes and goes. */
const bikeSeatsId = ({ municipality }: Kept): string => thingIdOf(municipality, 'BikeSeats');

/** Seats on bikes as an activity of the overview; in winter, when nobody drives, there is none. */
export function bikeSeatsEntry(seats: readonly SeatsThen[], kept: Kept, now: Instant): PublishedEntry | undefined {
  const last = seats.at(-1);
  if (!last) return undefined;
  const places = seats.map(({ startsAt, endsAt, left }) => ({ startsAt, endsAt, left }));
  return {
    ...rides(TEXTS, { platform: seats.some(({ platform }) => platform) }, kept, now),
    times: seats.map(({ startsAt, endsAt }) => ({ kind: 'once', startsAt, endsAt })),
    validUntil: dateIn(last.startsAt),
    ...{ places, placesLeft: places[0]?.left },
  };
}

/**
 * The same for paper, which is read for half a year: without times, for a seat that is free today is taken when the paper is read, and
 * whether somebody drives just now or not. It says to call.
 */
export const bikeRidesOnPaper = (bikes: BikesKept, kept: Kept, now: Instant): PublishedEntry =>
  rides(TEXTS_ON_PAPER, bikes, kept, now);

/** What is the same whenever there are seats: by agreement. */
const rides = (texts: Texts, { platform }: BikesKept, kept: Kept, now: Instant): PublishedEntry => ({
  ...{ entryId: bikeSeatsId(kept), revision: 1, contact: undefined },
  organiser: organiserNamed(CYKLING_UDEN_ALDER, kept),
  texts: [textOf(texts, 'da', platform), textOf(texts, 'en', platform)],
  terms: [categoryOf(RIDES, kept)],
  // Everybody is fetched where they live.
  place: undefined,
  times: [],
  price: { ore: 0 },
  signUp: `/forms/${kept.municipality}/ride`,
  accessibility: { companyOnTheWay: true, transport: true },
  ...{ languages: [], photos: [] },
  ...{ confirmedOn: dateIn(now), validUntil: dateIn(now), changedAt: beginOfDay(now) },
});

/** The day that it is of. To the minute it would say when somebody had called off a ride. */
const beginOfDay = (now: Instant): Instant => wallClock(dateIn(now), '00:00' as LocalTime) ?? now;

function textOf(texts: Texts, language: Language, carriesOne: boolean): EntryText {
  const { wheelchair, ...text } = texts[language];
  return { language, ...text, description: `${text.description}${carriesOne ? `\n\n${wheelchair}` : ''}` };
}

type Texts = Readonly<
  Record<Language, { readonly [part in 'title' | 'summary' | 'description' | 'wheelchair']: string }>
>;

const TEXTS: Texts = {
  da: {
    title: 'Cykeltur med Cykling uden Alder',
    summary:
      'En frivillig cykelpilot henter dig hjemme i en ladcykel med siddeplads foran, cykler en tur med dig og kører dig hjem igen.',
    description:
      'Inden for de tider, der står her, er der en ledig cykel og en frivillig pilot. En tur varer en time eller to. Skriv i dit ønske, hvornår det passer dig, så aftaler vi tiden med dig. Passer ingen af tiderne, kan du godt ønske en anden.\n\nPladserne er til dig og den, du har med, for eksempel din ægtefælle, en ven eller hjemmeplejen.',
    wheelchair: 'På nogle af tiderne er der en cykel, som kan køre med en kørestol.',
  },
  en: {
    title: 'A ride with Cycling Without Age',
    summary:
      'A volunteer fetches you at home on a bike with a seat in front, takes you for a ride, and takes you home again.',
    description:
      'Within the times that stand here, there is a bike free and a volunteer to ride it. A ride takes an hour or two. Write in your wish when it would suit you, and we agree on the time with you. If none of them suits you, wish for another.\n\nThe seats are for you and for whoever comes along, such as your spouse, a friend or home care.',
    wheelchair: 'At some of the times there is a bike that carries a wheelchair.',
  },
};

const TEXTS_ON_PAPER: Texts = {
  da: {
    title: TEXTS.da.title,
    summary: `${TEXTS.da.summary} Ring og hør, hvornår der er plads.`,
    description:
      'En tur varer en time eller to, og vi aftaler tiden med dig.\n\nPladserne er til dig og den, du har med, for eksempel din ægtefælle, en ven eller hjemmeplejen.',
    wheelchair: 'Der er en cykel, som kan køre med en kørestol. Sig det, når du ringer.',
  },
  en: {
    title: TEXTS.en.title,
    summary: `${TEXTS.en.summary} Call and ask when there is a seat.`,
    description:
      'A ride takes an hour or two, and we agree on the time with you.\n\nThe seats are for you and for whoever comes along, such as your spouse, a friend or home care.',
    wheelchair: 'There is a bike that carries a wheelchair. Say so when you call.',
  },
};
