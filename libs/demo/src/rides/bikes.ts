import { type LocalDate, plusDays } from '#kernel';
import { bike as bikeAggregate, destination, rideDay } from '#rides';
import { timeOn } from '../town.js';
import { type BikePlace, bikes, centreOf, destinations } from './ride-places.js';
import type { BikeInTown, RideTown } from './ride-town.js';

/** Twice a year a bike is looked at. */
const INSPECTION_DAYS = 182;

/** The bikes come, and where they go is put down. */
export function buyBikes(town: RideTown): void {
  const { begins } = town.span;
  town.at(timeOn(plusDays(begins, -27), '09:05'), async () => {
    for (const { name, kind, place, offers } of destinations) {
      const { id } = await town.say(destination, 'AddDestination', { name, kind, place, offers });
      (kind === 'sponsorStop' ? town.sponsors : town.goals).push(id);
    }
    for (const place of bikes) await buyBike(town, place);
    const [, second] = town.bikes;
    if (second) {
      breaksDown(town, second, plusDays(begins, 24), plusDays(begins, 31));
      breaksDown(town, second, plusDays(town.span.today, -2), plusDays(town.span.today, 4));
    }
  });
}

async function buyBike(town: RideTown, { cafe, dueInDays, ...described }: BikePlace): Promise<void> {
  const { municipality, span } = town;
  const { latitude, longitude } = centreOf(municipality);
  const label = municipality.cafes[cafe]?.place ?? municipality.name;
  const base = { label, latitude: latitude + cafe / 500, longitude: longitude + cafe / 250 };
  const { id: bikeId } = await town.say(bikeAggregate, 'AddBike', { ...described, base });
  town.bikes.push({ ...described, bikeId, base: label, broken: [] });
  let due = plusDays(span.today, dueInDays);
  while (plusDays(due, -INSPECTION_DAYS) > plusDays(span.begins, -24)) due = plusDays(due, -INSPECTION_DAYS);
  inspect(town, bikeId, plusDays(span.begins, -24), due);
}

/** Three days before it is due; whoever is overdue today has been forgotten. */
function inspect(town: RideTown, bikeId: string, on: LocalDate, nextDue: LocalDate): void {
  town.at(timeOn(on, '13:40'), async () => {
    await town.say(bikeAggregate, 'RecordBikeInspection', { bikeId, on, nextDue });
    const isForgotten = plusDays(nextDue, 30) > town.span.today;
    if (!isForgotten) inspect(town, bikeId, plusDays(nextDue, -3), plusDays(nextDue, INSPECTION_DAYS));
  });
}

/** A wheel, a battery: it stays at home for some days, and whoever was to ride on it soon rides on another one, or not. */
function breaksDown(town: RideTown, bike: BikeInTown, from: LocalDate, until: LocalDate): void {
  const { bikeId } = bike;
  town.at(timeOn(from, '08:10'), async () => {
    await town.say(bikeAggregate, 'TakeBikeOutOfService', { bikeId, from, until, reason: 'repair' });
    bike.broken.push({ from, until });
    for (const date of [0, 1, 2].map((days) => plusDays(from, days))) await findOtherBikes(town, bike, date);
  });
}

async function findOtherBikes(town: RideTown, { bikeId }: BikeInTown, date: LocalDate): Promise<void> {
  for (const ride of (await town.day(date)).rides.values()) {
    if (ride.bikeId !== bikeId || ride.status !== 'scheduled') continue;
    const { rideId, passengers, companions, platform } = ride;
    const other = town.freeBike(await town.day(date), ride, { people: passengers.length + companions, platform });
    await (other
      ? town.say(rideDay, 'GiveRideToBike', { date, rideId, bikeId: other.bikeId })
      : town.say(rideDay, 'CancelRide', { date, rideId, reason: 'bike' }));
  }
}
