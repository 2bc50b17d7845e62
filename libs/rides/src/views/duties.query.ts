import type { LocalDate } from '#kernel';
import { sessionsProjection } from '#cafes';
import { type World, allowed } from '#graphql';
import type { RowOf } from '#projections';
import { ridesProjection } from './rides.projection.js';
import { TAKES_PLACE } from './rides.query.js';

/** Days, both included. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** What a café counts on somebody for. */
export const ON_SHIFT: readonly RowOf<(typeof sessionsProjection.tables)['shift']>['status'][] = [
  'expected',
  'present',
];

/** All shifts in cafés on those days, those too that somebody withdrew from, in no order. */
export const shiftsIn = (world: World, { from, until }: Days) =>
  world.views
    .query(sessionsProjection)
    .selectFrom('shift')
    .innerJoin('cafeSession', 'cafeSession.sessionId', 'shift.sessionId')
    .select(['shift.volunteerId', 'shift.role', 'shift.status'])
    .select(['cafeSession.date', 'cafeSession.startsAt', 'cafeSession.endsAt'])
    .where('shift.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'shift.volunteerId'))
    .where('cafeSession.status', '!=', 'cancelled')
    .where('cafeSession.date', '>=', from)
    .where('cafeSession.date', '<=', until)
    .execute();

/** Who drives when on those days, in no order. */
export const drivesIn = (world: World, { from, until }: Days) =>
  world.views
    .query(ridesProjection)
    .selectFrom('ride')
    .select(['ride.pilotId', 'ride.startsAt', 'ride.endsAt'])
    .where('ride.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'ride.pilotId'))
    .where('ride.pilotId', 'is not', null)
    .where('ride.status', 'in', TAKES_PLACE)
    .where('ride.date', '>=', from)
    .where('ride.date', '<=', until)
    .$narrowType<{ pilotId: string }>()
    .execute();
