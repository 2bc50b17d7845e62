import { type Instant, type LocalDate, type LocalTime, instantOf } from '#kernel';
import { TURNAROUND_MINUTES } from '../day/ride-day.state.js';
import type { Span } from '../suggestions/suggestion-day.js';
import { MINUTE, fits, onClock, overlap, within, without } from '../suggestions/times.js';

// What everybody may read is told for a third of a forenoon or an afternoon as a whole. Told to the minute, the hole that a ride makes in it would
// be there to read: when somebody rides, when they no longer do, and when a pilot has said that they cannot come.

/** Within which of them a ride can be had, on the clock in Denmark. */
const TIMES_OF_DAY: readonly (readonly [from: LocalTime, until: LocalTime])[] = (
  [
    ['09:00', '12:00'],
    ['12:00', '15:00'],
    ['15:00', '18:00'],
    ['18:00', '21:00'],
  ] as const
).map(([from, until]) => [from as LocalTime, until as LocalTime]);

/** From home and home again, where nobody has said otherwise. */
const RIDE = 60 * MINUTE;
const TURNAROUND = TURNAROUND_MINUTES * MINUTE;
/** Rides start on the quarter hour, as people say it on the telephone. */
const GRID = 15 * MINUTE;

/** One day of rides, without anybody's name. */
export interface FreeDay {
  readonly date: LocalDate;
  /** Each bike that is in service, and when it is on the road. */
  readonly bikes: readonly { readonly seats: number; readonly platform: boolean; readonly rides: readonly Span[] }[];
  /** Of each pilot who is there and trained: when they would drive, and when they have promised to. */
  readonly pilots: readonly {
    readonly offered: readonly Span[];
    readonly rides: readonly Span[];
    /** In a café. They can be driven to without a pause: as the rules of rides have it. */
    readonly shifts: readonly Span[];
  }[];
  /** Rides that nobody drives yet: each takes a pilot who would be free. */
  readonly wantPilots: readonly Span[];
}

/** A time within which a ride of an hour can be had. */
export interface OpenSeats {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** For passengers and those who come along, at the moment when most are free: 1 or more. */
  readonly left: number;
  /** One of the bikes carries a wheelchair. */
  readonly platform: boolean;
}

/** The times of that day that begin after now and have room for a ride, in order. */
export function openSeatsOf(day: FreeDay, now: number): readonly OpenSeats[] {
  const pilots = day.pilots.map(({ offered, rides, shifts }) =>
    without(without(offered, shifts, 0), rides, TURNAROUND),
  );
  return TIMES_OF_DAY.flatMap(([from, until]) => onClock(day.date, from, until))
    .filter((time) => time.from > now)
    .flatMap((time) => openIn(time, day, pilots));
}

function openIn(time: Span, day: FreeDay, pilots: readonly (readonly Span[])[]): readonly OpenSeats[] {
  let most: { readonly left: number; readonly platform: boolean } = { left: 0, platform: false };
  for (let from = time.from; from + RIDE <= time.until; from += GRID) {
    const bikes = bikesAt({ from, until: from + RIDE }, day, pilots);
    const left = bikes.reduce((sum, { seats }) => sum + seats, 0);
    most = { left: Math.max(most.left, left), platform: most.platform || bikes.some(({ platform }) => platform) };
  }
  return most.left === 0 ? [] : [{ startsAt: instantOf(time.from), endsAt: instantOf(time.until), ...most }];
}

/** The bikes that could set out on a ride at once: no more than there are pilots for, those with most seats first. */
function bikesAt(ride: Span, { bikes, wantPilots }: FreeDay, pilots: readonly (readonly Span[])[]): FreeDay['bikes'] {
  const padded = { from: ride.from - TURNAROUND, until: ride.until + TURNAROUND };
  const there = pilots.filter((free) => free.some((span) => within(ride, span))).length;
  const spokenFor = wantPilots.filter((wanted) => overlap(wanted, padded)).length;
  const free = bikes.filter(({ rides }) => fits(ride, rides, TURNAROUND)).sort((a, b) => b.seats - a.seats);
  return free.slice(0, Math.max(0, there - spokenFor));
}
