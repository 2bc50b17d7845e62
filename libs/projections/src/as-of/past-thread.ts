import type { Worker } from 'node:worker_threads';
import type { FromPast, ToPast } from './messages.js';
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

  /** @param start starts a thread that runs `servePast` */
  constructor(private readonly start: () => Worker) {}

  async rows(question: Question): Promise<Rows> {
    const answer = await this.say({ question });
    if ('failed' in answer) throw answer.isKnown ? new PastUnavailable(answer.failed) : new Error(answer.failed);
    return 'rows' in answer ? answer.rows : [];
  }

  /** Drops all that is kept in memory. */
  async forget(): Promise<void> {
    if (!this.worker || this.closed) return;
    // A thread that is gone has forgotten.
    const answer = await this.say({ forget: true }).catch(() => undefined);
    if (answer && 'failed' in answer) throw new Error(answer.failed);
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
    let why = 'it ended';
    worker.on('error', (error) => (why = error.message));
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      for (const { reject } of this.waiting.values())
        reject(new PastUnavailable(`the thread that puts the past together is gone (${why}): ask again`));
      this.waiting.clear();
    });
    return worker;
  }
}
