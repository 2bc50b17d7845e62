import { Worker } from 'node:worker_threads';
import { builtFile } from '#event-store';
import { PastThread } from '#projections';
import type { StoreName } from '../stores.js';

/** What the thread that puts the past together is started with. */
export interface PastOfStore {
  readonly store: StoreName;
  /** What all that it keeps may take, in bytes. While something is put together, that comes on top. */
  readonly mostBytes: number;
}

/** The past of a store's log, put together by a thread that reads it beside whoever writes it. */
export const pastOfStore = (given: PastOfStore, report: (error: Error) => void): PastThread =>
  new PastThread(
    () =>
      new Worker(builtFile(import.meta.url, './as-of.worker.js'), {
        workerData: given,
        execArgv: [],
        env: withoutSecrets(process.env),
      }),
    report,
  );

/** The thread has no keys, and gets none by the way. */
const withoutSecrets = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SAMSPIL_')));
