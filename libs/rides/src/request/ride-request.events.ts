import { z } from 'zod';
import { event, idSchema, instantSchema, localDateSchema, localTimeSchema, notPersonal, personal, text } from '#kernel';

/** Why nobody can ride: unmet demand is counted by it. */
export const declineReasonSchema = z.enum([
  'noPilot',
  'noBike',
  'tooFar',
  'tooManyPeople',
  'notSafe',
  'outOfSeason',
  'other',
]);
export type DeclineReason = z.output<typeof declineReasonSchema>;

/** Between these two a ride would suit. */
const windowSchema = z.object({ from: instantSchema, until: instantSchema });
/** The same on each date of a recurrence, on the wall clock. */
export const recurringWindowSchema = z.object({
  firstDate: localDateSchema,
  rrule: notPersonal(z.string().max(200), 'a recurrence rule (RFC 5545)'),
  from: localTimeSchema,
  until: localTimeSchema,
});

const requestId = idSchema;
/** One of its dates: of a wish that recurs, each is answered by a ride of its own. */
const answered = { requestId, date: localDateSchema, rideId: idSchema };

export const rideWish = {
  /** Whom the ride is for, and beside whom they sit. */
  passengerId: idSchema,
  fellowIds: z.array(idSchema).max(1, { error: 'a bike takes two at most' }),
  /** Who comes along and is no passenger: a spouse, a friend, a carer. */
  companions: z.int().min(0).max(1, { error: 'a bike takes two at most' }),
  /** Needs a bike that carries a wheelchair. */
  platform: z.boolean(),
  windows: z.array(windowSchema).max(10),
  recurrence: recurringWindowSchema.optional(),
  destinationId: idSchema.optional(),
  stops: z.array(idSchema).max(5),
  /** To this café session and home again. */
  sessionId: idSchema.optional(),
  /** Anything else: a churchyard, a song, a dog. */
  wish: personal(text(1_000), { subject: 'passengerId', purpose: 'notes' }).optional(),
};

export const rideRequestEvents = {
  RideRequested: event('RideRequested', z.object({ requestId, ...rideWish })),
  /** A ride on that day is for it, or is about to be scheduled: nobody else schedules one. */
  RideRequestAnswered: event('RideRequestAnswered', z.object({ ...answered, rideDate: localDateSchema })),
  /** That ride is not to be, and the date is open again. */
  RideRequestReopened: event('RideRequestReopened', z.object(answered)),
  RideRequestDeclined: event('RideRequestDeclined', z.object({ requestId, reason: declineReasonSchema })),
  RideRequestWithdrawn: event('RideRequestWithdrawn', z.object({ requestId })),
};
