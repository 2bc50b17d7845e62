import { z } from 'zod';
import { event, idSchema, localDateSchema, localTimeSchema } from '#kernel';

const ofPilot = { volunteerId: idSchema, offerId: idSchema };

export const pilotTimesEvents = {
  /** They would take rides then, on the wall clock of that day. */
  PilotTimesOffered: event(
    'RidePilotTimesOffered',
    z.object({ ...ofPilot, date: localDateSchema, from: localTimeSchema, until: localTimeSchema }),
  ),
  PilotTimesWithdrawn: event('RidePilotTimesWithdrawn', z.object(ofPilot)),
};
