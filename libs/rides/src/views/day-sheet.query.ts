import { cafeById, sessionById } from '#cafes';
import { type World, allowed, people } from '#graphql';
import type { LocalDate } from '#kernel';
import type { RowOf } from '#projections';
import { volunteersProjection } from '#volunteers';
import { bikeById } from './bikes.query.js';
import { destinationById } from './destinations.query.js';
import { passengersProjection } from './passengers.projection.js';
import { rideWordsProjection } from './ride-words.projection.js';
import { ridesProjection } from './rides.projection.js';
import { TAKES_PLACE } from './rides.query.js';
import { daySheetAt } from '../day-sheet/when.js';

type RideRow = RowOf<(typeof ridesProjection.tables)['ride']>;

/** Whom a pilot fetches: what they need to find somebody, to call, and to help. Null is what nobody wrote, or has been erased. */
export interface SheetPassenger {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly contactPerson: string | null;
  readonly needs: string | null;
  /** What they wished for last. */
  readonly wish: string | null;
}

/** A place on the way, or where it ends. */
export interface SheetPlace {
  readonly name: string;
  readonly place: string;
  readonly offers: string | null;
}

/** A café that they are brought to, or fetched from. */
interface SheetCafe {
  readonly name: string;
  readonly place: string;
  readonly direction: 'out' | 'home';
}

/** A ride as its pilot has to know it. Of one that is not to be, nobody is named. */
export interface SheetRide extends Pick<
  RideRow,
  'rideId' | 'startsAt' | 'endsAt' | 'status' | 'companions' | 'platform'
> {
  readonly bike: string | undefined;
  readonly base: string | undefined;
  readonly destination: SheetPlace | undefined;
  readonly stops: readonly SheetPlace[];
  readonly cafe: SheetCafe | undefined;
  readonly passengers: readonly SheetPassenger[];
}

/** Who is on the caller's own rides: found by a query that leads to nobody else, and for as long as the sheet can be had. */
const fetchedPeople = people(passengersProjection, 'passengerPerson', 'takeRides', 'query');
const fetchedWords = people(rideWordsProjection, 'passengerWords', 'takeRides', 'query');

/**
 * Of a volunteer who is still one: who has left fetches nobody, whatever token they hold. Who pauses has the ride until somebody else has
 * been found for it.
 */
const ownRidesOf = (world: World, date: LocalDate, today: LocalDate) =>
  world.views
    .query(ridesProjection, volunteersProjection)
    .selectFrom('ride')
    .innerJoin('volunteer', 'volunteer.volunteerId', 'ride.pilotId')
    .selectAll('ride')
    .where((eb) => eb.or([eb('volunteer.leftOn', 'is', null), eb('volunteer.leftOn', '>', today)]))
    .where('ride.municipality', '=', world.municipality)
    .where(allowed(world, 'takeRides', 'ride.pilotId'))
    .where('ride.pilotId', 'in', [...world.access.people])
    .where('ride.date', '=', date);

/**
 * The caller's own rides on that day as a pilot, in order of time, with whom they fetch: each look is on record. Nothing from two days
 * before to two days after it.
 */
export async function daySheet(world: World, date: LocalDate, today: LocalDate): Promise<readonly SheetRide[]> {
  // However much the caller may do for others: this leads to their own rides.
  if (world.access.people.size === 0 || daySheetAt(date, today) !== 'open') return [];
  const rides = await ownRidesOf(world, date, today).orderBy('ride.startsAt').orderBy('ride.rideId').execute();
  const fetched = await ownRidesOf(world, date, today)
    .innerJoin('ridePassenger', 'ridePassenger.rideId', 'ride.rideId')
    .select('ridePassenger.passengerId')
    .where('ridePassenger.municipality', '=', world.municipality)
    .where('ride.status', 'in', TAKES_PLACE)
    .orderBy('ridePassenger.passengerId')
    .execute();
  return Promise.all(
    rides
      .filter(({ status }) => status !== 'movedAway')
      .map((ride) =>
        rideOf(
          world,
          ride,
          fetched.filter(({ rideId }) => rideId === ride.rideId).map(({ passengerId }) => passengerId),
        ),
      ),
  );
}

async function rideOf(world: World, ride: RideRow, passengerIds: readonly string[]): Promise<SheetRide> {
  const { rideId, startsAt, endsAt, status, companions, platform, bikeId, destinationId } = ride;
  const [bike, destination, cafe, stops, passengers] = await Promise.all([
    world.load(bikeById, bikeId),
    destinationId === null ? undefined : placeOf(world, destinationId),
    cafeOf(world, ride),
    Promise.all(ride.stops.map((stop) => placeOf(world, stop))),
    Promise.all(passengerIds.map((passengerId) => passengerOf(world, passengerId))),
  ]);
  return {
    ...{ rideId, startsAt, endsAt, status, companions, platform, passengers, destination, cafe },
    bike: bike?.name,
    base: bike?.base.label,
    stops: stops.filter((stop) => stop !== undefined),
  };
}

async function placeOf(world: World, destinationId: string): Promise<SheetPlace | undefined> {
  const destination = await world.load(destinationById, destinationId);
  return destination && { name: destination.name, place: destination.place.label, offers: destination.offers };
}

async function cafeOf(world: World, { sessionId, direction }: RideRow): Promise<SheetCafe | undefined> {
  if (sessionId === null || direction === null) return undefined;
  const session = await world.load(sessionById, sessionId);
  const cafe = session && (await world.load(cafeById, session.cafeId));
  return cafe && { name: cafe.name, place: cafe.place, direction };
}

async function passengerOf(world: World, passengerId: string): Promise<SheetPassenger> {
  const [name, phone, address, contactPerson, needs, wish] = await Promise.all([
    world.reveal(fetchedPeople, passengerId, 'name'),
    world.reveal(fetchedPeople, passengerId, 'phone'),
    world.reveal(fetchedPeople, passengerId, 'address'),
    world.reveal(fetchedPeople, passengerId, 'contactPerson'),
    world.reveal(fetchedPeople, passengerId, 'needs'),
    world.reveal(fetchedWords, passengerId, 'wish'),
  ]);
  return { name, phone, address, contactPerson, needs, wish };
}
