import { type LocalDate, plusDays } from '#kernel';
import { rideRequest } from '#rides';
import { dayOf, timeOn } from '../town.js';
import { wishes } from './ride-people.js';
import type { PassengerInTown, RideTown } from './ride-town.js';

/** On the wall clock of a day. */
export interface Window {
  readonly date: LocalDate;
  readonly from: string;
  readonly until: string;
}

export interface Wish {
  readonly requestId: string;
  readonly passengers: readonly PassengerInTown[];
  readonly companions: number;
  readonly platform: boolean;
  readonly windows: readonly Window[];
  readonly destinationId?: string | undefined;
  readonly stops: readonly string[];
  readonly recurs?: boolean;
  /** A ride was scheduled for it and was not to be. */
  readonly again?: boolean;
  closed?: true;
}

/** Dates that recur: every other Thursday, from that hour to that one. */
export interface Recurring extends Window {
  readonly last: LocalDate;
}

const MORNING = ['10:00', '12:30'] as const;
const AFTERNOON = ['13:00', '16:30'] as const;

const utc = (date: LocalDate): string => plusDays(date, 1).replaceAll('-', '');

/** Whoever is asked: they have consented, and somebody who likes them may sit beside them. */
export function drawParty(town: RideTown): readonly PassengerInTown[] {
  const willing = town.passengers.filter(({ consented }) => consented);
  const [first, second] = town.faker.helpers.shuffle(willing);
  if (!first) return [];
  return second && !first.platform && !second.platform && town.chance(0.25) ? [first, second] : [first];
}

export function drawWindows(town: RideTown, dates: readonly LocalDate[]): readonly Window[] {
  const [from, until] = town.chance(0.45) ? MORNING : AFTERNOON;
  const some = town.faker.helpers.arrayElements(dates, Math.min(dates.length, town.chance(0.4) ? 2 : 1));
  return [...some].sort().map((date) => ({ date, from, until }));
}

/** Somebody asks for a ride, for themselves or for somebody else. */
export async function askForRide(
  town: RideTown,
  passengers: readonly PassengerInTown[],
  when: { readonly windows: readonly Window[] } | { readonly recurring: Recurring },
  sessionId?: string,
): Promise<Wish | undefined> {
  const [first, ...fellows] = passengers;
  if (!first) return undefined;
  const { platform, passengerId } = first;
  const companions = fellows.length === 0 && !platform && town.chance(0.15) ? 1 : 0;
  const destinationId = !sessionId && town.chance(0.75) ? town.faker.helpers.arrayElement(town.goals) : undefined;
  const stops = !sessionId && town.chance(0.45) ? [town.faker.helpers.arrayElement(town.sponsors)] : [];
  const fellowIds = fellows.map((fellow) => fellow.passengerId);
  const wished = { passengerId, fellowIds, companions, platform, destinationId, stops, sessionId };
  const { id: requestId } = await town.say(
    rideRequest,
    'RequestRide',
    {
      ...wished,
      ...('windows' in when ? { windows: instantsOf(when.windows) } : { recurrence: recurrenceOf(when.recurring) }),
      wish: town.chance(0.3) ? town.faker.helpers.arrayElement(wishes) : undefined,
    },
    { by: town.whoBooksFor(first, fellowIds) },
  );
  const windows = 'windows' in when ? when.windows : [];
  return { requestId, passengers, companions, platform, windows, destinationId, stops, recurs: 'recurring' in when };
}

const instantsOf = (windows: readonly Window[]) =>
  windows.map(({ date, from, until }) => ({ from: timeOn(date, from), until: timeOn(date, until) }));

const recurrenceOf = ({ date: firstDate, from, until, last }: Recurring) => ({
  firstDate,
  rrule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(firstDate).getUTCDay()]};UNTIL=${utc(last)}`,
  from,
  until,
});

/** Now and then it cannot be, or they think better of it. */
export function isAnswered(town: RideTown, wish: Wish): void {
  const [first] = wish.passengers;
  const { requestId } = wish;
  const soon = town.officeHour(dayOf(town.now), town.faker.number.int({ min: 1, max: 2 }));
  if (first && town.chance(0.04)) {
    wish.closed = true;
    const fellows = wish.passengers.slice(1).map(({ passengerId }) => passengerId);
    const by = town.whoBooksFor(first, fellows);
    town.at(soon, () =>
      town.say(rideRequest, 'WithdrawRideRequest', { requestId, passengerId: first.passengerId }, { by }),
    );
  } else if (town.chance(0.06)) {
    wish.closed = true;
    const reason = town.faker.helpers.arrayElement(['tooFar', 'notSafe', 'noPilot', 'other'] as const);
    town.at(soon, () => town.say(rideRequest, 'DeclineRideRequest', { requestId, reason }));
  }
}

/** Whether no ride answers it, and nobody has said that none will. */
export async function isOpen({ handling, municipality }: RideTown, { requestId }: Wish): Promise<boolean> {
  const request = await handling.stateOf(rideRequest, municipality.code, requestId);
  return request !== undefined && request.rides.size === 0 && !request.declined && !request.withdrawn;
}

type Reason = 'noPilot' | 'noBike' | 'tooFar' | 'notSafe' | 'outOfSeason' | 'other';

/** What cannot be met is said so: politicians ask how much that is. A wish that recurs stays, for its next date. */
export async function decline(town: RideTown, wish: Wish, reason: Reason): Promise<void> {
  if (wish.closed || wish.recurs) return;
  wish.closed = true;
  await town.say(rideRequest, 'DeclineRideRequest', { requestId: wish.requestId, reason });
}
