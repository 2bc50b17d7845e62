import { type LocalDate, plusDays, plusMinutes } from '#kernel';
import { clashing, rideDay } from '#rides';
import { timeOn } from '../town.js';
import { liveRide } from './ride-life.js';
import { type PilotInTown, type RideTown, type Times, isRidingDay } from './ride-town.js';
import { type Window, type Wish, decline, isOpen } from './ride-wishes.js';

interface Place extends Times {
  readonly bikeId: string;
  readonly pilot: PilotInTown | undefined;
}

/** The coordinator finds a bike and somebody who rides it. Without a pilot a ride may stand open; without a bike it cannot be. */
export async function placeRide(town: RideTown, wish: Wish): Promise<void> {
  if (wish.closed) return;
  const minutes = town.faker.helpers.arrayElement([60, 75, 90]);
  const place = (await findPlace(town, wish, minutes, 'withPilot')) ?? (await findPlace(town, wish, minutes, 'open'));
  if (!place) return decline(town, wish, 'noBike');
  if (!place.pilot && town.chance(0.3)) return decline(town, wish, 'noPilot');
  const { date, startsAt, endsAt, bikeId, pilot } = place;
  const { requestId, companions, platform, destinationId, stops } = wish;
  const passengers = wish.passengers.map(({ passengerId }) => passengerId);
  const people = { passengers, companions, platform };
  const { id: rideId } = await town.say(rideDay, 'ScheduleRide', {
    ...{ date, startsAt, endsAt, ...people, destinationId, stops: [...stops], requestId, bikeId },
    pilotId: pilot?.volunteerId,
  });
  if (pilot) pilot.rides++;
  liveRide(town, { date, rideId, startsAt, endsAt });
  if (!wish.recurs) town.at(timeOn(plusDays(date, 1), '15:45'), () => isWishedAgain(town, wish, date));
}

/** The weather, or nobody to ride: it is tried once more in the days after, where the bikes are still out then. */
async function isWishedAgain(town: RideTown, wish: Wish, date: LocalDate): Promise<void> {
  const [window] = wish.windows;
  if (!window || !(await isOpen(town, wish))) return;
  const dates = [3, 4, 5].map((days) => plusDays(date, days)).filter(isRidingDay);
  if (wish.again || dates.length === 0) return decline(town, wish, 'other');
  await placeRide(town, { ...wish, again: true, windows: dates.map((each) => ({ ...window, date: each })) });
}

async function findPlace(
  town: RideTown,
  wish: Wish,
  minutes: number,
  how: 'withPilot' | 'open',
): Promise<Place | undefined> {
  const liked = wish.passengers[0]?.pilotId;
  for (const window of wish.windows) {
    const day = await town.day(window.date);
    for (const times of startsWithin(window, minutes)) {
      const isOut = clashing(
        day,
        times,
        ({ passengers }) => wish.passengers.some(({ passengerId }) => passengers.includes(passengerId)),
        0,
      );
      const people = wish.passengers.length + wish.companions;
      const bike = isOut || times.startsAt <= town.now ? undefined : town.freeBike(day, times, { ...wish, people });
      if (!bike) continue;
      const pilots = how === 'open' ? [] : town.freePilots(day, times);
      const pilot = pilots.find(({ volunteerId }) => volunteerId === liked) ?? pilots[0];
      if (pilot || how === 'open') return { ...times, bikeId: bike.bikeId, pilot };
    }
  }
  return undefined;
}

/** Every half hour in which it can begin. */
function* startsWithin({ date, from, until }: Window, minutes: number): Generator<Times> {
  const last = plusMinutes(timeOn(date, until), -minutes);
  for (let startsAt = timeOn(date, from); startsAt <= last; startsAt = plusMinutes(startsAt, 30))
    yield { date, startsAt, endsAt: plusMinutes(startsAt, minutes) };
}
