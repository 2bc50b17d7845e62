import { z } from 'zod';
import { event, idSchema, instantSchema, localDateSchema, personal, text } from '#kernel';
import { seatsSchema } from '../bike/bike.events.js';

/** Why a ride is not to be. Words from a list: a free text may hold a diagnosis. */
export const rideCancellationReasonSchema = z.enum([
  'weather',
  'illness',
  'noPilot',
  'bike',
  'passengerWish',
  'sessionCancelled',
  'other',
]);
export type RideCancellationReason = z.output<typeof rideCancellationReasonSchema>;
/** Why a pilot gives a ride back. */
export const pilotReleaseReasonSchema = z.enum(['illness', 'appointment', 'notQualified', 'other']);

/** To a café session, or home from it. */
const sessionLegSchema = z.object({ sessionId: idSchema, direction: z.enum(['out', 'home']) });

const ride = { date: localDateSchema, rideId: idSchema };
const times = { startsAt: instantSchema, endsAt: instantSchema };

/** What the ride is, whoever drives it on whichever bike. */
export const rideDescription = {
  ...times,
  passengers: z
    .array(idSchema)
    .min(1, { error: 'a ride has a passenger' })
    .max(2, { error: 'a bike takes two at most' }),
  companions: z.int().min(0).max(1, { error: 'a bike takes two at most' }),
  /** Needs a bike that carries a wheelchair. */
  platform: z.boolean(),
  destinationId: idSchema.optional(),
  stops: z.array(idSchema).max(5),
  requestId: idSchema.optional(),
  session: sessionLegSchema.optional(),
};

/** What was known of the bike when it was decided on: an auditor need not look it up. */
const bikeNoted = { bikeId: idSchema, seats: seatsSchema };
/** The same of the pilot: until when their qualification is valid, where it ends. */
const pilotNoted = { pilotId: idSchema, qualifiedUntil: localDateSchema.optional() };

export const rideDayEvents = {
  RideScheduled: event(
    'RideScheduled',
    z.object({
      ...ride,
      ...rideDescription,
      ...bikeNoted,
      /** Without one it is open: any qualified pilot who is free may take it. */
      pilotId: idSchema.optional(),
      qualifiedUntil: localDateSchema.optional(),
      /** It stood on another day before. */
      movedFrom: z.object(ride).optional(),
    }),
  ),
  RideMoved: event('RideMoved', z.object({ ...ride, ...times })),
  RideGivenToBike: event('RideGivenToBike', z.object({ ...ride, ...bikeNoted })),
  RideGivenToPilot: event('RideGivenToPilot', z.object({ ...ride, ...pilotNoted })),
  /** It is open again. */
  RidePilotReleased: event(
    'RidePilotReleased',
    z.object({ ...ride, pilotId: idSchema, reason: pilotReleaseReasonSchema }),
  ),
  /** A passenger, or somebody for them, has said that they come. */
  RideConfirmed: event('RideConfirmed', z.object({ ...ride, passengerId: idSchema })),
  RideStarted: event('RideStarted', z.object(ride)),
  RideCompleted: event(
    'RideCompleted',
    z.object({ ...ride, distanceMetres: z.int().nonnegative().optional(), stops: z.array(idSchema).max(10) }),
  ),
  /** A few words about how it was for somebody. */
  RideRemarked: event(
    'RideRemarked',
    z.object({
      ...ride,
      passengerId: idSchema,
      words: personal(text(1_000), { subject: 'passengerId', purpose: 'notes' }),
    }),
  ),
  RideCancelled: event('RideCancelled', z.object({ ...ride, reason: rideCancellationReasonSchema })),
  RideNoShowMarked: event('RideNoShowMarked', z.object({ ...ride, excused: z.boolean() })),
  /** It stands on another day now. */
  RideMovedAway: event('RideMovedAway', z.object({ ...ride, to: z.object(ride) })),
};
