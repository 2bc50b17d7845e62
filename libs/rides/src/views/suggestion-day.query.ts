import {
  dateIn,
  epochMilliseconds,
  type LocalDate,
  type LocalTime,
  plusDays,
  type Position,
  positionOf,
  wallClock,
} from '#kernel';
import { sessionsProjection } from '#cafes';
import type { World } from '#graphql';
import { volunteersProjection } from '#volunteers';
import { TURNAROUND_MINUTES } from '../day/ride-day.state.js';
import type {
  BookedRide,
  OpenRequest,
  Span,
  SuggestedPilot,
  SuggestionDay,
  UnmetRequest,
} from '../suggestions/suggestion-day.js';
import { MINUTE, onClock, spanOf, without } from '../suggestions/times.js';
import { bikesProjection } from './bikes.projection.js';
import { bikesInServiceOn } from './bikes.query.js';
import { ON_SHIFT, shiftsIn } from './duties.query.js';
import { passengersProjection } from './passengers.projection.js';
import { pairingsOfPassenger, passengerById, passengerPeople } from './passengers.query.js';
import { pilotTimesProjection } from './pilot-times.projection.js';
import { timesOfPilots } from './pilot-times.query.js';
import { rideRequestsProjection } from './ride-requests.projection.js';
import { type RideRequestSeen, fellowsOfRequest, recurrenceOf, requestsOpenOn } from './ride-requests.query.js';
import { ridesProjection } from './rides.projection.js';
import { type RideSeen, TAKES_PLACE, passengersOfRide, ridesDriven, ridesOfDay } from './rides.query.js';

/** What a ride takes from home and home again, where nobody has said otherwise. */
const RIDE_MINUTES = 60;
/** For how long it counts what a pilot has driven. */
const LATELY_DAYS = 28;

/** Where it is read from. */
export const suggestionReads = [
  ...[bikesProjection, passengersProjection, pilotTimesProjection],
  ...[rideRequestsProjection, ridesProjection, sessionsProjection, volunteersProjection],
];

/** What suggestions for a day are made of. */
export interface ToSuggest {
  readonly day: SuggestionDay;
  /** Wishes that nothing can be suggested for, whoever and whatever is free. */
  readonly hindered: readonly Hindered[];
}

type Hindered = UnmetRequest & Pick<OpenRequest, 'recurs'>;

/**
 * Bikes, pilots, wishes and rides of that day, from now on. Where passengers live is looked at, and each look is on record.
 * @throws NotPermitted unless the caller manages the rides of the whole municipality
 */
export async function suggestionDay(world: World, date: LocalDate): Promise<ToSuggest> {
  world.demand('manageRides');
  const [bikes, pilots, open, rides] = await Promise.all([
    bikesInServiceOn(world, date),
    pilotsOn(world, date),
    requestsOpenOn(world, date),
    world.load(ridesOfDay, date),
  ]);
  const standing = rides.filter(({ status }) => TAKES_PLACE.some((one) => one === status));
  const taken = await timesOfPassengers(world, standing);
  const wishes = await Promise.all(open.map((request) => wishOf(world, request, date, taken)));
  return {
    day: {
      date,
      ends: lastOf(date),
      bikes: bikes.map(({ bikeId, seats, platform, base }) => ({ bikeId, seats, platform, base })),
      pilots,
      requests: wishes.flatMap((wish) => (wish && 'windows' in wish ? [wish] : [])),
      booked: await Promise.all(standing.map((ride) => bookedOf(world, ride))),
      turnaroundMinutes: TURNAROUND_MINUTES,
    },
    hindered: wishes.flatMap((wish) => (wish && 'reason' in wish ? [wish] : [])),
  };
}

/** What is over is over: of a time that has begun, what is left of it. */
const ahead = ({ seenAt }: World, { from, until }: Span): Span => ({
  from: Math.max(from, epochMilliseconds(seenAt.now())),
  until,
});

/** When they offered to drive, but for what they have promised to a café. */
async function pilotsOn(world: World, date: LocalDate): Promise<readonly SuggestedPilot[]> {
  const [offers, shifts] = await Promise.all([
    timesOfPilots(world, date),
    shiftsIn(world, { from: date, until: date }),
  ]);
  const onShift = (pilotId: string): readonly Span[] =>
    shifts.filter(({ volunteerId, status }) => volunteerId === pilotId && ON_SHIFT.includes(status)).map(spanOf);
  const pilotIds = [...new Set(offers.map(({ volunteerId }) => volunteerId))].sort();
  const driven = await ridesDriven(world, pilotIds, date, LATELY_DAYS);
  return pilotIds.map((pilotId) => ({
    pilotId,
    free: without(
      offers
        .filter(({ volunteerId }) => volunteerId === pilotId)
        .flatMap(({ from, until }) => onClock(date, from, until))
        .map((span) => ahead(world, span)),
      onShift(pilotId),
      0,
    ),
    ridesLately: driven.get(pilotId) ?? 0,
  }));
}

type Times = ReadonlyMap<string, readonly Span[]>;

/** When passengers ride already. */
async function timesOfPassengers(world: World, rides: readonly RideSeen[]): Promise<Times> {
  const times = new Map<string, readonly Span[]>();
  for (const ride of rides)
    for (const { passengerId } of await world.load(passengersOfRide, ride.rideId))
      times.set(passengerId, [...(times.get(passengerId) ?? []), spanOf(ride)]);
  return times;
}

/** The ride day takes a ride whose turnaround ends on its own date. */
const lastOf = (date: LocalDate): number => {
  const midnight = wallClock(plusDays(date, 1), '00:00' as LocalTime);
  if (!midnight) throw new Error(`${date} has no end`);
  return epochMilliseconds(midnight) - 1;
};

const isTime = ({ from, until }: Span): boolean => from < until;

/** @returns nothing where the time is over */
async function wishOf(
  world: World,
  request: RideRequestSeen,
  date: LocalDate,
  taken: Times,
): Promise<OpenRequest | Hindered | undefined> {
  const { requestId, passengerId, companions, platform } = request;
  const windows = windowsOf(request, date).map((span) => ahead(world, span));
  if (!windows.some(isTime)) return undefined;
  const recurs = recurrenceOf(request) !== undefined;
  const fellows = await world.load(fellowsOfRequest, requestId);
  const passengerIds = [passengerId, ...fellows.map((fellow) => fellow.passengerId)];
  const passengers = await Promise.all(passengerIds.map((id) => world.load(passengerById, id)));
  if (passengers.some((passenger) => passenger?.closed !== false))
    return { requestId, recurs, reason: 'passengerErased' };
  if (passengers.some((passenger) => passenger?.consent !== 'given'))
    return { requestId, recurs, reason: 'consentMissing' };
  const rides = passengerIds.flatMap((id) => taken.get(id) ?? []);
  const free = windows.map((window) => longestOf(window, rides));
  if (!free.some(isTime)) return { requestId, recurs, reason: 'passengerTaken' };
  const home = await homeOf(world, passengerId);
  const pairings = await world.load(pairingsOfPassenger, passengerId);
  return {
    ...{ requestId, platform, windows: free, minutes: RIDE_MINUTES },
    ...{ recurs, passengers: passengerIds },
    people: passengerIds.length + companions,
    // They ride from home and home again: their destination lies on a way that they are on.
    ...{ pickUp: home, setDown: home },
    likes: pairings.map(({ volunteerId }) => volunteerId),
  };
}

/** What is left of a window beside rides that they have: the longest piece, so that a wish stays one window. */
function longestOf(window: Span, rides: readonly Span[]): Span {
  const left = without([window], rides, TURNAROUND_MINUTES * MINUTE);
  return left.reduce((longest, each) => (each.until - each.from > longest.until - longest.from ? each : longest), {
    from: window.from,
    until: window.from,
  });
}

/** All wishes of time in their order, so that the second one is told as such; those of other days hold no time. */
function windowsOf(request: RideRequestSeen, date: LocalDate): readonly Span[] {
  const recurrence = recurrenceOf(request);
  if (recurrence) return onClock(date, recurrence.from, recurrence.until);
  return request.windows.map(({ from, until }) => ({
    from: epochMilliseconds(from),
    until: epochMilliseconds(dateIn(from) === date ? until : from),
  }));
}

async function bookedOf(world: World, ride: RideSeen): Promise<BookedRide> {
  const { rideId, bikeId, pilotId, direction } = ride;
  const [first] = await world.load(passengersOfRide, rideId);
  const home = first && (await homeOf(world, first.passengerId));
  return {
    ...{ bikeId, pilotId: pilotId ?? undefined },
    ...spanOf(ride),
    // Where a café lies is known in words alone.
    pickUp: direction === 'home' ? undefined : home,
    setDown: direction === 'out' ? undefined : home,
  };
}

const homeOf = async (world: World, passengerId: string): Promise<Position | undefined> =>
  positionOf(await world.reveal(passengerPeople, passengerId, 'position'));
