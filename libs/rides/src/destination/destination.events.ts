import { z } from 'zod';
import { event, idSchema, publicPlaceSchema, publicText } from '#kernel';

/** Somewhere rides go to, or a sponsor who gives a cup of coffee on the way. */
const destinationKindSchema = z.enum(['destination', 'sponsorStop']);

const destinationId = idSchema;
const described = {
  destinationId,
  name: publicText(100),
  kind: destinationKindSchema,
  place: publicPlaceSchema,
  /** What there is: coffee, a view, a toilet without steps. */
  offers: publicText(200).optional(),
};

export const destinationEvents = {
  DestinationAdded: event('RideDestinationAdded', z.object(described)),
  DestinationDescribed: event('RideDestinationDescribed', z.object(described)),
  DestinationRetired: event('RideDestinationRetired', z.object({ destinationId })),
};
