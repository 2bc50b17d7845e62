import {
  change,
  date,
  id,
  integer,
  json,
  notPersonal,
  nullable,
  projection,
  publicText,
  rowOf,
  table,
  timeOfDay,
} from '#projections';
import { type CafePlan, type RoleNeed, cafeEvents } from '../cafe/cafe.events.js';

const cafe = table({
  columns: {
    cafeId: id(),
    name: publicText(),
    place: publicText(),
    hostOrganisation: publicText(),
    firstDate: date(),
    rrule: notPersonal('a recurrence rule (RFC 5545)'),
    opens: timeOfDay(),
    closes: timeOfDay(),
    capacity: integer(),
    roles: json<readonly RoleNeed[]>('roles and qualifications, which are words, and numbers'),
    offerHours: integer(),
    /** Sessions have been planned until then. */
    plannedUntil: nullable(date()),
    /** Closed for good after then. */
    lastDate: nullable(date()),
  },
  key: ['cafeId'],
});

const cafeClosure = table({
  columns: { cafeId: id(), from: date(), until: date(), reason: publicText() },
  key: ['cafeId', 'from'],
});

const planColumns = ({ recurrence, opens, closes, capacity, roles, offerHours }: CafePlan) => ({
  ...recurrence,
  opens,
  closes,
  capacity,
  roles,
  offerHours,
});

const own = ({ data: { cafeId } }: { data: { cafeId: string } }) => [{ table: 'cafe' as const, key: { cafeId } }];

/** The municipality's cafés as they are now. */
export const cafesProjection = projection({
  name: 'cafes',
  version: 1,
  events: cafeEvents,
  tables: { cafe, cafeClosure },
  on: {
    CafeOpened: {
      evolve: (_rows, { data: { cafeId, name, place, hostOrganisation, ...plan } }) => [
        {
          table: 'cafe',
          put: { cafeId, name, place, hostOrganisation, ...planColumns(plan), plannedUntil: null, lastDate: null },
        },
      ],
    },
    CafeDescribed: {
      select: own,
      evolve: (rows, { data: { cafeId, name, place, hostOrganisation } }) =>
        change(rows, 'cafe', { cafeId }, { name, place, hostOrganisation }),
    },
    CafePlanChanged: {
      select: own,
      evolve: (rows, { data: { cafeId, ...plan } }) => change(rows, 'cafe', { cafeId }, planColumns(plan)),
    },
    CafeClosureAnnounced: {
      evolve: (_rows, { data: { cafeId, from, until, reason } }) => [
        { table: 'cafeClosure', put: { cafeId, from, until, reason } },
      ],
    },
    CafeClosureLifted: {
      evolve: (_rows, { data: { cafeId, from } }) => [{ table: 'cafeClosure', remove: { cafeId, from } }],
    },
    CafeSessionsPlanned: {
      select: own,
      // Planning a little more in between takes nothing back.
      evolve: (rows, { data: { cafeId, until } }) => {
        const { plannedUntil } = rowOf(rows, 'cafe', { cafeId });
        return change(
          rows,
          'cafe',
          { cafeId },
          { plannedUntil: plannedUntil && plannedUntil > until ? plannedUntil : until },
        );
      },
    },
    CafeClosed: {
      select: own,
      evolve: (rows, { data: { cafeId, lastDate } }) => change(rows, 'cafe', { cafeId }, { lastDate }),
    },
  },
});
