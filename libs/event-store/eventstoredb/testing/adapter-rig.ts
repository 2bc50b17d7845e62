import { afterEach } from '@jest/globals';
import type { EventStore } from '../../src/event-store.js';
import { openEventStoreDB } from '../index.js';
import { type DoubleOptions, EventStoreDBDouble } from './eventstoredb-double.js';

/** The adapter's patience, shortened: what fails in these specs fails on purpose. */
export const QUICK = { answerWithin: 1_000, searchWithin: 1_200, goOnFor: 4_000, firstPause: 5, longestPause: 40 };

interface AdapterRig {
  readonly start: (options?: DoubleOptions) => Promise<EventStoreDBDouble>;
  /** What the adapter reports goes into `reports`. */
  readonly open: (url: string, timing?: Partial<typeof QUICK>) => Promise<EventStore>;
  readonly reports: string[];
}

/** Called where tests are described: doubles, and stores on them. After each test what was started ends, stores first. */
export function adapterRig(): AdapterRig {
  const ends: (() => Promise<void>)[] = [];
  const reports: string[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    reports.length = 0;
  });
  return {
    reports,
    start: async (options) => {
      const double = await EventStoreDBDouble.start(options);
      ends.push(() => double.stop());
      return double;
    },
    open: async (connectionString, timing = {}) => {
      const store = await openEventStoreDB({
        connectionString,
        timing: { ...QUICK, ...timing },
        report: (what) => reports.push(what),
      });
      ends.push(() => store.close());
      return store;
    },
  };
}
