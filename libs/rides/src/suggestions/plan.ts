import type { BookedRide, OpenRequest, Span, SuggestedBike, SuggestedPilot, SuggestionDay } from './suggestion-day.js';
import { MINUTE, type Start, startsOf, without } from './times.js';

/** A request with its starts. */
export interface Wish extends OpenRequest {
  readonly starts: readonly Start[];
}

/** A request on a bike with a pilot at a time. */
export interface Placed {
  readonly wish: Wish;
  readonly start: Start;
  readonly bike: FreeBike;
  readonly pilot: FreePilot;
}

/** A bike with the time that is left of its day, and the rides that stand, in the order of time. */
export interface FreeBike extends SuggestedBike {
  readonly free: readonly Span[];
  readonly booked: readonly BookedRide[];
}

/** A pilot; `free` is what is left of what they offered. */
export interface FreePilot extends SuggestedPilot {
  /** How many rides of the day are theirs already. */
  readonly ridesBooked: number;
}

/** The day as it is worked on: indexed, with what stands taken out of everybody's time. */
export interface Given {
  readonly wishes: readonly Wish[];
  readonly bikes: readonly FreeBike[];
  readonly pilots: readonly FreePilot[];
  /** The turnaround in milliseconds. */
  readonly pause: number;
}

export function givenOf(day: SuggestionDay): Given {
  const pause = day.turnaroundMinutes * MINUTE;
  const allDay = [{ from: -Infinity, until: day.ends - pause }];
  const inOrder = [...day.booked].sort((a, b) => a.from - b.from);
  return {
    pause,
    wishes: day.requests.map((request) => ({ ...request, starts: startsOf(request) })),
    bikes: day.bikes.map((bike) => {
      const booked = inOrder.filter(({ bikeId }) => bikeId === bike.bikeId);
      return { ...bike, booked, free: without(allDay, booked, pause) };
    }),
    pilots: day.pilots.map((pilot) => {
      const booked = inOrder.filter(({ pilotId }) => pilotId === pilot.pilotId);
      return { ...pilot, ridesBooked: booked.length, free: without(pilot.free, booked, pause) };
    }),
  };
}

export const carries = (bike: SuggestedBike, { people, platform }: OpenRequest): boolean =>
  bike.seats >= people && (bike.platform || !platform);
