import { type ActorKind, type DataOf, type Instant, type RecordedEvent, happenedAt } from '#kernel';
import {
  type Change,
  change,
  date,
  flag,
  id,
  instant,
  integer,
  json,
  notPersonal,
  nullable,
  projection,
  rowOf,
  table,
  timeOfDay,
  word,
} from '#projections';
import { type DeclineReason, rideRequestEvents } from '../request/ride-request.events.js';

/** A wish for a ride. What else somebody wishes for, in their own words, stands in the log alone: one row holds a person, not a wish. */
const rideRequest = table({
  columns: {
    requestId: id(),
    passengerId: id(),
    companions: integer(),
    platform: flag(),
    /** Scheduled, where a ride answers it; of a wish that recurs, other dates may still be open. */
    status: word<'open' | 'scheduled' | 'declined' | 'withdrawn'>(),
    declinedFor: nullable(word<DeclineReason>()),
    requestedAt: instant(),
    askedBy: word<ActorKind>(),
    windows: json<readonly { readonly from: Instant; readonly until: Instant }[]>('points in time'),
    /** Of a wish that recurs, and null of any other, as are the next three. */
    firstDate: nullable(date()),
    rrule: nullable(notPersonal('a recurrence rule (RFC 5545)')),
    from: nullable(timeOfDay()),
    until: nullable(timeOfDay()),
    destinationId: nullable(id()),
    stops: json<readonly string[]>('ids of places'),
    sessionId: nullable(id()),
  },
  key: ['requestId'],
  secondary: ['passengerId', 'status', 'requestedAt'],
});

/** Beside whom the passenger sits. */
const rideRequestFellow = table({
  columns: { requestId: id(), passengerId: id() },
  key: ['requestId', 'passengerId'],
  secondary: ['requestId'],
});

/** Which ride answers which date of the wish, and the day on which that ride stands. */
const rideRequestAnswer = table({
  columns: { requestId: id(), date: date(), rideId: id(), rideDate: date() },
  key: ['requestId', 'date'],
  secondary: ['requestId'],
});

const tables = { rideRequest, rideRequestFellow, rideRequestAnswer };

interface OfRequest {
  readonly data: { readonly requestId: string };
}
const own = ({ data: { requestId } }: OfRequest) => [{ table: 'rideRequest' as const, key: { requestId } }];
const answersOf = ({ data: { requestId } }: OfRequest) => [
  { table: 'rideRequestAnswer' as const, where: 'requestId' as const, equals: requestId },
];

function requested(
  event: RecordedEvent<'RideRequested', DataOf<typeof rideRequestEvents, 'RideRequested'>>,
): readonly Change<typeof tables>[] {
  const { fellowIds, recurrence, destinationId, sessionId, ...wish } = event.data;
  const { requestId, passengerId, companions, platform, windows, stops } = wish;
  return [
    {
      table: 'rideRequest',
      put: {
        ...{ requestId, passengerId, companions, platform, windows, stops },
        ...{ status: 'open', declinedFor: null, requestedAt: happenedAt(event), askedBy: event.metadata.actor.kind },
        firstDate: recurrence?.firstDate ?? null,
        rrule: recurrence?.rrule ?? null,
        from: recurrence?.from ?? null,
        until: recurrence?.until ?? null,
        destinationId: destinationId ?? null,
        sessionId: sessionId ?? null,
      },
    },
    ...fellowIds.map((fellowId) => ({
      table: 'rideRequestFellow' as const,
      put: { requestId, passengerId: fellowId },
    })),
  ];
}

/** Wishes for rides, and what became of them. */
export const rideRequestsProjection = projection({
  name: 'rideRequests',
  version: 2,
  events: rideRequestEvents,
  tables,
  on: {
    RideRequested: { evolve: (_rows, event) => requested(event) },
    RideRequestAnswered: {
      select: own,
      evolve: (rows, { data: { requestId, date, rideId, rideDate } }) => [
        { table: 'rideRequestAnswer', put: { requestId, date, rideId, rideDate } },
        ...change(rows, 'rideRequest', { requestId }, { status: 'scheduled' }),
      ],
    },
    RideRequestReopened: {
      select: (event) => [...own(event), ...answersOf(event)],
      evolve: (rows, { data: { requestId, date } }) => {
        const { status } = rowOf(rows, 'rideRequest', { requestId });
        const others = rows.all('rideRequestAnswer', 'requestId', requestId).filter((each) => each.date !== date);
        return [
          { table: 'rideRequestAnswer', remove: { requestId, date } },
          ...(status === 'scheduled' && others.length === 0
            ? change(rows, 'rideRequest', { requestId }, { status: 'open' as const })
            : []),
        ];
      },
    },
    RideRequestDeclined: {
      select: own,
      evolve: (rows, { data: { requestId, reason } }) =>
        change(rows, 'rideRequest', { requestId }, { status: 'declined', declinedFor: reason }),
    },
    RideRequestWithdrawn: {
      select: own,
      evolve: (rows, { data: { requestId } }) => change(rows, 'rideRequest', { requestId }, { status: 'withdrawn' }),
    },
  },
});
