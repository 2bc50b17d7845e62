import { z } from 'zod';
import { decider, event, happenedAt, idSchema, instantSchema, personal } from '#kernel';
import { people } from '#graphql';
import { id, instant, personalText, projection, subject, table } from '#projections';
import type { PersonRecords } from '../../erasure/person-records.js';

/** A small kind of person for the specs of this library: members who are seen now and then, and book what lies ahead. */
export const memberEvents = {
  MemberSeen: event(
    'SpecMemberSeen',
    z.object({ memberId: idSchema, name: personal(z.string(), { subject: 'memberId', purpose: 'contact' }) }),
  ),
  MemberBooked: event('SpecMemberBooked', z.object({ memberId: idSchema, at: instantSchema })),
};

const member = table({ columns: { memberId: id(), lastSeen: instant() }, key: ['memberId'] });
const memberPerson = table({ columns: { memberId: subject(), name: personalText('contact') }, key: ['memberId'] });
const booking = table({ columns: { memberId: id(), at: instant() }, key: ['memberId', 'at'], secondary: ['memberId'] });

export const membersProjection = projection({
  name: 'specMembers',
  version: 1,
  events: memberEvents,
  tables: { member, memberPerson, booking },
  on: {
    MemberSeen: {
      evolve: (_rows, seen) => {
        const { memberId, name } = seen.data;
        return [
          { table: 'member', put: { memberId, lastSeen: happenedAt(seen) } },
          { table: 'memberPerson', put: { memberId, name: name.reveal() } },
        ];
      },
    },
    MemberBooked: { evolve: (_rows, { data }) => [{ table: 'booking', put: data }] },
  },
});

export const memberRecords: PersonRecords = {
  kind: 'Member',
  aggregate: decider({
    category: 'specMember',
    kind: 'Member',
    identity: 'memberId',
    commands: {},
    events: {},
    refusals: {},
    initial: undefined,
    decide: {},
    evolve: {},
  }),
  people: people(membersProjection, 'memberPerson', 'readGuests'),
  alike: ['name'],

  ahead: async ({ views, municipality }, memberId, now) => {
    const rows = await views
      .query(membersProjection)
      .selectFrom('booking')
      .select('at')
      .where('municipality', '=', municipality)
      .where('memberId', '=', memberId)
      .where('at', '>', now)
      .execute();
    return rows.map(({ at }) => ({ what: 'registration', id: memberId, at, type: 'Booking' }));
  },

  inactiveSince: async ({ views, municipality }, before, limit) => {
    const rows = await views
      .query(membersProjection)
      .selectFrom('member')
      .select(['memberId as subjectId', 'lastSeen as lastActive'])
      .where('municipality', '=', municipality)
      .where('lastSeen', '<', before)
      .orderBy('lastSeen')
      .limit(limit)
      .execute();
    return rows;
  },
};
