import { z } from 'zod';
import { SYSTEM, event, idSchema, streamName } from '#kernel';

/** What the log says of itself. */
export const logEvents = {
  /** The first event of every log: what tells it from an older backup or another store. */
  LogOpened: event('LogOpened', z.object({ logId: idSchema })),
};

export const LOG_STREAM = streamName('log', SYSTEM, 'samspil');
