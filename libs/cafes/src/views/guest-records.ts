import type { PersonRecords } from '#privacy';
import { guest } from '../guest/guest.js';
import { guestPeople } from './guests.query.js';
import { guestsProjection } from './guests.projection.js';
import { sessionsProjection } from './sessions.projection.js';

/** Visits that are still to come. */
const AHEAD = ['registered', 'waiting', 'offered'] as const;

/** Guests, as those need to know them who see to people's data. A guest was last active when they last came, or were expected. */
export const guestRecords: PersonRecords = {
  kind: 'Guest',
  aggregate: guest,
  people: guestPeople,
  alike: ['name', 'phone'],

  ahead: async ({ views, municipality }, guestId, now) => {
    const visits = await views
      .query(sessionsProjection)
      .selectFrom('visit')
      .innerJoin('cafeSession', 'cafeSession.sessionId', 'visit.sessionId')
      .select(['visit.sessionId as id', 'cafeSession.startsAt as at'])
      .where('visit.municipality', '=', municipality)
      .where('visit.guestId', '=', guestId)
      .where('visit.status', 'in', AHEAD)
      .where('cafeSession.status', '=', 'planned')
      .where('cafeSession.startsAt', '>', now)
      .orderBy('cafeSession.startsAt')
      .execute();
    return visits.map((visit) => ({ what: 'registration', type: 'CafeSession', ...visit }));
  },

  inactiveSince: async ({ views, municipality }, before, limit) => {
    const query = views.query(guestsProjection, sessionsProjection);
    const rows = await query
      .selectFrom('guest')
      .leftJoin(
        query
          .selectFrom('visit')
          .innerJoin('cafeSession', 'cafeSession.sessionId', 'visit.sessionId')
          .select(({ fn }) => ['visit.guestId', fn.max('cafeSession.endsAt').as('lastVisit')])
          .where('visit.municipality', '=', municipality)
          .where('visit.status', 'in', ['present', ...AHEAD])
          .groupBy('visit.guestId')
          .as('came'),
        'came.guestId',
        'guest.guestId',
      )
      .select(({ fn }) => ['guest.guestId as subjectId', fn.coalesce('came.lastVisit', 'guest.since').as('lastActive')])
      .where('guest.municipality', '=', municipality)
      .where(({ fn }) => fn.coalesce('came.lastVisit', 'guest.since'), '<', before)
      .orderBy('lastActive')
      .orderBy('guest.guestId')
      .limit(limit)
      .execute();
    return rows;
  },
};
