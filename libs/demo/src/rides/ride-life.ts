import { type Instant, type LocalDate, plusDays, plusMinutes } from '#kernel';
import { type Ride, clashing, rideDay } from '#rides';
import { hoursBefore, timeOn } from '../town.js';
import { takesToTheRoad } from './ride-on-the-road.js';
import { type RideInTown, type RideTown, type Times, whileAhead } from './ride-town.js';

/** All that happens to one ride, from when it is scheduled until it has been. */
export function liveRide(town: RideTown, ride: RideInTown): void {
  const { date, startsAt } = ride;
  const evening = (days: number, time: string): Instant => timeOn(plusDays(date, -days), time);
  if (town.chance(0.8))
    whileAhead(town, ride, town.officeHour(date, -town.faker.number.int({ min: 1, max: 5 })), confirm);
  whileAhead(town, ride, evening(town.faker.number.int({ min: 2, max: 6 }), '20:40'), isTaken);
  if (town.chance(0.08)) whileAhead(town, ride, evening(3, '20:15'), isGivenBack);
  whileAhead(town, ride, evening(2, '15:10'), anotherPilot);
  if (town.chance(0.08)) whileAhead(town, ride, evening(4, '15:20'), isMoved);
  if (town.chance(0.04))
    whileAhead(town, ride, hoursBefore(startsAt, 20), (_, { rideId }) => cancel(town, { date, rideId }, 'illness'));
  whileAhead(town, ride, evening(1, '15:30'), (_, { rideId, pilotId }) =>
    pilotId ? Promise.resolve() : cancel(town, { date, rideId }, 'noPilot'),
  );
  takesToTheRoad(town, ride);
}

async function cancel(
  town: RideTown,
  ride: { readonly date: LocalDate; readonly rideId: string },
  reason: 'illness' | 'noPilot',
): Promise<void> {
  await town.say(rideDay, 'CancelRide', { ...ride, reason });
}

/** Who rides along says that they come, or somebody for them. */
async function confirm(town: RideTown, { date, rideId, passengers }: Ride): Promise<void> {
  for (const passengerId of passengers) {
    const by = town.whoBooksFor(town.passenger(passengerId));
    await town.say(rideDay, 'ConfirmRide', { date, rideId, passengerId }, { by });
  }
}

/** A pilot who looks at the open rides of an evening takes one. */
async function isTaken(town: RideTown, ride: Ride): Promise<void> {
  if (ride.pilotId || town.chance(0.35)) return;
  const { date, rideId } = ride;
  const [pilot] = whoCouldRide(town, await town.day(date), ride);
  if (!pilot) return;
  pilot.rides++;
  const { volunteerId: pilotId } = pilot;
  await town.say(rideDay, 'TakeRide', { date, rideId, pilotId }, { by: town.pilotActor(pilotId) });
}

/** Who is trained and has no other ride then: somebody may take a ride at a time that they did not offer. */
const whoCouldRide = (town: RideTown, day: Parameters<RideTown['freeBike']>[0], { date, startsAt, endsAt }: Times) =>
  town.faker.helpers.shuffle(
    town.pilots.filter(
      ({ volunteerId, trainedUntil }) =>
        (!trainedUntil || date <= trainedUntil) &&
        !clashing(day, { startsAt, endsAt }, ({ pilotId }) => pilotId === volunteerId),
    ),
  );

async function isGivenBack(town: RideTown, { date, rideId, pilotId }: Ride): Promise<void> {
  if (!pilotId) return;
  const reason = town.faker.helpers.arrayElement(['illness', 'appointment', 'other'] as const);
  await town.say(rideDay, 'GiveRideBack', { date, rideId, pilotId, reason }, { by: town.pilotActor(pilotId) });
}

/** The coordinator calls round for most of those that are still open. */
async function anotherPilot(town: RideTown, ride: Ride): Promise<void> {
  if (ride.pilotId || town.chance(0.4)) return;
  const { date, rideId } = ride;
  const [pilot] = whoCouldRide(town, await town.day(date), ride);
  if (!pilot) return;
  pilot.rides++;
  await town.say(rideDay, 'GiveRideToPilot', { date, rideId, pilotId: pilot.volunteerId });
}

/** A quarter of an hour later, where nobody is in the way. */
async function isMoved(town: RideTown, ride: Ride): Promise<void> {
  const { date, rideId, bikeId, pilotId, passengers } = ride;
  const times = { rideId, startsAt: plusMinutes(ride.startsAt, 15), endsAt: plusMinutes(ride.endsAt, 15) };
  const isShared = (other: Ride) =>
    other.bikeId === bikeId ||
    (pilotId !== undefined && other.pilotId === pilotId) ||
    other.passengers.some((passengerId) => passengers.includes(passengerId));
  if (clashing(await town.day(date), times, isShared)) return;
  await town.say(rideDay, 'MoveRide', { date, ...times });
}
