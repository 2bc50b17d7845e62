import { type Instant, type LocalDate, dateIn, plusDays } from '#kernel';
import {
  type Connection,
  type Page,
  type Seen,
  type World,
  allBy,
  allowed,
  connectionOf,
  connectionsOf,
  listsOf,
  oneBy,
} from '#graphql';
import type { RowOf } from '#projections';
import { openDates } from '../request/ride-request.state.js';
import { rideRequestsProjection } from './ride-requests.projection.js';

type Tables = typeof rideRequestsProjection.tables;
type RequestRow = RowOf<Tables['rideRequest']>;
export type RideRequestSeen = Seen<RequestRow>;
export type RideRequestAnswerSeen = Seen<RowOf<Tables['rideRequestAnswer']>>;

const database = ({ views }: World) => views.query(rideRequestsProjection);

const requestsOf = (world: World) =>
  database(world)
    .selectFrom('rideRequest')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'passengerId'));

/** Of those alone whom the caller may see: the neighbour on the bench may be nobody's affair. */
const fellowsOf = (world: World) =>
  database(world)
    .selectFrom('rideRequestFellow')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readPassengers', 'passengerId'));

/** Of requests that the caller was shown: an answer is nobody's but the request's. */
const answersOf = (world: World) =>
  database(world)
    .selectFrom('rideRequestAnswer')
    .selectAll()
    .where('municipality', '=', world.municipality)
    .where(allowed(world, 'readRides'));

interface RequestFilter {
  readonly status?: RequestRow['status'] | null;
  /** Asked for by then, and still open; where it recurs, open on one of the dates that are soon. */
  readonly unansweredSince?: Instant | null;
}

/** Far enough to find a bike and a pilot; what lies beyond needs nobody's attention yet. */
const SOON_DAYS = 14;

/** Wishes for rides in the order in which they were made. */
export async function rideRequests(
  world: World,
  { status, unansweredSince }: RequestFilter,
  page: Page,
): Promise<Connection<RideRequestSeen>> {
  const openAgain = unansweredSince ? await openAgainSoon(world) : [];
  const query = requestsOf(world)
    .$if(Boolean(status), (some) => some.where('status', '=', status as RequestRow['status']))
    .$if(Boolean(unansweredSince), (some) =>
      some
        .where('requestedAt', '<=', unansweredSince as Instant)
        .where((wish) =>
          wish.or([wish('status', '=', 'open'), ...(openAgain.length > 0 ? [wish('requestId', 'in', openAgain)] : [])]),
        ),
    );
  return connectionOf(world, query, ['requestedAt', 'requestId'], page);
}

/** Wishes that recur and have had a ride, but none yet for a date that is soon. */
async function openAgainSoon(world: World): Promise<readonly string[]> {
  const today = dateIn(world.seenAt.now());
  const rows = await requestsOf(world).where('status', '=', 'scheduled').where('rrule', 'is not', null).execute();
  const open = await Promise.all(
    rows.map(async (row) => {
      const dates = await openDatesOf(world.show(row), today, plusDays(today, SOON_DAYS));
      return dates.length > 0 ? [row.requestId] : [];
    }),
  );
  return open.flat();
}

/** What a passenger has wished for, the first wish first. */
export const requestsOfPassenger = listsOf<Page, RideRequestSeen>(async (world, passengerIds, args) => {
  const query = requestsOf(world).where('passengerId', 'in', passengerIds);
  return connectionsOf(world, database(world), query, 'passengerId', ['requestedAt', 'requestId'], args);
});

export const rideRequestById = oneBy(requestsOf, 'requestId');
export const fellowsOfRequest = allBy(fellowsOf, 'requestId', ['passengerId']);
export const answersOfRequest = allBy(answersOf, 'requestId', ['date']);

/** When a wish recurs, where it does. */
export const recurrenceOf = ({ firstDate, rrule, from, until }: RideRequestSeen) =>
  firstDate && rrule && from && until ? { firstDate, rrule, from, until } : undefined;

/** The dates in that period, both ends included, on which a ride is still wished for, in order. */
export async function openDatesOf(
  request: RideRequestSeen,
  from: LocalDate,
  until: LocalDate,
): Promise<readonly LocalDate[]> {
  const { world, requestId, windows, status } = request;
  if (status === 'declined' || status === 'withdrawn') return [];
  const answers = await world.load(answersOfRequest, requestId);
  const rides = new Map(answers.map(({ date, rideId, rideDate }) => [date, { rideId, rideDate }]));
  const recurrence = recurrenceOf(request);
  return openDates({ windows: [...windows], ...(recurrence ? { recurrence } : {}), rides }, from, until);
}

/** Wishes that a ride on that day would answer, in the order in which they were made. */
export async function requestsOpenOn(world: World, date: LocalDate): Promise<readonly RideRequestSeen[]> {
  const rows = await requestsOf(world)
    .where((wish) =>
      wish.or([
        wish('status', '=', 'open'),
        wish.and([wish('status', '=', 'scheduled'), wish('rrule', 'is not', null)]),
      ]),
    )
    .where((wish) => wish.or([wish('firstDate', 'is', null), wish('firstDate', '<=', date)]))
    .orderBy('requestedAt')
    .orderBy('requestId')
    .execute();
  const open = await Promise.all(
    rows.map(async (row) => {
      const request = world.show(row);
      return (await openDatesOf(request, date, date)).length > 0 ? [request] : [];
    }),
  );
  return open.flat();
}
