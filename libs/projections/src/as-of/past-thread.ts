import type { Worker } from 'node:worker_threads';
import type { Failure, FromPast, ToPast } from './messages.js';
import { type HeldWorld, type Past, PastUnavailable, type Question, type Rows } from './question.js';

interface Waiting {
  readonly resolve: (answer: FromPast) => void;
  readonly reject: (reason: Error) => void;
}

type Said = ToPast extends infer M ? (M extends { readonly number: number } ? Omit<M, 'number'> : never) : never;

/**
 * Puts the past together in a thread of its own, so that whoever works in the present does not wait for it. The thread is started
 * by the first question.
 */
export class PastThread implements Past {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private numbers = 0;
  private closed = false;

  /**
   * @param start starts a thread that runs `servePast`
   * @param report hears why the past could not be told: that is for those who run Samspil
   */
  constructor(
    private readonly start: () => Worker,
    private readonly report: (error: Error) => void,
  ) {}

  async rows(question: Question): Promise<Rows> {
    const answer = await this.say({ question });
    if ('failed' in answer) throw this.told(answer.failed);
    return 'rows' in answer ? answer.rows : [];
  }

  /** Drops all that is kept in memory. */
  async forget(): Promise<void> {
    if (!this.worker || this.closed) return;
    // A thread that is gone has forgotten.
    const answer = await this.say({ forget: true }).catch(() => undefined);
    if (answer && 'failed' in answer) throw errorOf(answer.failed);
  }

  async held(): Promise<readonly HeldWorld[]> {
    const answer = this.worker && (await this.say({ held: true }));
    return answer && 'held' in answer ? answer.held : [];
  }

  async close(): Promise<void> {
    const asked = this.worker && this.say({ close: true });
    this.closed = true;
    await asked?.catch(() => undefined);
  }

  /** What whoever asks is told: a bug is told as one. */
  private told(failure: Failure): Error {
    if (failure.name === 'PastUnavailable') return new PastUnavailable(failure.message);
    const error = errorOf(failure);
    if (!OF_THE_STORE.has(failure.name)) return error;
    this.report(error);
    return new PastUnavailable(NOT_NOW);
  }

  private say(said: Said): Promise<FromPast> {
    if (this.closed) return Promise.reject(new PastUnavailable('Samspil is stopping'));
    const worker = (this.worker ??= this.started());
    const number = this.numbers++;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      worker.postMessage({ ...said, number } satisfies ToPast);
    });
  }

  private started(): Worker {
    const worker = this.start();
    worker.on('message', (answer: FromPast) => {
      this.waiting.get(answer.number)?.resolve(answer);
      this.waiting.delete(answer.number);
    });
    worker.on('error', this.report);
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      for (const { reject } of this.waiting.values()) reject(new PastUnavailable(NOT_NOW));
      this.waiting.clear();
    });
    return worker;
  }
}

/** Where the log is kept, and how it fails, is not for those who ask. */
const NOT_NOW = 'how things stood cannot be told at the moment: ask again';

/** What the store may come to at any time, and is no bug. */
const OF_THE_STORE = new Set(['StoreUnavailable', 'HistoryMissing', 'DataFolderUnusable', 'EventStoreUnusable']);

const errorOf = ({ name, message, stack }: Failure): Error =>
  Object.assign(new Error(message), { name, ...(stack ? { stack } : {}) });
