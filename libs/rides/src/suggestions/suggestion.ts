import { Diaries } from './diary.js';
import { likes } from './fair-pilots.js';
import { type FreeBike, type Given, type Placed, type Wish, carries } from './plan.js';
import type {
  SuggestedRide,
  Suggestion,
  SuggestionDay,
  SuggestionReason,
  UnmetReason,
  UnmetRequest,
} from './suggestion-day.js';
import { legsOf } from './short-ways.js';
import { type Leg, emptyMetres, emptyWay, unknownWays } from './way.js';

/** A plan as it is given to people: with what it costs, and why it is so. */
export function suggestionOf(
  { date }: SuggestionDay,
  given: Given,
  plan: readonly Placed[],
): Pick<Suggestion, 'date' | 'rides' | 'unmet' | 'emptyMetres' | 'waysUnknown'> {
  const inOrder = [...plan].sort((a, b) => a.start.from - b.start.from);
  const ways = new Map(
    given.bikes.map((bike) => [
      bike,
      legsOf(
        bike,
        inOrder.filter((ride) => ride.bike === bike),
      ),
    ]),
  );
  const sum = (of: (base: FreeBike['base'], legs: readonly Leg[]) => number): number =>
    [...ways].reduce((total, [{ base }, legs]) => total + of(base, legs), 0);
  return {
    date,
    rides: inOrder.map((placed) => rideOf(placed, ways)),
    unmet: unmetOf(given, plan),
    emptyMetres: Math.round(sum(emptyWay)),
    waysUnknown: sum(unknownWays),
  };
}

function rideOf(placed: Placed, ways: ReadonlyMap<FreeBike, readonly Leg[]>): SuggestedRide {
  const { wish, start, bike, pilot } = placed;
  return {
    requestId: wish.requestId,
    bikeId: bike.bikeId,
    pilotId: pilot.pilotId,
    startsAt: start.from,
    endsAt: start.until,
    reasons: [
      { code: 'wishOfTime', wish: start.wish + 1, of: wish.windows.length },
      ...pilotReason(placed),
      { code: 'ridesLately', rides: pilot.ridesLately },
      wayReason(placed, ways.get(bike) ?? []),
    ],
  };
}

function pilotReason({ wish, pilot }: Placed): readonly SuggestionReason[] {
  if (likes(wish, pilot)) return [{ code: 'likedPilot' }];
  return wish.likes.length > 0 ? [{ code: 'likedPilotTaken' }] : [];
}

function wayReason({ wish, bike }: Placed, legs: readonly Leg[]): SuggestionReason {
  const before = legs[legs.indexOf(wish) - 1];
  const from = before ? before.setDown : bike.base;
  return from && wish.pickUp
    ? { code: 'emptyWay', metres: Math.round(emptyMetres(from, wish.pickUp)) }
    : { code: 'placeUnknown' };
}

function unmetOf(given: Given, plan: readonly Placed[]): readonly UnmetRequest[] {
  const diaries = new Diaries(given.pause);
  for (const placed of plan) diaries.add(placed);
  const met = new Set(plan.map(({ wish }) => wish));
  return given.wishes
    .filter((wish) => !met.has(wish))
    .map((wish) => ({ requestId: wish.requestId, reason: reasonOf(given, diaries, wish) }));
}

function reasonOf({ bikes, pilots }: Given, diaries: Diaries, wish: Wish): UnmetReason {
  if (!bikes.some(({ seats }) => seats >= wish.people)) return 'noBikeLargeEnough';
  const able = bikes.filter((bike) => carries(bike, wish));
  if (able.length === 0) return 'noPlatform';
  if (wish.starts.length === 0) return 'windowTooShort';
  const starts = wish.starts.filter((start) => diaries.passengersFree(wish, start));
  if (starts.length === 0) return 'passengerTaken';
  const onBike = starts.filter((start) => able.some(({ bikeId, free }) => diaries.bikes.free(bikeId, free, start)));
  const withPilot = starts.filter((start) =>
    pilots.some(({ pilotId, free }) => diaries.pilots.free(pilotId, free, start)),
  );
  if (onBike.length === 0) return 'noBikeFree';
  if (withPilot.length === 0) return 'noPilotFree';
  return 'noBikeAndPilotTogether';
}
