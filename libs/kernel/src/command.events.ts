import { z } from 'zod';
import { event } from './events.js';
import { notPersonal } from './sealed.js';

const command = notPersonal(z.string(), 'the name of a command, as its decider declares it');
const stream = notPersonal(z.string(), 'the name of a stream: a category, a municipality and an id');

/** The answers that left no event in the stream they were about. They are what an auditor reads to see who was turned away. */
export const commandEvents = {
  CommandRefused: event(
    'CommandRefused',
    z.object({
      command,
      /** What the command was about. */
      stream,
      code: notPersonal(z.string(), 'the name of a refusal, as its decider declares it'),
      details: notPersonal(
        z.record(z.string(), z.unknown()),
        'ids, numbers, words and times: deciders see personal values sealed, and a sealed value is refused here',
      ),
    }),
  ),
  CommandChangedNothing: event('CommandChangedNothing', z.object({ command, stream })),
};
