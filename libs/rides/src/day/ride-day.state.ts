import { type Instant, type LocalDate, epochMilliseconds, plusMinutes } from '#kernel';

/** Between two rides of one bike, or of one pilot, in minutes: to come back, and to drink a glass of water. */
export const TURNAROUND_MINUTES = 15;

export interface Ride {
  readonly date: LocalDate;
  readonly rideId: string;
  readonly bikeId: string;
  readonly seats: number;
  /** Undefined while the ride is open to whoever is qualified and free. */
  readonly pilotId: string | undefined;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly passengers: readonly string[];
  readonly companions: number;
  readonly platform: boolean;
  readonly destinationId?: string | undefined;
  readonly stops: readonly string[];
  readonly session?: { readonly sessionId: string; readonly direction: 'out' | 'home' } | undefined;
  readonly requestId: string | undefined;
  /** Passengers who have said that they come, at the time that it has now. */
  readonly confirmed: ReadonlySet<string>;
  readonly status: 'scheduled' | 'started' | 'completed' | 'cancelled' | 'noShow' | 'movedAway';
  /** What the pilot said afterwards. */
  readonly completed?: { readonly distanceMetres?: number | undefined; readonly stops: readonly string[] };
  readonly noShow?: { readonly excused: boolean };
  /** Where it went when it was moved to another day. */
  readonly movedTo?: { readonly date: LocalDate; readonly rideId: string };
}

/** The rides of one municipality on one date, those that are not to be as well. */
export interface RideDay {
  readonly rides: ReadonlyMap<string, Ride>;
}

export const withRide = ({ rides }: RideDay, ride: Ride): RideDay => ({ rides: new Map(rides).set(ride.rideId, ride) });

/** Whether the ride takes its bike, its pilot and its passengers: it is to be, goes on, or has been. */
export const takesPlace = ({ status }: Ride): boolean =>
  status === 'scheduled' || status === 'started' || status === 'completed';

interface Times {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Whether two rides that share somebody are too close, the turnaround counted in. */
const tooClose = (a: Times, b: Times, minutes: number): boolean =>
  a.startsAt < plusMinutes(b.endsAt, minutes) && b.startsAt < plusMinutes(a.endsAt, minutes);

/** A ride that leaves no time for another one with the same bike, pilot or passenger. The ride itself is not in its own way. */
export const clashing = (
  { rides }: RideDay,
  times: Times & { readonly rideId?: string },
  isShared: (ride: Ride) => boolean,
  turnaround = TURNAROUND_MINUTES,
): Ride | undefined =>
  [...rides.values()].find(
    (ride) => ride.rideId !== times.rideId && takesPlace(ride) && isShared(ride) && tooClose(ride, times, turnaround),
  );

/** When whatever is shared is free for as long as those times last, at or after their beginning. It may be another day by then. */
export function freeFrom(
  day: RideDay,
  times: Times & { readonly rideId?: string },
  isShared: (ride: Ride) => boolean,
  turnaround = TURNAROUND_MINUTES,
): Instant {
  const lasts = (epochMilliseconds(times.endsAt) - epochMilliseconds(times.startsAt)) / 60_000;
  let { startsAt } = times;
  for (;;) {
    const clash = clashing(day, { ...times, startsAt, endsAt: plusMinutes(startsAt, lasts) }, isShared, turnaround);
    if (!clash) return startsAt;
    startsAt = plusMinutes(clash.endsAt, turnaround);
  }
}
