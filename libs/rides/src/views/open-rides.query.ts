import type { LocalDate } from '#kernel';
import { sessionsProjection } from '#cafes';
import { type Page, allowed, connectionsOf, listsOf } from '#graphql';
import { activeOn, volunteersProjection } from '#volunteers';
import { sql } from 'kysely';
import { ON_SHIFT } from './duties.query.js';
import { ridesProjection } from './rides.projection.js';
import { IN_TIME, type Period, type RideSeen, TAKES_PLACE } from './rides.query.js';

/** Rides to come without a pilot, that this one is trained for, there for and free for, in cafés too, in order of time. */
export const openRidesOfPilot = listsOf<Period & Page, RideSeen>(async (world, pilotIds, { from, until, ...page }) => {
  const tables = world.views.query(ridesProjection, volunteersProjection, sessionsProjection);
  const open = tables
    .selectFrom('ride')
    .innerJoin('qualification', (trained) =>
      trained
        .on('qualification.qualification', '=', 'cyclePilotTraining')
        .onRef('qualification.validFrom', '<=', 'ride.date')
        .on((eb) =>
          eb.or([
            eb('qualification.validUntil', 'is', null),
            eb('qualification.validUntil', '>=', eb.ref('ride.date')),
          ]),
        ),
    )
    .innerJoin('volunteer', 'volunteer.volunteerId', 'qualification.volunteerId')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('shift')
          .innerJoin('cafeSession', 'cafeSession.sessionId', 'shift.sessionId')
          .select(['shift.volunteerId', 'cafeSession.startsAt', 'cafeSession.endsAt'])
          .where(allowed(world, 'readShifts', 'shift.volunteerId'))
          .where('shift.municipality', '=', world.municipality)
          .where('shift.status', 'in', ON_SHIFT)
          .where('cafeSession.status', '!=', 'cancelled')
          .as('duty'),
      (duty) =>
        duty
          .onRef('duty.volunteerId', '=', 'qualification.volunteerId')
          .onRef('duty.startsAt', '<', 'ride.endsAt')
          .onRef('ride.startsAt', '<', 'duty.endsAt'),
    )
    .leftJoin('ride as other', (busy) =>
      busy
        .onRef('other.pilotId', '=', 'qualification.volunteerId')
        .on('other.status', 'in', TAKES_PLACE)
        .onRef('other.startsAt', '<', 'ride.nextFrom')
        .onRef('ride.startsAt', '<', 'other.nextFrom'),
    )
    .selectAll('ride')
    .select('qualification.volunteerId')
    .distinct()
    .where('ride.municipality', '=', world.municipality)
    .where('qualification.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'qualification.volunteerId'))
    .where('qualification.volunteerId', 'in', pilotIds)
    .where(activeOn(world, sql.ref<LocalDate>('ride.date')))
    .where('duty.volunteerId', 'is', null)
    .where('other.rideId', 'is', null)
    .where('ride.pilotId', 'is', null)
    .where('ride.status', '=', 'scheduled')
    .where('ride.startsAt', '>', world.seenAt.now())
    .$if(Boolean(from), (some) => some.where('ride.date', '>=', from as LocalDate))
    .$if(Boolean(until), (some) => some.where('ride.date', '<=', until as LocalDate))
    .as('open');
  const query = tables.selectFrom(open).selectAll();
  return connectionsOf(world, tables, query, 'volunteerId', IN_TIME, page);
});
