import type { PublicPlace } from '#kernel';
import { change, flag, id, json, nullable, projection, publicText, table, word } from '#projections';
import { destinationEvents } from '../destination/destination.events.js';

const rideDestination = table({
  columns: {
    destinationId: id(),
    name: publicText(),
    kind: word<'destination' | 'sponsorStop'>(),
    place: json<PublicPlace>('a public place'),
    offers: nullable(publicText()),
    retired: flag(),
  },
  key: ['destinationId'],
});

const own = ({ data: { destinationId } }: { data: { destinationId: string } }) => [
  { table: 'rideDestination' as const, key: { destinationId } },
];

/** Where rides go to, and who gives a cup of coffee on the way. */
export const destinationsProjection = projection({
  name: 'rideDestinations',
  version: 1,
  events: destinationEvents,
  tables: { rideDestination },
  on: {
    DestinationAdded: {
      evolve: (_rows, { data: { offers, ...described } }) => [
        { table: 'rideDestination', put: { ...described, offers: offers ?? null, retired: false } },
      ],
    },
    DestinationDescribed: {
      select: own,
      evolve: (rows, { data: { destinationId, offers, ...described } }) =>
        change(rows, 'rideDestination', { destinationId }, { ...described, offers: offers ?? null }),
    },
    DestinationRetired: {
      select: own,
      evolve: (rows, { data: { destinationId } }) =>
        change(rows, 'rideDestination', { destinationId }, { retired: true }),
    },
  },
});
