import { z } from 'zod';
import { event, idSchema, localDateSchema, publicPlaceSchema, publicText } from '#kernel';

/** Why a bike stays at home. */
export const outOfServiceReasonSchema = z.enum(['repair', 'inspection', 'damage', 'stolen', 'winter', 'other']);
export type OutOfServiceReason = z.output<typeof outOfServiceReasonSchema>;

/** Passengers and companions who sit in front: a rickshaw takes one or two. */
export const seatsSchema = z.literal([1, 2], { error: 'must be 1 or 2' });

const bikeId = idSchema;
const bike = {
  bikeId,
  name: publicText(50),
  model: publicText(100),
  seats: seatsSchema,
  /** Carries a wheelchair. */
  platform: z.boolean(),
  /** Where it stands. */
  base: publicPlaceSchema,
};

export const bikeEvents = {
  BikeAdded: event('BikeAdded', z.object(bike)),
  /** What it is called, can carry and stands at from now on. */
  BikeDescribed: event('BikeDescribed', z.object(bike)),
  /** Without `until`, until it is said to be back. Both days included. */
  BikeTakenOutOfService: event(
    'BikeTakenOutOfService',
    z.object({ bikeId, from: localDateSchema, until: localDateSchema.optional(), reason: outOfServiceReasonSchema }),
  ),
  BikeReturnedToService: event('BikeReturnedToService', z.object({ bikeId, on: localDateSchema })),
  BikeInspected: event('BikeInspected', z.object({ bikeId, on: localDateSchema, nextDue: localDateSchema })),
  /** It is gone for good; `on` is the first day without it. */
  BikeRetired: event('BikeRetired', z.object({ bikeId, on: localDateSchema })),
};
