import { v5 } from 'uuid';
import { z } from 'zod';
import type { Municipality } from './municipality.js';
import { harmless } from './sealed.js';

/** Samspil's own UUIDv5 namespaces. Changing one would make everything that was said look unsaid. */
const COMMANDS = '5e3c9a52-41f0-5a0e-9d5b-2f6f0c1b7a11';
const EVENTS = 'b0a4c1de-7c35-5d8f-8a39-6d1a4f0e2c22';
const THINGS = '9c7f1d3b-25e8-5b6c-b1f4-0a8e7d5c3b33';

/** RFC 9562, any version, lower-cased. */
export const idSchema = harmless(
  z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, {
      error: 'must be an id (UUID)',
    }),
  'an id: whose it is, personal fields alone say',
);

/** What a caller means by "the same command": same municipality, same actor, same mutation, same key. */
export const commandIdOf = (municipality: Municipality, actorId: string, mutation: string, key: string): string =>
  v5(JSON.stringify([municipality, actorId, mutation, key]), COMMANDS);

/** A policy's command for an event, whatever version of the policy sends it. */
export const policyCommandIdOf = (policy: string, eventId: string, step = ''): string =>
  v5(JSON.stringify([policy, eventId, step]), COMMANDS);

/** The id of the `index`-th event that a command appends to a stream: sent again, it is the same event. */
export const eventIdOf = (commandId: string, stream: string, index: number): string =>
  v5(JSON.stringify([commandId, stream, index]), EVENTS);

/** The id of the thing that a command brings into being: said twice, it is the same thing (docs/adr/0006). */
export const thingIdOf = (commandId: string, kind: string): string => v5(JSON.stringify([commandId, kind]), THINGS);
