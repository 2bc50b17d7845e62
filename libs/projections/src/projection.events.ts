import { z } from 'zod';
import { SYSTEM, type StreamName, event, harmless, notPersonal, streamName } from '#kernel';

/** What is recorded about projections themselves. Rebuilds read it too, so that they skip what was dropped. */
export const projectionEvents = {
  /** Somebody decided that a projection shall go on without this event. */
  ParkedEventDropped: event(
    'ParkedEventDropped',
    z.object({
      projection: notPersonal(z.string(), 'the name of a projection, as it is declared'),
      eventId: harmless(z.uuid(), 'the id of an event'),
    }),
  ),
};

/** What stands before the hyphen of the streams in which drops are recorded. */
export const PROJECTION_CATEGORY = 'projection';

/** The stream in which the drops of one projection are recorded. */
export const projectionStream = (projection: string): StreamName => streamName(PROJECTION_CATEGORY, SYSTEM, projection);
