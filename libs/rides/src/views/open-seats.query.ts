import { type LocalDate, dateIn, epochMilliseconds, plusDays, systemActor } from '#kernel';
import { sessionsProjection } from '#cafes';
import { World } from '#graphql';
import { Access } from '#identity';
import { volunteersProjection } from '#volunteers';
import { type FreeDay, type OpenSeats, openSeatsOf } from '../open-seats/open-seats.js';
import { onClock, spanOf } from '../suggestions/times.js';
import { bikesProjection } from './bikes.projection.js';
import { type BikeSeen, bikesInService, bikesKept } from './bikes.query.js';
import { type Days, ON_SHIFT, shiftsIn } from './duties.query.js';
import { pilotTimesProjection } from './pilot-times.projection.js';
import { type OfferSeen, timesOfPilotsIn } from './pilot-times.query.js';
import { ridesProjection } from './rides.projection.js';
import { type RideSeen, TAKES_PLACE, ridesOfDay } from './rides.query.js';

/** Two weeks: further ahead pilots do not offer their time, and nobody knows the weather. */
const DAYS = 14;

/** Where it is read from. */
export const openSeatsReads = [
  ...[bikesProjection, pilotTimesProjection, ridesProjection],
  ...[sessionsProjection, volunteersProjection],
];

/**
 * When seats are free on bikes in the two weeks from today on, in order of time: for everybody who may read what is on. When pilots are free is not
 * for everybody, so Samspil reads that for itself, and tells nobody more than how many seats there are at some time of a day.
 */
export async function openSeats(world: World): Promise<readonly OpenSeats[]> {
  if (world.access.extentOf('readCafes') !== 'municipality') return [];
  const whole = asSamspilSees(world);
  const now = world.seenAt.now();
  const days = { from: dateIn(now), until: plusDays(dateIn(now), DAYS - 1) };
  return (await freeDays(whole, days)).flatMap((day) => openSeatsOf(day, epochMilliseconds(now)));
}

/** What there is to ride on, whenever that may be. */
export interface BikesKept {
  /** One of them carries a wheelchair. */
  readonly platform: boolean;
}

/** Whether the municipality has bikes at all, in the workshop or put away for the winter too; `undefined` where it has none. For the same readers. */
export async function bikesToRideOn(world: World): Promise<BikesKept | undefined> {
  if (world.access.extentOf('readCafes') !== 'municipality') return undefined;
  const kept = await bikesKept(asSamspilSees(world), dateIn(world.seenAt.now()));
  return kept.length === 0 ? undefined : { platform: kept.some(({ platform }) => platform) };
}

/** The same moment, seen by Samspil itself. No row of it is handed on, and no person in it is looked at. */
function asSamspilSees({ views, municipality, seenAt, signal }: World): World {
  const nobodyIsShown = (): never => {
    throw new Error('open seats were about to show what is held about a person');
  };
  return new World(views, new Access(systemActor(municipality)), nobodyIsShown, seenAt, signal);
}

/** The days on which somebody would drive. */
async function freeDays(world: World, days: Days): Promise<readonly FreeDay[]> {
  const offers = await timesOfPilotsIn(world, days);
  if (offers.length === 0) return [];
  const [bikesOn, shifts] = await Promise.all([bikesInService(world, days), shiftsIn(world, days)]);
  const dates = [...new Set(offers.map(({ date }) => date))];
  return Promise.all(
    dates.map(async (date) =>
      freeDay(date, {
        bikes: bikesOn(date),
        offers: offers.filter((offer) => offer.date === date),
        shifts: shifts.filter((shift) => shift.date === date && ON_SHIFT.includes(shift.status)),
        rides: (await world.load(ridesOfDay, date)).filter(({ status }) => TAKES_PLACE.some((one) => one === status)),
      }),
    ),
  );
}

interface Planned {
  readonly bikes: readonly BikeSeen[];
  readonly offers: readonly OfferSeen[];
  readonly shifts: Awaited<ReturnType<typeof shiftsIn>>;
  readonly rides: readonly RideSeen[];
}

function freeDay(date: LocalDate, { bikes, offers, shifts, rides }: Planned): FreeDay {
  const drivers = [...new Set(offers.map(({ volunteerId }) => volunteerId))];
  return {
    date,
    bikes: bikes.map(({ bikeId, seats, platform }) => ({
      ...{ seats, platform },
      rides: rides.filter((ride) => ride.bikeId === bikeId).map(spanOf),
    })),
    pilots: drivers.map((driver) => ({
      offered: offers
        .filter(({ volunteerId }) => volunteerId === driver)
        .flatMap(({ from, until }) => onClock(date, from, until)),
      rides: rides.filter(({ pilotId }) => pilotId === driver).map(spanOf),
      shifts: shifts.filter(({ volunteerId }) => volunteerId === driver).map(spanOf),
    })),
    wantPilots: rides.filter(({ pilotId }) => pilotId === null).map(spanOf),
  };
}
