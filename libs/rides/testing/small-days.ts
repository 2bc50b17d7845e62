import fc from 'fast-check';
import type {
  OpenRequest,
  Span,
  SuggestedBike,
  SuggestedPilot,
  SuggestionDay,
} from '../src/suggestions/suggestion-day.js';

/** A time on the day that all small days are. */
export const clockTime = (time: string): number => Date.parse(`2026-06-04T${time}:00+02:00`);

/** `10:00-12:00` */
export function between(times: string): Span {
  const [from = '', until = ''] = times.split('-');
  return { from: clockTime(from), until: clockTime(until) };
}

export const HAVN = { latitude: 55.606, longitude: 12.377 };
export const TRANEGAARDEN = { latitude: 55.616, longitude: 12.353 };

export const bike = (bikeId: string, more: Partial<SuggestedBike> = {}): SuggestedBike => ({
  bikeId,
  seats: 2,
  platform: false,
  base: HAVN,
  ...more,
});

export const pilot = (pilotId: string, times = '09:00-17:00', more: Partial<SuggestedPilot> = {}): SuggestedPilot => ({
  pilotId,
  free: [between(times)],
  ridesLately: 0,
  ...more,
});

export const request = (requestId: string, times: string, more: Partial<OpenRequest> = {}): OpenRequest => ({
  requestId,
  recurs: false,
  passengers: [`passenger of ${requestId}`],
  people: 1,
  platform: false,
  windows: [between(times)],
  minutes: 60,
  pickUp: TRANEGAARDEN,
  setDown: TRANEGAARDEN,
  likes: [],
  ...more,
});

export const day = (parts: Partial<SuggestionDay>): SuggestionDay => ({
  date: '2026-06-04',
  ends: clockTime('23:59') + 59_999,
  bikes: [],
  pilots: [],
  requests: [],
  booked: [],
  turnaroundMinutes: 15,
  ...parts,
});

const quarters = (begins: string, from: number, until: number): Span => ({
  from: clockTime(begins) + from * 900_000,
  until: clockTime(begins) + until * 900_000,
});
/** Of a day from nine, or of one that goes on past midnight. */
const span = (begins: string, longest: number, shortest = 0): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: shortest, max: longest }))
    .map(([from, long]) => quarters(begins, from, from + long));
const place = fc.option(fc.constantFrom(HAVN, TRANEGAARDEN), { nil: undefined });
const named = <T>(prefix: string, items: readonly T[]): readonly (T & { name: string })[] =>
  items.map((item, index) => ({ ...item, name: `${prefix}-${index}` }));

/** Days of a few bikes, pilots and requests, some of which stand already, as awkward as they come. */
export const smallDays = (most: Most): fc.Arbitrary<SuggestionDay> =>
  fc.constantFrom('09:00', '18:00').chain((begins) => smallDay(most, begins));

interface Most {
  readonly requests: number;
  readonly bikes: number;
  readonly pilots: number;
}

const smallDay = (most: Most, begins: string): fc.Arbitrary<SuggestionDay> =>
  fc
    .record({
      bikes: fc.array(fc.record({ seats: fc.constantFrom(1, 2), platform: fc.boolean(), base: place }), {
        maxLength: most.bikes,
      }),
      pilots: fc.array(
        fc.record({ free: fc.array(span(begins, 16), { maxLength: 2 }), ridesLately: fc.nat({ max: 5 }) }),
        {
          maxLength: most.pilots,
        },
      ),
      requests: fc.array(
        fc.record({
          recurs: fc.boolean(),
          passengers: fc.uniqueArray(
            fc.nat({ max: 5 }).map((which) => `passenger-${which}`),
            { minLength: 1, maxLength: 2 },
          ),
          companions: fc.nat({ max: 1 }),
          platform: fc.boolean(),
          windows: fc.array(span(begins, 9), { maxLength: 3 }),
          minutes: fc.constantFrom(30, 45, 60),
          pickUp: place,
          setDown: place,
          likes: fc.array(
            fc.integer({ min: 0, max: 4 }).map((which) => `pilot-${which}`),
            { maxLength: 2 },
          ),
        }),
        { maxLength: most.requests },
      ),
      booked: fc.array(
        fc.record({
          which: fc.nat({ max: 3 }),
          driver: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
          // A ride that stands lasts.
          span: span(begins, 6, 1),
        }),
        { maxLength: 2 },
      ),
      turnaroundMinutes: fc.constantFrom(0, 15, 20),
    })
    .map(({ bikes, pilots, requests, booked, turnaroundMinutes }) =>
      day({
        bikes: named('bike', bikes).map(({ name, ...rest }) => ({ bikeId: name, ...rest })),
        pilots: named('pilot', pilots).map(({ name, ...rest }) => ({ pilotId: name, ...rest })),
        requests: named('request', requests).map(({ name, companions, ...rest }) => ({
          ...{ requestId: name, people: rest.passengers.length + companions },
          ...rest,
        })),
        booked: booked.map(({ which, driver, span: times }) => ({
          bikeId: `bike-${which}`,
          pilotId: driver === undefined ? undefined : `pilot-${driver}`,
          ...times,
        })),
        turnaroundMinutes,
      }),
    );
