import { z } from 'zod';
import { event, personal } from '#kernel';
import { flag, id, integer, json, nullable, personalText, projection, publicText, subject, table } from '#projections';

/** A small domain for the specs of this library: rides, who goes along, and who they are. */
export const rideEvents = {
  BikeNamed: event('SpecBikeNamed', z.object({ bikeId: z.string(), name: z.string() })),
  RideScheduled: event(
    'SpecRideScheduled',
    z.object({ rideId: z.string(), bikeId: z.string(), stops: z.array(z.string()) }),
  ),
  PassengerJoined: event('SpecPassengerJoined', z.object({ rideId: z.string(), passengerId: z.string() })),
  PassengerLeft: event('SpecPassengerLeft', z.object({ rideId: z.string(), passengerId: z.string() })),
  RideMoved: event('SpecRideMoved', z.object({ rideId: z.string(), bikeId: z.string() })),
  RideCompleted: event('SpecRideCompleted', z.object({ rideId: z.string() })),
  PassengerNoted: event(
    'SpecPassengerNoted',
    z.object({
      passengerId: z.string(),
      name: personal(z.string(), { subject: 'passengerId', purpose: 'contact' }),
    }),
  ),
};

const ride = table({
  columns: {
    rideId: id(),
    bikeId: id(),
    /** As the bike was called when the ride was scheduled on it. */
    bikeName: nullable(publicText()),
    stops: json<readonly string[]>('the names of places'),
    passengers: integer(),
    completed: flag(),
  },
  key: ['rideId'],
  secondary: ['bikeId'],
});
const bike = table({ columns: { bikeId: id(), name: publicText() }, key: ['bikeId'] });
const seat = table({
  columns: { rideId: id(), passengerId: id(), bikeId: id() },
  key: ['rideId', 'passengerId'],
  secondary: ['rideId', 'passengerId'],
});

const of = (event: { data: { rideId: string } }) => [{ table: 'ride' as const, key: { rideId: event.data.rideId } }];

/** Rides with their seats: keys, secondary keys, a second round, json and booleans. */
export const ridesProjection = projection({
  name: 'specRides',
  version: 1,
  events: rideEvents,
  tables: { ride, bike, seat },
  partition: ({ stream }) => (stream.startsWith('wholeRide-') ? undefined : stream),
  on: {
    BikeNamed: {
      select: ({ data: { bikeId } }) => [{ table: 'ride', where: 'bikeId', equals: bikeId }],
      evolve: (rows, { data: { bikeId, name } }) => [
        { table: 'bike', put: { bikeId, name } },
        ...rows
          .all('ride', 'bikeId', bikeId)
          .filter(({ completed }) => !completed)
          .map((each) => ({ table: 'ride' as const, put: { ...each, bikeName: name } })),
      ],
    },
    RideScheduled: {
      select: ({ data: { bikeId } }) => [{ table: 'bike', key: { bikeId } }],
      evolve: (rows, { data }) => [
        {
          table: 'ride',
          put: {
            ...data,
            bikeName: rows.one('bike', { bikeId: data.bikeId })?.name ?? null,
            passengers: 0,
            completed: false,
          },
        },
      ],
    },
    PassengerJoined: {
      select: (event) => [...of(event), { table: 'seat', where: 'rideId', equals: event.data.rideId }],
      evolve: (rows, { data: { rideId, passengerId } }) => {
        const booked = rows.one('ride', { rideId });
        if (!booked) throw new Error(`there is no ride ${rideId}`);
        const seats = new Set([...rows.all('seat', 'rideId', rideId).map((each) => each.passengerId), passengerId]);
        return [
          { table: 'seat', put: { rideId, passengerId, bikeId: booked.bikeId } },
          { table: 'ride', put: { ...booked, passengers: seats.size } },
        ];
      },
    },
    PassengerLeft: {
      select: (event) => [...of(event), { table: 'seat', where: 'rideId', equals: event.data.rideId }],
      evolve: (rows, { data: { rideId, passengerId } }) => {
        const booked = rows.one('ride', { rideId });
        const seats = rows.all('seat', 'rideId', rideId).filter((each) => each.passengerId !== passengerId);
        return [
          { table: 'seat', remove: { rideId, passengerId } },
          ...(booked ? [{ table: 'ride' as const, put: { ...booked, passengers: seats.length } }] : []),
        ];
      },
    },
    RideMoved: {
      // The bikes before and after, the first of which only the ride tells.
      select: (event, rows) => [
        ...of(event),
        { table: 'bike', key: { bikeId: event.data.bikeId } },
        ...(rows
          ? [{ table: 'seat' as const, where: 'rideId' as const, equals: rows.one('ride', event.data)?.rideId ?? '' }]
          : []),
      ],
      evolve: (rows, { data: { rideId, bikeId } }) => {
        const moved = rows.one('ride', { rideId });
        if (!moved) return [];
        return [
          { table: 'ride', put: { ...moved, bikeId, bikeName: rows.one('bike', { bikeId })?.name ?? null } },
          ...rows.all('seat', 'rideId', rideId).map((each) => ({ table: 'seat' as const, put: { ...each, bikeId } })),
        ];
      },
    },
    RideCompleted: {
      select: of,
      evolve: (rows, { data: { rideId } }) => {
        const booked = rows.one('ride', { rideId });
        return booked ? [{ table: 'ride', put: { ...booked, completed: true } }] : [];
      },
    },
  },
});

/** Who the passengers are. */
export const passengersProjection = projection({
  name: 'specPassengers',
  version: 1,
  events: rideEvents,
  tables: {
    passengerPerson: table({
      columns: { passengerId: subject(), name: personalText('contact') },
      key: ['passengerId'],
    }),
  },
  on: {
    PassengerNoted: {
      evolve: (_rows, { data: { passengerId, name } }) => {
        const plain = name.reveal();
        if (plain === 'Nobody') throw new Error(`${plain} is no name`);
        return [{ table: 'passengerPerson', put: { passengerId, name: plain } }];
      },
    },
  },
});
