import {
  change,
  date,
  flag,
  id,
  integer,
  json,
  nullable,
  projection,
  publicText,
  rowOf,
  table,
  word,
} from '#projections';
import { plusDays, type PublicPlace } from '#kernel';
import { type OutOfServiceReason, bikeEvents } from '../bike/bike.events.js';

const bike = table({
  columns: {
    bikeId: id(),
    name: publicText(),
    model: publicText(),
    seats: integer(),
    platform: flag(),
    base: json<PublicPlace>('where bikes stand, a public place'),
    /** Null where it never was. */
    inspectedOn: nullable(date()),
    inspectionDue: nullable(date()),
    /** The first day without it. */
    retiredOn: nullable(date()),
  },
  key: ['bikeId'],
});

/** Days on which a bike stays at home, both included; without `until`, until further notice. Never two for one day. */
const bikeOutOfService = table({
  columns: { bikeId: id(), from: date(), until: nullable(date()), reason: word<OutOfServiceReason>() },
  key: ['bikeId', 'from'],
  secondary: ['bikeId'],
});

interface OfBike {
  readonly data: { readonly bikeId: string };
}
const own = ({ data: { bikeId } }: OfBike) => [{ table: 'bike' as const, key: { bikeId } }];

/** The municipality's bikes as they are now. */
export const bikesProjection = projection({
  name: 'bikes',
  version: 1,
  events: bikeEvents,
  tables: { bike, bikeOutOfService },
  on: {
    BikeAdded: {
      evolve: (_rows, { data }) => [
        { table: 'bike', put: { ...data, inspectedOn: null, inspectionDue: null, retiredOn: null } },
      ],
    },
    BikeDescribed: {
      select: own,
      evolve: (rows, { data: { bikeId, ...described } }) => change(rows, 'bike', { bikeId }, described),
    },
    BikeTakenOutOfService: {
      evolve: (_rows, { data: { bikeId, from, until, reason } }) => [
        { table: 'bikeOutOfService', put: { bikeId, from, until: until ?? null, reason } },
      ],
    },
    BikeReturnedToService: {
      select: ({ data: { bikeId } }) => [{ table: 'bikeOutOfService', where: 'bikeId', equals: bikeId }],
      evolve: (rows, { data: { bikeId, on } }) =>
        rows
          .all('bikeOutOfService', 'bikeId', bikeId)
          .filter(({ from, until }) => from <= on && (until === null || on <= until))
          .map((period) =>
            period.from < on
              ? { table: 'bikeOutOfService' as const, put: { ...period, until: plusDays(on, -1) } }
              : { table: 'bikeOutOfService' as const, remove: { bikeId, from: period.from } },
          ),
    },
    BikeInspected: {
      select: own,
      // An inspection may be put on record after a later one, and says nothing of the next one then.
      evolve: (rows, { data: { bikeId, on, nextDue } }) => {
        const { inspectedOn } = rowOf(rows, 'bike', { bikeId });
        return inspectedOn && inspectedOn > on
          ? []
          : change(rows, 'bike', { bikeId }, { inspectedOn: on, inspectionDue: nextDue });
      },
    },
    BikeRetired: {
      select: own,
      evolve: (rows, { data: { bikeId, on } }) => change(rows, 'bike', { bikeId }, { retiredOn: on }),
    },
  },
});
