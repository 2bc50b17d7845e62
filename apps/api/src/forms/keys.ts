import { randomUUID } from 'node:crypto';
import { idSchema } from '#kernel';
import type { Sent } from './sent.js';

/**
 * What makes a form that is sent twice count once. Made with the page and sent along: the same record of a person for one `key`, the same
 * wish for one `attempt` with that `key`. A form that comes back with something to put right has the same key and a new attempt, for a
 * refusal is remembered under the old one.
 */
export interface Keys {
  readonly key: string;
  readonly attempt: string;
}

export const KEY_FIELDS = ['key', 'attempt'] as const;

export const newKeys = (): Keys => ({ key: randomUUID(), attempt: randomUUID() });

/** @returns undefined where they are missing, or were not made here */
export function keysIn(sent: Sent): Keys | undefined {
  const [key, attempt] = KEY_FIELDS.map((name) => idSchema.safeParse(sent.get(name)?.[0]).data);
  return key && attempt ? { key, attempt } : undefined;
}
