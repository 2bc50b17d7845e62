import type { LocalDate } from '#kernel';
import { type World, allowed } from '#graphql';
import type { ViewsOf } from '#projections';
import { type Expression, type SqlBool, expressionBuilder } from 'kysely';
import type { volunteersProjection } from './volunteers.projection.js';

/**
 * What `isActiveOn` says, for a query that has the table `volunteer`: approved, not left, neither paused nor away. It is never null.
 * @param on the day, or the column that holds it
 */
export function activeOn(world: World, on: LocalDate | Expression<LocalDate>): Expression<SqlBool> {
  const they = expressionBuilder<ViewsOf<typeof volunteersProjection>, 'volunteer'>();
  const away = they
    .selectFrom('volunteerAway')
    .select('volunteerAway.volunteerId')
    .where('volunteerAway.municipality', '=', world.municipality)
    .where(allowed(world, 'readShifts', 'volunteerAway.volunteerId'))
    .whereRef('volunteerAway.volunteerId', '=', 'volunteer.volunteerId')
    .where('volunteerAway.from', '<=', on)
    .where('volunteerAway.until', '>=', on);
  const paused = they.and([
    they('volunteer.pausedFrom', 'is not', null),
    they('volunteer.pausedFrom', '<=', on),
    they.or([they('volunteer.pausedUntil', 'is', null), they('volunteer.pausedUntil', '>=', on)]),
  ]);
  return they.and([
    // Who has announced that they leave is there until then.
    they('volunteer.status', 'in', ['approved', 'left']),
    they.or([they('volunteer.leftOn', 'is', null), they('volunteer.leftOn', '>', on)]),
    they.not(paused),
    they.not(they.exists(away)),
  ]);
}
