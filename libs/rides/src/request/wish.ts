import { type Instant, type LocalDate, dateIn, plusDays, vocabulary, wallClock } from '#kernel';
import type { Destination } from '../destination/destination.js';
import type { Passenger } from '../passenger/passenger.js';
import { rideRequestEvents } from './ride-request.events.js';
import { rideRequestRefusals } from './ride-request.refusals.js';
import { type Dates, type RideRequest, datesOf } from './ride-request.state.js';

/** Passengers and companions: what the largest bikes take. */
const MOST_PEOPLE = 2;
/** Two years: what lies further ahead is a slip of the pen. */
const LATEST_DAYS = 730;

/** What asking for a ride needs to know from other streams: everybody and every place that the wish names. */
export interface WhoAndWhere {
  readonly passengers: ReadonlyMap<string, Passenger | undefined>;
  readonly destinations: ReadonlyMap<string, Destination | undefined>;
  /** True where no session is named. */
  readonly sessionIsThere: boolean;
}

type Wish = Pick<RideRequest, 'passengerId' | 'fellowIds' | 'companions' | 'destinationId' | 'stops' | 'sessionId'> &
  Dates;

const { refuse } = vocabulary(rideRequestEvents, rideRequestRefusals);

/** Why a wish cannot be taken at `now`; `undefined` where it can. */
export const wishRefused = (wish: Wish, facts: WhoAndWhere, now: Instant) =>
  peopleRefused(wish, facts) ?? timesRefused(wish, now) ?? placesRefused(wish, facts);

/** Everybody is there, and they fit on a bike. */
function peopleRefused({ passengerId, fellowIds, companions }: Wish, { passengers }: WhoAndWhere) {
  const ids = [passengerId, ...fellowIds];
  for (const id of ids) {
    const passenger = passengers.get(id);
    if (!passenger) return refuse('NotFound', { kind: 'Passenger', id });
    if (passenger.closed) return refuse('PersonErased', { id });
  }
  const people = ids.length + companions;
  return people > MOST_PEOPLE ? refuse('TooManyPeople', { people, most: MOST_PEOPLE }) : undefined;
}

function timesRefused({ windows, recurrence }: Dates, now: Instant) {
  const latest = plusDays(dateIn(now), LATEST_DAYS);
  for (const window of windows) {
    const refused = windowRefused(window, now, latest);
    if (refused) return refused;
  }
  return recurrence && recurrenceRefused(recurrence, now, latest);
}

function windowRefused({ from, until }: RideRequest['windows'][number], now: Instant, latest: LocalDate) {
  if (until <= from) return refuse('WindowEndsBeforeItBegins', { from, until });
  const date = dateIn(from);
  if (dateIn(until) !== date) return refuse('WindowOverMidnight', { from, until });
  if (until <= now) return refuse('WindowInThePast', { from, until });
  return date > latest ? refuse('WindowTooFarAhead', { date, latest }) : undefined;
}

function recurrenceRefused(recurrence: NonNullable<RideRequest['recurrence']>, now: Instant, latest: LocalDate) {
  const { firstDate, from, until } = recurrence;
  if (until <= from) return refuse('WindowEndsBeforeItBegins', { from, until });
  if (firstDate > latest) return refuse('WindowTooFarAhead', { date: firstDate, latest });
  const today = dateIn(now);
  const isAhead = (date: LocalDate): boolean => date > today || (wallClock(date, until) ?? now) > now;
  return datesOf({ windows: [], recurrence }, today, latest).some(isAhead)
    ? undefined
    : refuse('NoDateAhead', { firstDate, today });
}

/** Every place is there and in use, and so is the session. */
function placesRefused({ destinationId, stops, sessionId }: Wish, { destinations, sessionIsThere }: WhoAndWhere) {
  for (const id of destinationId ? [destinationId, ...stops] : stops) {
    const destination = destinations.get(id);
    if (!destination) return refuse('NotFound', { kind: 'RideDestination', id });
    if (destination.retired) return refuse('DestinationIsRetired', { destinationId: id });
  }
  return sessionId && !sessionIsThere ? refuse('NotFound', { kind: 'CafeSession', id: sessionId }) : undefined;
}
