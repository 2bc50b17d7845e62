import { z } from 'zod';
import { SYSTEM, type StreamName, event, streamName } from '#kernel';

/** What is recorded about projections themselves. Rebuilds read it too, so that they skip what was dropped. */
export const projectionEvents = {
  /** Somebody decided that a projection shall go on without this event. */
  ParkedEventDropped: event('ParkedEventDropped', z.object({ projection: z.string(), eventId: z.uuid() })),
};

/** What stands before the hyphen of the streams in which drops are recorded. */
export const PROJECTION_CATEGORY = 'projection';

/** The stream in which the drops of one projection are recorded. */
export const projectionStream = (projection: string): StreamName => streamName(PROJECTION_CATEGORY, SYSTEM, projection);
