import { type DataOf, type Instant, plusMinutes } from '#kernel';
import {
  type Change,
  type RowOf,
  type SelectedRows,
  change,
  date,
  flag,
  id,
  instant,
  integer,
  json,
  nullable,
  projection,
  table,
  word,
} from '#projections';
import { type RideCancellationReason, rideDayEvents } from '../day/ride-day.events.js';
import { TURNAROUND_MINUTES } from '../day/ride-day.state.js';

type RideStatus = 'scheduled' | 'started' | 'completed' | 'cancelled' | 'noShow' | 'movedAway';
type Direction = 'out' | 'home';

/** How long somebody waits at a café before it opens, or after it has closed, at most, in minutes. */
const WAIT_MINUTES = 60;
/** How much of a session a ride may cost its passengers, in minutes: one bike brings several, one after the other. */
const MISSED_MINUTES = 30;

const ride = table({
  columns: {
    date: date(),
    rideId: id(),
    bikeId: id(),
    seats: integer(),
    /** Passengers and companions. */
    seatsTaken: integer(),
    pilotId: nullable(id()),
    startsAt: instant(),
    endsAt: instant(),
    /** When its bike and its pilot can begin another one: the turnaround is counted in. */
    nextFrom: instant(),
    companions: integer(),
    platform: flag(),
    destinationId: nullable(id()),
    stops: json<readonly string[]>('ids of destinations'),
    requestId: nullable(id()),
    sessionId: nullable(id()),
    direction: nullable(word<Direction>()),
    /** Between these the session has to begin, on the way out, or to end, on the way home, for the ride to fit it. */
    sessionFrom: nullable(instant()),
    sessionUntil: nullable(instant()),
    status: word<RideStatus>(),
    cancelledFor: nullable(word<RideCancellationReason>()),
    /** When it was recorded that it is not to be, or not on this day: once it has begun, that says that nobody came. */
    offAt: nullable(instant()),
    distanceMetres: nullable(integer()),
    /** Where they stopped, as the pilot said afterwards. */
    stopsMade: nullable(json<readonly string[]>('ids of destinations')),
    movedToDate: nullable(date()),
    movedToRideId: nullable(id()),
  },
  key: ['rideId'],
  secondary: ['date', 'bikeId', 'pilotId', 'requestId', 'sessionId'],
});

const ridePassenger = table({
  columns: { rideId: id(), passengerId: id(), confirmed: flag() },
  key: ['rideId', 'passengerId'],
  secondary: ['rideId', 'passengerId'],
});

const tables = { ride, ridePassenger };
type Rows = SelectedRows<typeof tables>;
type Changes = readonly Change<typeof tables>[];

interface OfRide {
  readonly data: { readonly rideId: string };
}
const own = ({ data: { rideId } }: OfRide) => [{ table: 'ride' as const, key: { rideId } }];

const passengersOf = ({ data: { rideId } }: OfRide) => [
  { table: 'ridePassenger' as const, where: 'rideId' as const, equals: rideId },
];

const changed = (rows: Rows, { data: { rideId } }: OfRide, columns: Partial<RowOf<typeof ride>>): Changes =>
  change(rows, 'ride', { rideId }, columns);

/** One of the events after which a ride is in another state, and nothing else about it is different. */
const nowIs = (status: RideStatus) => ({
  select: own,
  evolve: (rows: Rows, event: OfRide): Changes => changed(rows, event, { status }),
});

/** What follows from when a ride is. */
function timesOf(startsAt: Instant, endsAt: Instant, direction: Direction | null | undefined) {
  const nextFrom = plusMinutes(endsAt, TURNAROUND_MINUTES);
  if (!direction) return { startsAt, endsAt, nextFrom, sessionFrom: null, sessionUntil: null };
  const [sessionFrom, sessionUntil] =
    direction === 'out'
      ? [plusMinutes(endsAt, -MISSED_MINUTES), plusMinutes(endsAt, WAIT_MINUTES)]
      : [plusMinutes(startsAt, -WAIT_MINUTES), plusMinutes(startsAt, MISSED_MINUTES)];
  return { startsAt, endsAt, nextFrom, sessionFrom, sessionUntil };
}

function scheduled(data: DataOf<typeof rideDayEvents, 'RideScheduled'>): Changes {
  const { startsAt, endsAt, passengers, session, qualifiedUntil: _noted, movedFrom: _before, ...described } = data;
  const { pilotId = null, destinationId = null, requestId = null, companions, rideId } = described;
  return [
    {
      table: 'ride',
      put: {
        ...described,
        ...timesOf(startsAt, endsAt, session?.direction),
        seatsTaken: passengers.length + companions,
        pilotId,
        destinationId,
        requestId,
        sessionId: session?.sessionId ?? null,
        direction: session?.direction ?? null,
        status: 'scheduled',
        cancelledFor: null,
        offAt: null,
        distanceMetres: null,
        stopsMade: null,
        movedToDate: null,
        movedToRideId: null,
      },
    },
    ...passengers.map((passengerId) => ({
      table: 'ridePassenger' as const,
      put: { rideId, passengerId, confirmed: false },
    })),
  ];
}

/** Rides with their bikes, pilots and passengers. What pilots write about how it was is not among it: the report about a passenger has that. */
export const ridesProjection = projection({
  name: 'rides',
  version: 3,
  events: rideDayEvents,
  tables,
  on: {
    RideScheduled: { evolve: (_rows, { data }) => scheduled(data) },
    // Who confirmed has said so of the old time.
    RideMoved: {
      select: (event) => [...own(event), ...passengersOf(event)],
      evolve: (rows, event) => {
        const { rideId, startsAt, endsAt } = event.data;
        return [
          ...changed(rows, event, timesOf(startsAt, endsAt, rows.one('ride', { rideId })?.direction)),
          ...rows
            .all('ridePassenger', 'rideId', rideId)
            .map((row) => ({ table: 'ridePassenger' as const, put: { ...row, confirmed: false } })),
        ];
      },
    },
    RideGivenToBike: {
      select: own,
      evolve: (rows, event) => changed(rows, event, { bikeId: event.data.bikeId, seats: event.data.seats }),
    },
    RideGivenToPilot: { select: own, evolve: (rows, event) => changed(rows, event, { pilotId: event.data.pilotId }) },
    RidePilotReleased: { select: own, evolve: (rows, event) => changed(rows, event, { pilotId: null }) },
    RideConfirmed: {
      evolve: (_rows, { data: { rideId, passengerId } }) => [
        { table: 'ridePassenger', put: { rideId, passengerId, confirmed: true } },
      ],
    },
    RideStarted: nowIs('started'),
    RideCompleted: {
      select: own,
      evolve: (rows, event) => {
        const { stops, distanceMetres = null } = event.data;
        return changed(rows, event, { status: 'completed', stopsMade: stops, distanceMetres });
      },
    },
    RideCancelled: {
      select: own,
      evolve: (rows, event) =>
        changed(rows, event, {
          status: 'cancelled',
          cancelledFor: event.data.reason,
          offAt: event.metadata.recordedAt,
        }),
    },
    RideNoShowMarked: nowIs('noShow'),
    RideMovedAway: {
      select: own,
      evolve: (rows, event) => {
        const { date, rideId } = event.data.to;
        return changed(rows, event, {
          status: 'movedAway',
          offAt: event.metadata.recordedAt,
          movedToDate: date,
          movedToRideId: rideId,
        });
      },
    },
  },
});
