import { type DataOf, type LocalDate, dateIn, wallClock } from '#kernel';
import { datesWithin } from '#cafes';
import type { DeclineReason, rideRequestEvents } from './ride-request.events.js';

type Requested = Omit<DataOf<typeof rideRequestEvents, 'RideRequested'>, 'wish'>;

/** A wish for a ride as its rules remember it: whom it is for, when it would suit, and which rides answer it. */
export interface RideRequest extends Readonly<Requested> {
  /** By the date of the wish that each answers. */
  readonly rides: ReadonlyMap<LocalDate, AnsweringRide>;
  readonly declined?: { readonly reason: DeclineReason };
  readonly withdrawn?: true;
}

/** A ride, and the day on which it stands: not that of the wish where it was moved to another one. */
interface AnsweringRide {
  readonly rideId: string;
  readonly rideDate: LocalDate;
}

/** A ride, and the date of the wish that it answers. */
export interface Answer extends AnsweringRide {
  readonly date: LocalDate;
}

/** Scheduled, where a ride answers it; of a wish that recurs, other dates may still be open: see `openDates`. */
type RideRequestStatus = 'open' | 'scheduled' | 'declined' | 'withdrawn';

export function statusOf({ rides, declined, withdrawn }: RideRequest): RideRequestStatus {
  if (withdrawn) return 'withdrawn';
  if (declined) return 'declined';
  return rides.size > 0 ? 'scheduled' : 'open';
}

type Answerable = Pick<RideRequest, 'rides' | 'recurrence'>;

/** The ride that leaves no room for another one on that date. Windows are alternatives, so one ride answers all of them. */
export const answerFor = ({ rides, recurrence }: Answerable, date: LocalDate): Answer | undefined =>
  answersOf(rides).find((answer) => !recurrence || answer.date === date);

/** The date of the wish that the ride answers; `undefined` where it answers none. */
export const dateAnsweredBy = ({ rides }: RideRequest, rideId: string): LocalDate | undefined =>
  answersOf(rides).find((answer) => answer.rideId === rideId)?.date;

/** Rides that are there or to come, also where one was moved to after its date. A wish that recurs may have had many before. */
export const answersFrom = ({ rides, recurrence }: RideRequest, today: LocalDate): readonly Answer[] =>
  answersOf(rides).filter(({ date, rideDate }) => !recurrence || date >= today || rideDate >= today);

const answersOf = (rides: RideRequest['rides']): readonly Answer[] =>
  [...rides].map(([date, ride]) => ({ date, ...ride })).sort((a, b) => (a.date < b.date ? -1 : 1));

/**
 * The dates of the wish from `from` to `until`, both included, in order, whether or not a ride answers them.
 *
 * Of a wish that recurs, a date on which the clocks skip the hour it begins or ends at is passed over: there is no such time
 * that day, and nobody was asked about another one. Windows are instants, which are never skipped.
 */
export function datesOf({ windows, recurrence }: Dates, from: LocalDate, until: LocalDate): readonly LocalDate[] {
  if (recurrence)
    return datesWithin(recurrence, from, until).filter(
      (date) => wallClock(date, recurrence.from) && wallClock(date, recurrence.until),
    );
  const dates = new Set(windows.map((window) => dateIn(window.from)));
  return [...dates].filter((date) => from <= date && date <= until).sort();
}

export type Dates = Pick<Requested, 'windows' | 'recurrence'>;

/** The dates from `from` to `until`, both included, on which a ride is still wished for, in order. */
export const openDates = (
  request: Dates & Pick<RideRequest, 'rides' | 'declined' | 'withdrawn'>,
  from: LocalDate,
  until: LocalDate,
): readonly LocalDate[] =>
  request.declined || request.withdrawn
    ? []
    : datesOf(request, from, until).filter((date) => answerFor(request, date) === undefined);
