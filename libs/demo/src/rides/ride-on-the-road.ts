import { plusMinutes } from '#kernel';
import { type Ride, rideDay } from '#rides';
import { timeOn } from '../town.js';
import { remarks } from './ride-people.js';
import { type RideInTown, type RideTown, whileAhead } from './ride-town.js';

/** The ride itself: most are driven and told of, some ring at a door that nobody opens. */
export function takesToTheRoad(town: RideTown, ride: RideInTown): void {
  const { startsAt, endsAt } = ride;
  if (startsAt >= timeOn(town.span.today, '00:00')) return;
  const late = town.faker.number.int({ min: -5, max: 8 });
  if (town.chance(0.04)) whileAhead(town, ride, plusMinutes(startsAt, 20), nobodyOpens);
  else
    whileAhead(town, ride, plusMinutes(startsAt, late), async (_, { date, rideId, pilotId }) => {
      if (!pilotId) return;
      await town.say(rideDay, 'StartRide', { date, rideId, pilotId }, { by: town.pilotActor(pilotId) });
      town.at(plusMinutes(endsAt, town.faker.number.int({ min: -10, max: 12 })), () => isBack(town, ride));
    });
}

async function nobodyOpens(town: RideTown, { date, rideId, pilotId }: Ride): Promise<void> {
  if (!pilotId) return;
  const excused = town.chance(0.5);
  await town.say(rideDay, 'MarkRideNoShow', { date, rideId, pilotId, excused }, { by: town.pilotActor(pilotId) });
}

async function isBack(town: RideTown, { date, rideId }: RideInTown): Promise<void> {
  const { pilotId, stops, destinationId, passengers, session } = await town.ride({ date, rideId });
  if (!pilotId) return;
  const by = { by: town.pilotActor(pilotId) };
  const spontaneous = !session && stops.length === 0 && town.chance(0.3) ? town.sponsors.slice(0, 1) : [];
  const seen = [...stops, ...(destinationId ? [destinationId] : []), ...spontaneous];
  const distanceMetres = 100 * town.faker.number.int(session ? { min: 8, max: 30 } : { min: 35, max: 140 });
  await town.say(rideDay, 'CompleteRide', { date, rideId, pilotId, distanceMetres, stops: seen }, by);
  const [passengerId] = passengers;
  if (!passengerId || session || !town.chance(0.25)) return;
  const words = town.faker.helpers.arrayElement(remarks);
  await town.say(rideDay, 'RemarkOnRide', { date, rideId, pilotId, passengerId, words }, by);
}
