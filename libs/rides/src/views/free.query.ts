import { type Instant, type LocalDate, plusMinutes, wallClock } from '#kernel';
import { type World, allowed } from '#graphql';
import { activeOn, volunteersProjection } from '#volunteers';
import { type SqlBool, sql } from 'kysely';
import { TURNAROUND_MINUTES } from '../day/ride-day.state.js';
import { bikesProjection } from './bikes.projection.js';
import type { BikeSeen } from './bikes.query.js';
import { pilotTimesProjection } from './pilot-times.projection.js';
import { ridesProjection } from './rides.projection.js';
import { TAKES_PLACE } from './rides.query.js';

/** A ride that somebody wanted and could not have. */
export interface Wanted {
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Passengers and companions. */
  readonly people: number;
  readonly platform: boolean;
  /** What was refused. It may have been taken a moment ago, and be free by the read model. */
  readonly bikeId: string | undefined;
  readonly pilotId: string | undefined;
  /** The ride itself, where there is one already: it is not in its own way. */
  readonly rideId: string | undefined;
}

/** More than anybody reads. */
const MOST = 20;

/** Bikes that are large enough, in service that day, and without a ride too close to that time, by name. */
export async function freeBikes(world: World, wanted: Wanted): Promise<readonly BikeSeen[]> {
  const { date, startsAt, endsAt, people, platform, bikeId = '', rideId = '' } = wanted;
  const rows = await world.views
    .query(bikesProjection, ridesProjection)
    .selectFrom('bike')
    .leftJoin('bikeOutOfService as break', (join) =>
      join
        .onRef('break.bikeId', '=', 'bike.bikeId')
        .on('break.from', '<=', date)
        .on((eb) => eb.or([eb('break.until', 'is', null), eb('break.until', '>=', date)])),
    )
    .leftJoin('ride', (join) =>
      join
        .onRef('ride.bikeId', '=', 'bike.bikeId')
        .on('ride.rideId', '!=', rideId)
        .on('ride.status', 'in', TAKES_PLACE)
        .on('ride.startsAt', '<', plusMinutes(endsAt, TURNAROUND_MINUTES))
        .on('ride.nextFrom', '>', startsAt),
    )
    .selectAll('bike')
    .where('bike.municipality', '=', world.municipality)
    .where(allowed(world, 'readRides'))
    .where('bike.bikeId', '!=', bikeId)
    .where('bike.seats', '>=', people)
    .$if(platform, (some) => some.where(sql<SqlBool>`${sql.ref('bike.platform')}`))
    .where((eb) => eb.or([eb('bike.retiredOn', 'is', null), eb('bike.retiredOn', '>', date)]))
    .where('break.bikeId', 'is', null)
    .where('ride.rideId', 'is', null)
    .orderBy('bike.name')
    .orderBy('bike.bikeId')
    .limit(MOST)
    .execute();
  return rows.map((row) => world.show(row));
}

/** The ids of pilots who offered that time, and are there, trained and without a ride too close to it; those whom the caller may see. */
export async function freePilots(world: World, wanted: Wanted): Promise<readonly string[]> {
  const { date, startsAt, endsAt, pilotId = '', rideId = '' } = wanted;
  const offers = await world.views
    .query(pilotTimesProjection, volunteersProjection, ridesProjection)
    .selectFrom('pilotTimesOffer as offer')
    .innerJoin('volunteer', 'volunteer.volunteerId', 'offer.volunteerId')
    .innerJoin('qualification as held', (join) =>
      join
        .onRef('held.volunteerId', '=', 'offer.volunteerId')
        .on('held.qualification', '=', 'cyclePilotTraining')
        .on('held.validFrom', '<=', date)
        .on((eb) => eb.or([eb('held.validUntil', 'is', null), eb('held.validUntil', '>=', date)])),
    )
    .leftJoin('ride', (join) =>
      join
        .onRef('ride.pilotId', '=', 'offer.volunteerId')
        .on('ride.rideId', '!=', rideId)
        .on('ride.status', 'in', TAKES_PLACE)
        .on('ride.startsAt', '<', plusMinutes(endsAt, TURNAROUND_MINUTES))
        .on('ride.nextFrom', '>', startsAt),
    )
    .select(['offer.volunteerId', 'offer.from', 'offer.until'])
    .distinct()
    .where('offer.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'offer.volunteerId'))
    .where('offer.date', '=', date)
    .where('offer.volunteerId', '!=', pilotId)
    .where(activeOn(world, date))
    .where('ride.rideId', 'is', null)
    .orderBy('offer.volunteerId')
    .execute();
  const isThen = ({ from, until }: (typeof offers)[number]): boolean => {
    const [begins, ends] = [wallClock(date, from), wallClock(date, until)];
    return begins !== undefined && ends !== undefined && begins <= startsAt && endsAt <= ends;
  };
  return [...new Set(offers.filter(isThen).map(({ volunteerId }) => volunteerId))].slice(0, MOST);
}
