import { type Instant, type Language, ZONE, dateIn, epochMilliseconds } from '#kernel';
import type { EntryText } from '../entry/content.js';
import type { PlacesAt, PublishedEntry } from '../entry/published-entry.js';
import { type Kept, type OwnCategory, categoryOf, organiserNamed } from './known-or-own.js';

/** A day of a café, as everybody may know it. */
interface CafeDay {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** A menu, or what it is about. */
  readonly theme: string | null;
  /** How many places who asks now can have; null where that is told to nobody. */
  readonly free: number | null;
}

/** A café, as everybody may know it. */
export interface CafeToCome {
  readonly cafeId: string;
  readonly name: string;
  readonly place: string;
  readonly hostOrganisation: string;
  /** When it is on, in order of time. */
  readonly days: readonly CafeDay[];
  /** When it was to be on, and is not. */
  readonly off: readonly Pick<CafeDay, 'startsAt'>[];
  /** When what is told of it changed last. */
  readonly changedAt: Instant;
}

/** What people read through: further ahead, menus change. */
const MOST_THEMES = 4;

const CAFE: OwnCategory = {
  name: { da: 'Café', en: 'Café' },
  synonyms: ['cafédag', 'kaffe', 'fællesspisning'],
  called: ['café', 'caféer', 'cafeer', 'café og samvær'],
};

/** A café with days to come as an activity of the overview; without any, it is in none. */
export function cafeEntry(cafe: CafeToCome, kept: Kept, now: Instant): PublishedEntry | undefined {
  const [next] = cafe.days;
  const last = cafe.days.at(-1);
  if (!next || !last) return undefined;
  const places = placesOf(cafe, now);
  return {
    ...{ entryId: cafe.cafeId, revision: 1, contact: undefined },
    organiser: organiserNamed(cafe.hostOrganisation, kept),
    texts: [textOf(cafe, 'da'), textOf(cafe, 'en')],
    terms: [categoryOf(CAFE, kept)],
    place: { label: cafe.place },
    times: cafe.days.map(({ startsAt, endsAt }) => ({ kind: 'once', startsAt, endsAt })),
    // What is eaten and drunk there may cost something: nobody has put that on record.
    price: { ore: 0, note: 'mad og drikke kan koste noget: spørg caféen' },
    signUp: `/forms/${kept.municipality}/cafe`,
    ...{ accessibility: {}, languages: [], photos: [] },
    ...{ confirmedOn: dateIn(now), validUntil: dateIn(last.startsAt), changedAt: cafe.changedAt },
    ...{ places, placesLeft: places[0]?.left },
  };
}

/** Of those that lie ahead: once one has begun, a number that changes tells who did not come. */
const placesOf = ({ days }: CafeToCome, now: Instant): readonly PlacesAt[] =>
  days.flatMap(({ startsAt, endsAt, free }) =>
    startsAt > now && free !== null ? [{ startsAt, endsAt, left: Math.max(0, free) }] : [],
  );

/** No number of places is in it: texts are searched, and places change all day. */
function textOf(cafe: CafeToCome, language: Language): EntryText {
  const { name, hostOrganisation } = cafe;
  const description = [themesOf(cafe, language), offOf(cafe, language), HOW_TO_COME[language]].filter(Boolean);
  return {
    ...{ language, title: name },
    summary:
      language === 'da'
        ? `Café med ${hostOrganisation} som vært. Meld dig til på forhånd. Er der fuldt, kan du komme på venteliste.`
        : `A café hosted by ${hostOrganisation}. Please register. If it is full, you can be put on the waiting list.`,
    description: description.join('\n\n'),
  };
}

const HOW_TO_COME: Readonly<Record<Language, string>> = {
  da: 'Du kan melde dig selv til, eller en anden, for eksempel din mor eller en nabo. Skriv, hvis der er noget, der skal tages hensyn til.',
  en: 'You may register yourself, or somebody else, such as your mother or a neighbour. Tell us if there is anything to take into account.',
};

function themesOf({ days }: CafeToCome, language: Language): string {
  const themes = days.filter(({ theme }) => theme !== null).slice(0, MOST_THEMES);
  return themes.map(({ startsAt, theme }) => `${capital(dayOf(startsAt, language))}: ${theme ?? ''}`).join('\n');
}

/** Whoever comes every week is told that the door is closed. Why is nobody's business. */
function offOf({ off }: CafeToCome, language: Language): string {
  const called = language === 'da' ? 'Aflyst' : 'Cancelled';
  return off.map(({ startsAt }) => `${called}: ${dayOf(startsAt, language)}`).join('\n');
}

const PARTS = { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long' } as const;
const PARTS_OF_DAY: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  da: new Intl.DateTimeFormat('da-DK', PARTS),
  en: new Intl.DateTimeFormat('en-GB', PARTS),
};

/** Put together here, since how it is done differs between versions of ICU, and a catalogue is to be the same in all. */
function dayOf(at: Instant, language: Language): string {
  const parts = PARTS_OF_DAY[language].formatToParts(epochMilliseconds(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  const [weekday, day, month] = [part('weekday'), part('day'), part('month')];
  return language === 'da' ? `${weekday} den ${day}. ${month}` : `${weekday} ${day} ${month}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
