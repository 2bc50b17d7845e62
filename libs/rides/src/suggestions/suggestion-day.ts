import type { Position } from '#kernel';

/** From and until as milliseconds since 1970: `until` is the first that no longer belongs to it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface SuggestedBike {
  readonly bikeId: string;
  /** Passengers and companions who sit in front. */
  readonly seats: number;
  /** Carries a wheelchair. */
  readonly platform: boolean;
  /** Where it stands before its first ride and after its last. */
  readonly base: Position | undefined;
}

export interface SuggestedPilot {
  readonly pilotId: string;
  readonly free: readonly Span[];
  /** What they have driven in the weeks before, or are booked for: whoever drove more waits longer for the next ride. */
  readonly ridesLately: number;
}

export interface OpenRequest {
  readonly requestId: string;
  /** It is a request of its own on each of its dates; others are met once. */
  readonly recurs: boolean;
  /** Another of its days follows: it makes room for those that can be met on this one alone. */
  readonly canWait?: boolean;
  /** Who would ride: nobody is on two rides at once, and whoever changes from one bike to another needs no pause. */
  readonly passengers: readonly string[];
  /** Passengers and companions. */
  readonly people: number;
  readonly platform: boolean;
  /** The wishes of time, the first wish first. */
  readonly windows: readonly Span[];
  /** How long the ride is. */
  readonly minutes: number;
  /** Where they are picked up, and where they are set down again. */
  readonly pickUp: Position | undefined;
  readonly setDown: Position | undefined;
  /** Pilots whom they like and who like them. */
  readonly likes: readonly string[];
}

/** A ride that stands, and stays as it is. */
export interface BookedRide extends Span {
  readonly bikeId: string;
  /** Without one it is open: it takes its bike and nobody's time. */
  readonly pilotId?: string | undefined;
  readonly pickUp?: Position | undefined;
  readonly setDown?: Position | undefined;
}

/** What rides could be suggested of on one date. */
export interface SuggestionDay {
  readonly date: string;
  /** Its last millisecond, since 1970: by then each bike is back and has had its turnaround. */
  readonly ends: number;
  readonly bikes: readonly SuggestedBike[];
  readonly pilots: readonly SuggestedPilot[];
  /** In the order in which they were made. */
  readonly requests: readonly OpenRequest[];
  readonly booked: readonly BookedRide[];
  /** What a bike and a pilot have between two rides. */
  readonly turnaroundMinutes: number;
}

/** Why a ride is as it is. */
export type SuggestionReason =
  /** Which of the wishes it meets: the first is 1. */
  | { readonly code: 'wishOfTime'; readonly wish: number; readonly of: number }
  | { readonly code: 'likedPilot' }
  /** They like somebody who has no time for it. */
  | { readonly code: 'likedPilotTaken' }
  | { readonly code: 'ridesLately'; readonly rides: number }
  /** From where the bike comes to where it is wanted. */
  | { readonly code: 'emptyWay'; readonly metres: number }
  | { readonly code: 'placeUnknown' };

export interface SuggestedRide {
  readonly requestId: string;
  readonly bikeId: string;
  readonly pilotId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reasons: readonly SuggestionReason[];
}

/** Why nobody can ride. */
export type UnmetReason =
  /** Somebody who would ride has given no consent. */
  | 'consentMissing'
  /** Somebody who would ride has been erased. */
  | 'passengerErased'
  /** Somebody who would ride is on another ride, booked or suggested, at all the times that are wished for. */
  | 'passengerTaken'
  | 'noBikeLargeEnough'
  | 'noPlatform'
  | 'windowTooShort'
  | 'noBikeFree'
  | 'noPilotFree'
  /** There are bikes at one time, and pilots at another. */
  | 'noBikeAndPilotTogether';

export interface UnmetRequest {
  readonly requestId: string;
  readonly reason: UnmetReason;
}

/** What is suggested for a day. Nothing is booked by it. */
export interface Suggestion {
  readonly date: string;
  readonly rides: readonly SuggestedRide[];
  readonly unmet: readonly UnmetRequest[];
  /** What bikes go without a passenger, as the crow flies; ways from or to an unknown place count 0. */
  readonly emptyMetres: number;
  /** How many of the ways between places are not counted, since one end is unknown. */
  readonly waysUnknown: number;
  /** Rides placed, and how many nobody could exceed with starts on the quarter hour. */
  readonly gap: { readonly placed: number; readonly bound: number };
  /** The time ran out: there may be better. */
  readonly bestSoFar: boolean;
  /** What it took, in milliseconds, where a clock was given. */
  readonly tookMs?: number;
}
