import { type Instant, dateIn } from '#kernel';
import type { PersonRecords } from '#privacy';
import { volunteer } from '../volunteer/volunteer.js';
import { volunteerPeople } from './volunteers.query.js';
import { volunteersProjection } from './volunteers.projection.js';

/**
 * Volunteers, as those need to know them who see to people's data. Who has left was last active then; who was declined, or never
 * approved, when they applied. Who is a volunteer is active, however long they have not been seen.
 */
export const volunteerRecords: PersonRecords = {
  kind: volunteer.kind,
  aggregate: volunteer,
  people: volunteerPeople,
  alike: ['name', 'phone', 'email'],

  ahead: async ({ views, municipality }, volunteerId, now) => {
    const commitments = await views
      .query(volunteersProjection)
      .selectFrom('standingCommitment')
      .select('commitmentId as id')
      .where('municipality', '=', municipality)
      .where('volunteerId', '=', volunteerId)
      .where((each) => each.or([each('until', 'is', null), each('until', '>=', dateIn(now))]))
      .orderBy('commitmentId')
      .execute();
    return commitments.map(({ id }) => ({ what: 'standingCommitment', type: 'StandingCommitment', id, at: null }));
  },

  inactiveSince: async ({ views, municipality }, before, limit) => {
    const rows = await views
      .query(volunteersProjection)
      .selectFrom('volunteer')
      .select(({ fn }) => ['volunteerId as subjectId', fn.coalesce('leftOn', 'since').as('lastDay')])
      .where('municipality', '=', municipality)
      .where('status', '!=', 'approved')
      .where(({ fn }) => fn.coalesce('leftOn', 'since'), '<', dateIn(before))
      .orderBy('lastDay')
      .orderBy('volunteerId')
      .limit(limit)
      .execute();
    return rows.map(({ subjectId, lastDay }) => ({ subjectId, lastActive: `${lastDay}T00:00:00.000Z` as Instant }));
  },
};
