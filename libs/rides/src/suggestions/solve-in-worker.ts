import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { builtFile } from '#event-store';
import type { ShiftSuggestion, ShiftsWanted } from './shifts-wanted.js';
import type { Suggestion, SuggestionDay } from './suggestion-day.js';

/** What the thread is started with. */
export type Work = { readonly timeLimitMs?: number } & (
  { readonly day: SuggestionDay } | { readonly shifts: ShiftsWanted }
);

export interface SolveOptions {
  /** What the solver may take, in milliseconds. The searches that follow are bounded by themselves. Default: 20,000. */
  readonly timeLimitMs?: number;
  /** Stops the thread at once: nothing is suggested, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** `suggestRides` in a thread of its own, so that everybody else is served meanwhile. */
export const solveInWorker = (day: SuggestionDay, options: SolveOptions = {}): Promise<Suggestion> =>
  worked<Suggestion>({ day, ...limitOf(options) }, options.signal);

/** `suggestShifts` in a thread of its own. */
export const solveShiftsInWorker = (shifts: ShiftsWanted, options: SolveOptions = {}): Promise<ShiftSuggestion> =>
  worked<ShiftSuggestion>({ shifts, ...limitOf(options) }, options.signal);

const limitOf = ({ timeLimitMs }: SolveOptions): Pick<SolveOptions, 'timeLimitMs'> =>
  timeLimitMs === undefined ? {} : { timeLimitMs };

async function worked<Answer>(work: Work, signal?: AbortSignal): Promise<Answer> {
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
    const [answer] = (await once(worker, 'message', {
      signal: signal ? AbortSignal.any([signal, ended.signal]) : ended.signal,
    })) as [Answer];
    return answer;
  } catch (error) {
    signal?.throwIfAborted();
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    await worker.terminate();
  }
}
