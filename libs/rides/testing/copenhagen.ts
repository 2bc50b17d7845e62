import type { Position } from '#kernel';
import { Faker, da } from '@faker-js/faker';
import type {
  OpenRequest,
  Span,
  SuggestedBike,
  SuggestedPilot,
  SuggestionDay,
} from '../src/suggestions/suggestion-day.js';

export interface CopenhagenOptions {
  /** The same seed is the same day. */
  readonly seed: number;
  readonly date?: string;
  readonly bikes?: number;
  readonly pilots?: number;
  readonly requests?: number;
}

const HOUR = 3_600_000;
const HALF_HOUR = HOUR / 2;
/** How far apart the city's ends lie; bikes stand at some forty care homes in it. */
const CITY = { latitude: [55.615, 55.73], longitude: [12.45, 12.64] } as const;
const BASES = 40;

/** A day as large as Copenhagen's could be, made up: nobody lives there, and the same seed gives the same. */
export function copenhagenDay(options: CopenhagenOptions): SuggestionDay {
  const { seed, date = '2026-06-04', bikes = 200, pilots = 300, requests = 400 } = options;
  // Bikes, pilots and places are the same on all days of a month: their own chance.
  const city = new Faker({ locale: da, seed: 183 });
  const chance = new Faker({ locale: da, seed });
  const bases = Array.from({ length: BASES }, () => place(city));
  return {
    date,
    ends: Date.parse(`${date}T23:59:59.999+02:00`),
    turnaroundMinutes: 15,
    bikes: Array.from({ length: bikes }, (_, index) => bike(city, index, bases)),
    pilots: Array.from({ length: pilots }, (_, index) => pilot(chance, index, date)),
    requests: Array.from({ length: requests }, (_, index) => request(chance, index, date, pilots)),
    booked: [],
  };
}

/** The days of a month, each with requests and offers of its own. */
export const copenhagenMonth = (options: CopenhagenOptions, days = 30): readonly SuggestionDay[] =>
  Array.from({ length: days }, (_, index) =>
    copenhagenDay({
      ...options,
      seed: options.seed * 1_000 + index,
      date: `2026-06-${String(index + 1).padStart(2, '0')}`,
    }),
  );

const place = (chance: Faker): Position => ({
  latitude: chance.number.float({ min: CITY.latitude[0], max: CITY.latitude[1], fractionDigits: 6 }),
  longitude: chance.number.float({ min: CITY.longitude[0], max: CITY.longitude[1], fractionDigits: 6 }),
});

const bike = (chance: Faker, index: number, bases: readonly Position[]): SuggestedBike => ({
  bikeId: `bike-${index}`,
  platform: chance.datatype.boolean(0.12),
  seats: chance.datatype.boolean(0.75) ? 2 : 1,
  base: chance.helpers.arrayElement(bases),
});

/** Wall clock in summer: two hours ahead of UTC. */
const at = (date: string, halfHours: number): number => Date.parse(`${date}T00:00:00+02:00`) + halfHours * HALF_HOUR;

/** From a half-hour between `first` and `last`, for so many of them. */
function span(chance: Faker, date: string, [first, last]: [number, number], [least, most]: [number, number]): Span {
  const from = chance.number.int({ min: first, max: last });
  return { from: at(date, from), until: at(date, from + chance.number.int({ min: least, max: most })) };
}

const pilot = (chance: Faker, index: number, date: string): SuggestedPilot => ({
  pilotId: `pilot-${index}`,
  free: [
    span(chance, date, [18, 30], [3, 7]),
    ...(chance.datatype.boolean(0.15) ? [span(chance, date, [30, 34], [3, 5])] : []),
  ],
  ridesLately: chance.number.int({ min: 0, max: 6 }),
});

function request(chance: Faker, index: number, date: string, pilots: number): OpenRequest {
  // Fine weather, after lunch: that is when most wish to ride.
  const windows = Array.from({ length: chance.helpers.weightedArrayElement(WISHES) }, () =>
    chance.datatype.boolean(0.75) ? span(chance, date, [25, 27], [3, 5]) : span(chance, date, [18, 31], [3, 6]),
  );
  const home = chance.datatype.boolean(0.96) ? place(chance) : undefined;
  return {
    requestId: `${date} request-${index}`,
    recurs: false,
    passengers: [`${date} passenger-${index}`],
    people: chance.datatype.boolean(0.55) ? 2 : 1,
    platform: chance.datatype.boolean(0.08),
    windows,
    minutes: chance.helpers.arrayElement([60, 75, 90]),
    pickUp: home,
    setDown: chance.datatype.boolean(0.85) ? home : place(chance),
    likes: chance.datatype.boolean(0.3) ? [`pilot-${chance.number.int({ min: 0, max: pilots - 1 })}`] : [],
  };
}

const WISHES = [
  { value: 1, weight: 5 },
  { value: 2, weight: 3 },
  { value: 3, weight: 2 },
];
