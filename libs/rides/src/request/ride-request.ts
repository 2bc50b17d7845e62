import { z } from 'zod';
import {
  type LocalDate,
  command,
  dateIn,
  decider,
  idSchema,
  localDateSchema,
  nothing,
  plusDays,
  vocabulary,
} from '#kernel';
import { recurrenceSchema } from '#cafes';
import { declineReasonSchema, recurringWindowSchema, rideRequestEvents, rideWish } from './ride-request.events.js';
import { rideRequestRefusals } from './ride-request.refusals.js';
import {
  type Answer,
  type RideRequest,
  answerFor,
  answersFrom,
  datesOf,
  openDates,
  statusOf,
} from './ride-request.state.js';
import { type WhoAndWhere, wishRefused } from './wish.js';

const requestId = idSchema;
const { from, until } = recurringWindowSchema.shape;

const wish = z
  .object({
    ...rideWish,
    fellowIds: rideWish.fellowIds.default([]),
    companions: rideWish.companions.default(0),
    platform: rideWish.platform.default(false),
    windows: rideWish.windows.default([]),
    recurrence: recurrenceSchema.safeExtend({ from, until }).optional(),
    stops: rideWish.stops.default([]),
  })
  .superRefine(({ passengerId, fellowIds, windows, recurrence }, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (fellowIds.includes(passengerId)) problem('fellowIds', 'names the passenger again; name who sits beside them');
    if (recurrence && windows.length > 0) problem('windows', 'stands beside a recurrence; give one of the two');
    if (!recurrence && windows.length === 0) problem('windows', 'must not be empty where nothing recurs');
  });

export const rideRequestCommands = {
  /**
   * By anybody on somebody's behalf. Either windows, of which any one suits, so that one ride is enough; or a recurrence, each
   * of whose dates is answered by a ride of its own.
   */
  RequestRide: command<WhoAndWhere>('requestRides', 'passengerId', 'fellowIds').creating(wish),
  DeclineRideRequest: command('manageRides').of(z.object({ requestId, reason: declineReasonSchema })),
  /** `passengerId` says on whose behalf: it is the one for whom the ride was requested. */
  WithdrawRideRequest: command('requestRides', 'passengerId').of(z.object({ requestId, passengerId: idSchema })),
  /**
   * Before a ride is scheduled for it: nobody else schedules one then. `date` is the date of the wish that it answers.
   * `insteadOf` is the ride that it takes the place of, where one is moved to another day.
   */
  AnswerRideRequest: command('followUp').of(
    z.object({
      requestId,
      date: localDateSchema,
      rideId: idSchema,
      /** Where the ride stands, which need not be the date of the wish. */
      rideDate: localDateSchema,
      insteadOf: idSchema.optional(),
    }),
  ),
  ReopenRideRequest: command('followUp').of(z.object({ requestId, date: localDateSchema, rideId: idSchema })),
};

const { event, refuse } = vocabulary(rideRequestEvents, rideRequestRefusals);

/** A wish for a ride, from when it is said until it is answered, declined or withdrawn. */
export const rideRequest = decider({
  category: 'rideRequest',
  kind: 'RideRequest',
  identity: 'requestId',
  commands: rideRequestCommands,
  events: rideRequestEvents,
  refusals: rideRequestRefusals,
  initial: undefined as RideRequest | undefined,

  decide: {
    RequestRide: (wished, _none, { id, now, ...facts }) =>
      wishRefused(wished, facts, now) ?? [event('RideRequested', { requestId: id, ...wished })],

    DeclineRideRequest: (declining, request, { now }) => {
      if (request.declined?.reason === declining.reason) return nothing;
      const [stands] = answersFrom(request, dateIn(now));
      return closed(request) ?? (stands ? answeredBy(stands) : [event('RideRequestDeclined', declining)]);
    },

    WithdrawRideRequest: ({ requestId, passengerId }, request) => {
      if (request.passengerId !== passengerId) return refuse('NotFound', { kind: 'RideRequest', id: requestId });
      if (request.withdrawn) return nothing;
      return closed(request) ?? [event('RideRequestWithdrawn', { requestId })];
    },

    AnswerRideRequest: ({ insteadOf, ...answer }, request, { now }) => {
      const { requestId, date, rideId } = answer;
      const refused = closed(request) ?? notADate(request, date, dateIn(now));
      if (refused) return refused;
      const stands = answerFor(request, date);
      if (stands?.rideId === rideId && stands.date === date) return nothing;
      if (!stands) return [event('RideRequestAnswered', answer)];
      return stands.rideId === insteadOf
        ? [
            event('RideRequestReopened', { requestId, date: stands.date, rideId: stands.rideId }),
            event('RideRequestAnswered', answer),
          ]
        : answeredBy(stands);
    },

    // Another ride may stand there by now: the one that is not to be has been replaced, and nothing is open.
    ReopenRideRequest: (reopening, { rides }) =>
      rides.get(reopening.date)?.rideId === reopening.rideId ? [event('RideRequestReopened', reopening)] : nothing,
  },

  evolve: {
    RideRequested: (_none, { wish: _personal, ...requested }) => ({ ...requested, rides: new Map() }),
    RideRequestAnswered: (request, { date, rideId, rideDate }) => ({
      ...request,
      rides: new Map(request.rides).set(date, { rideId, rideDate }),
    }),
    RideRequestReopened: (request, { date }) => ({
      ...request,
      rides: new Map([...request.rides].filter(([answered]) => answered !== date)),
    }),
    RideRequestDeclined: (request, { reason }): RideRequest => ({ ...request, declined: { reason } }),
    RideRequestWithdrawn: (request): RideRequest => ({ ...request, withdrawn: true }),
  },
});

const answeredBy = ({ date, rideDate, rideId }: Answer) =>
  refuse('RideRequestAnswered', { wishedFor: date, date: rideDate, rideId });

const closed = (request: RideRequest) => {
  const status = statusOf(request);
  return status === 'declined' || status === 'withdrawn' ? refuse('RideRequestClosed', { status }) : undefined;
};

/** How far ahead, in days, and how many of the dates that are open are named instead. */
const LOOK_AHEAD_DAYS = 366;
const NAMED = 3;

const notADate = (request: RideRequest, date: LocalDate, today: LocalDate) =>
  datesOf(request, date, date).length > 0
    ? undefined
    : refuse('NotADateOfRequest', {
        date,
        next: openDates(request, today, plusDays(today, LOOK_AHEAD_DAYS)).slice(0, NAMED),
      });
