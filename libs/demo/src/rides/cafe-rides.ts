import { type Instant, type LocalDate, plusDays, plusMinutes } from '#kernel';
import { type Ride, clashing, rideDay } from '#rides';
import { type Planned, timeOn } from '../town.js';
import { liveRide } from './ride-life.js';
import {
  type PassengerInTown,
  type PilotInTown,
  type RideInTown,
  type RideTown,
  type Times,
  whileAhead,
} from './ride-town.js';
import { askForRide, decline, isOpen } from './ride-wishes.js';

/** From a door to the café, with the help that is needed at both ends. */
const MINUTES = 30;

/** Some days before a session, guests who need a ride there are given one, out and home. */
export function rideToCafes(town: RideTown, dates: readonly LocalDate[]): void {
  for (const date of dates)
    town.at(timeOn(plusDays(date, -6), '15:15'), async () => {
      for (const session of town.cafeTown.sessions.filter((planned) => planned.date === date))
        for (const passenger of await whoNeedsARide(town, session)) await thereAndBack(town, session, passenger);
    });
}

async function whoNeedsARide(town: RideTown, { sessionId }: Planned): Promise<readonly PassengerInTown[]> {
  const { cancelled, visits } = await town.session(sessionId);
  return town.passengers.filter(
    ({ guestId, consented, platform }) =>
      !cancelled && guestId && consented && !platform && visits.get(guestId)?.status === 'registered',
  );
}

async function thereAndBack(town: RideTown, session: Planned, passenger: PassengerInTown): Promise<void> {
  const { date, sessionId, startsAt, endsAt } = session;
  const from = (at: Instant): Times => ({ date, startsAt: at, endsAt: plusMinutes(at, MINUTES) });
  const [out, home] = [from(plusMinutes(startsAt, -MINUTES - 10)), from(plusMinutes(endsAt, 5))];
  const [bike, pilot] = await whoIsFree(town, [out, home], passenger);
  const windows = [{ date, from: '09:00', until: '17:00' }];
  const wish = await askForRide(town, [passenger], { windows }, sessionId);
  if (!wish) return;
  if (!bike) return decline(town, wish, 'noBike');
  const ride = { passengers: [passenger.passengerId], bikeId: bike.bikeId, pilotId: pilot?.volunteerId };
  for (const [times, direction] of [
    [out, 'out'],
    [home, 'home'],
  ] as const) {
    // One ride answers the request: the way there. The way home belongs to it.
    const requestId = direction === 'out' ? wish.requestId : undefined;
    const { id: rideId } = await town.say(rideDay, 'ScheduleRide', {
      ...{ ...times, ...ride, companions: wish.companions, requestId, session: { sessionId, direction } },
    });
    liveRide(town, { ...times, rideId });
    followsSession(town, session, { ...times, rideId });
  }
  if (pilot) pilot.rides += 2;
  town.at(timeOn(plusDays(date, 1), '15:45'), async () => {
    if (await isOpen(town, wish)) await decline(town, wish, 'other');
  });
}

type Free = readonly [bike: RideTown['bikes'][number] | undefined, pilot: PilotInTown | undefined];

/** One bike and one pilot for both ways. */
async function whoIsFree(
  town: RideTown,
  ways: readonly [Times, Times],
  { passengerId }: PassengerInTown,
): Promise<Free> {
  const [out, home] = ways;
  const day = await town.day(out.date);
  const isOut = ways.some((times) => clashing(day, times, ({ passengers }) => passengers.includes(passengerId), 0));
  if (isOut || out.startsAt <= town.now) return [undefined, undefined];
  const both = town.bikes.filter(({ bikeId }) =>
    ways.every((times) => !clashing(day, times, (ride: Ride) => ride.bikeId === bikeId)),
  );
  const bike = both.find(
    ({ seats, broken }) => seats === 2 && !broken.some(({ from, until }) => from <= out.date && out.date <= until),
  );
  const onTheWayHome = town.freePilots(day, home);
  return [bike, town.freePilots(day, out).find((pilot) => onTheWayHome.includes(pilot))];
}

/** No café, or no place there: no ride. Of a session that is called off late, the coordinator finds its rides on the list. */
function followsSession(town: RideTown, { sessionId }: Planned, ride: RideInTown): void {
  whileAhead(town, ride, timeOn(plusDays(ride.date, -1), '15:40'), async (_, { date, rideId }) => {
    const { cancelled } = await town.session(sessionId);
    if (cancelled) await town.say(rideDay, 'CancelRide', { date, rideId, reason: 'sessionCancelled' });
  });
}
