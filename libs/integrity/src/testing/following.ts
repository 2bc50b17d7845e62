import { type Clock } from '#kernel';
import { clockAt } from '#kernel/testing';
import type { EventStore } from '#event-store';
import { IntegrityLog, type IntegrityLogOptions, privateKeyOf, signingKeyOf } from '../index.js';
import { journalOn } from './stores.js';

export const signer = signingKeyOf(privateKeyOf(Buffer.alloc(32, 1)));

/** Opens the trees of a log, following nothing yet. */
export const openOn = (store: EventStore, options: Partial<IntegrityLogOptions> = {}): Promise<IntegrityLog> => {
  const clock: Clock = options.clock ?? clockAt();
  return IntegrityLog.open({ store, clock, signer, journal: journalOn(store, clock), ...options });
};
