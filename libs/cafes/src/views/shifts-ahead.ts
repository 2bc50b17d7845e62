import type { PersonRecords } from '#privacy';
import { sessionsProjection } from './sessions.projection.js';

/** A volunteer's shifts that are still to come. */
export const shiftsAhead: PersonRecords['ahead'] = async ({ views, municipality }, volunteerId, now) => {
  const shifts = await views
    .query(sessionsProjection)
    .selectFrom('shift')
    .innerJoin('cafeSession', 'cafeSession.sessionId', 'shift.sessionId')
    .select(['shift.sessionId as id', 'cafeSession.startsAt as at'])
    .where('shift.municipality', '=', municipality)
    .where('shift.volunteerId', '=', volunteerId)
    .where('shift.status', '=', 'expected')
    .where('cafeSession.status', '=', 'planned')
    .where('cafeSession.startsAt', '>', now)
    .orderBy('cafeSession.startsAt')
    .execute();
  return shifts.map((shift) => ({ what: 'shift', type: 'CafeSession', ...shift }));
};
