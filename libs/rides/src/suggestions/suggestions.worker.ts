import { parentPort, workerData } from 'node:worker_threads';
import { suggestShifts } from './shifts.js';
import type { Told, Work } from './solve-in-worker.js';
import { suggestRides } from './suggest-rides.js';

/** The thread that suggests: one question, what there is so far, and one answer. */
const { timeLimitMs, ...work } = workerData as Work;
const tell = (told: Told<unknown>): void => {
  parentPort?.postMessage(told);
};
const options = {
  timeLimitMs,
  clock: () => performance.now(),
  soFar: (soFar: unknown) => {
    tell({ soFar });
  },
};
tell({ answer: 'day' in work ? await suggestRides(work.day, options) : await suggestShifts(work.shifts, options) });
