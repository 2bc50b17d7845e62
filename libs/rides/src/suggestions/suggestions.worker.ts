import { parentPort, workerData } from 'node:worker_threads';
import { suggestShifts } from './shifts.js';
import type { Work } from './solve-in-worker.js';
import { suggestRides } from './suggest-rides.js';

/** The thread that suggests: one question, one answer. */
const work = workerData as Work;
const options = {
  clock: () => performance.now(),
  ...(work.timeLimitMs === undefined ? {} : { timeLimitMs: work.timeLimitMs }),
};
parentPort?.postMessage(
  'day' in work ? await suggestRides(work.day, options) : await suggestShifts(work.shifts, options),
);
