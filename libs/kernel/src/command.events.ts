import { z } from 'zod';
import { event } from './events.js';

/** The answers that left no event in the stream they were about. They are what an auditor reads to see who was turned away. */
export const commandEvents = {
  CommandRefused: event(
    'CommandRefused',
    z.object({
      command: z.string(),
      /** What the command was about. */
      stream: z.string(),
      code: z.string(),
      /** Ids, numbers and times: what the refusal's message needs. */
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  CommandChangedNothing: event('CommandChangedNothing', z.object({ command: z.string(), stream: z.string() })),
};
