import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../src/event-store.js';
import { appending } from './contract/appending.js';
import { closing } from './contract/closing.js';
import { limits } from './contract/limits.js';
import { racing } from './contract/racing.js';
import { readingStreams } from './contract/reading-streams.js';
import { readingTheLog } from './contract/reading-the-log.js';
import { sayingTwice } from './contract/saying-twice.js';
import { subscribing } from './contract/subscribing.js';

/**
 * What every event store must do. `open` connects to a log: an empty one, or one that others have written and go on writing.
 */
export function eventStoreContract(name: string, open: () => Promise<EventStore>): void {
  describe(`the event store contract, kept by ${name}`, () => {
    let store: EventStore | undefined;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(async () => store?.close());
    const opened = (): EventStore => {
      if (!store) throw new Error('the store was used before it was opened');
      return store;
    };

    describe('appending', () => appending(opened));
    describe('saying twice', () => sayingTwice(opened));
    describe('racing', () => racing(opened));
    describe('reading a stream', () => readingStreams(opened));
    describe('reading the log', () => readingTheLog(opened));
    describe('subscribing', () => subscribing(opened));
    describe('large appends and long logs', () => limits(opened));
    describe('closing', () => closing(open));
  });
}
