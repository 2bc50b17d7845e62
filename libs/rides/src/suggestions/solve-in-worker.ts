import { Worker } from 'node:worker_threads';
import { builtFile } from '#event-store';
import type { ShiftSuggestion, ShiftsWanted } from './shifts-wanted.js';
import type { Suggestion, SuggestionDay } from './suggestion-day.js';

/** What the thread is started with. */
export type Work = { readonly timeLimitMs: number } & (
  { readonly day: SuggestionDay } | { readonly shifts: ShiftsWanted }
);

/** What the thread tells: what there is so far, if it should get no further, and then its answer. */
export type Told<Answer> = { readonly soFar: Answer } | { readonly answer: Answer };

export interface SolveOptions {
  /** What all of it may take, in milliseconds. Default: 20,000. */
  readonly timeLimitMs?: number;
  /** Stops the thread at once: nothing is suggested, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Stops the thread with what there is so far. Default: somewhat after `timeLimitMs`, for a solver that does not look at its watch. */
  readonly enough?: AbortSignal;
}

const TIME_LIMIT = 20_000;
/** To start the thread, and to tell what was found. */
const GRACE = 2_000;

/** `suggestRides` in a thread of its own, so that everybody else is served meanwhile. */
export const solveInWorker = (day: SuggestionDay, options: SolveOptions = {}): Promise<Suggestion> =>
  worked<Suggestion>({ day, timeLimitMs: options.timeLimitMs ?? TIME_LIMIT }, options);

/** `suggestShifts` in a thread of its own. */
export const solveShiftsInWorker = (shifts: ShiftsWanted, options: SolveOptions = {}): Promise<ShiftSuggestion> =>
  worked<ShiftSuggestion>({ shifts, timeLimitMs: options.timeLimitMs ?? TIME_LIMIT }, options);

async function worked<Answer>(work: Work, { signal, enough }: SolveOptions): Promise<Answer> {
  signal?.throwIfAborted();
  // The thread computes and no more: it gets no secrets.
  const worker = new Worker(builtFile(import.meta.url, './suggestions.worker.js'), {
    workerData: work,
    execArgv: [],
    env: {},
  });
  const ended = new AbortController();
  worker.once('exit', (code) => ended.abort(new Error(`the thread that suggests ended with ${code} and no answer`)));
  try {
    const stops = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
    return await answerOf<Answer>(worker, stops, enough ?? AbortSignal.timeout(Math.ceil(work.timeLimitMs) + GRACE));
  } catch (error) {
    signal?.throwIfAborted();
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    await worker.terminate();
  }
}

/** Its answer; when it has been enough, what it told last, or, where that is nothing yet, what it tells first. */
function answerOf<Answer>(worker: Worker, stops: AbortSignal, enough: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let last: Told<Answer> | undefined;
    const settle = (): void => {
      if (last && 'answer' in last) resolve(last.answer);
      else if (last && enough.aborted) resolve(last.soFar);
    };
    worker.on('message', (told: Told<Answer>) => {
      last = told;
      settle();
    });
    worker.once('error', reject);
    enough.addEventListener('abort', settle, { once: true });
    stops.addEventListener('abort', () => reject(stops.reason as Error), { once: true });
  });
}
