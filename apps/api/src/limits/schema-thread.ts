import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the thread is asked. */
export interface SchemaWork {
  readonly text: string;
  readonly operationName: string | undefined;
  /** As they came: found to fit what the document declares. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly mostBytes: number;
}

/** What it answers: the data, or why there are none. */
export type SchemaAnswer = { readonly json: string } | { readonly mistake: string } | 'too long';

/** Where tests run the source, the thread runs what was built of it: Node cannot load the source. */
const BESIDE = new URL('./schema.worker.js', import.meta.url);
const FILE = new URL(BESIDE.href.replace(/(?<!\/dist)\/apps\/api\/src\//, '/dist/apps/api/src/'));

/** Several times what all of the schema takes, and less than would be missed. */
const MOST_MEGABYTES = 128;

/**
 * Answers what the schema is in a thread of its own, one question at a time: graphql-js answers it in one piece, and everybody else is
 * to be served meanwhile. The thread begins with a question, and goes on until it is ended.
 */
export class SchemaThread {
  private worker: Worker | undefined;

  /**
   * @param schema as it is printed; the same each time
   * @param signal ends the thread at once: it hears nothing before it has answered
   * @throws the signal's reason
   */
  async answer(schema: string, work: SchemaWork, signal: AbortSignal): Promise<SchemaAnswer> {
    signal.throwIfAborted();
    this.worker ??= this.begun(schema);
    try {
      this.worker.postMessage(work);
      const [answer] = (await once(this.worker, 'message', { signal })) as [SchemaAnswer];
      return answer;
    } catch (error) {
      this.end();
      signal.throwIfAborted();
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too long';
      throw error;
    }
  }

  private begun(schema: string): Worker {
    const worker = started(schema);
    // One that has died, of whatever, answers no next question.
    return worker.once('exit', () => {
      if (this.worker === worker) this.worker = undefined;
    });
  }

  end(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }
}

function started(schema: string): Worker {
  const worker = new Worker(FILE, {
    workerData: schema,
    execArgv: [],
    // It computes and no more: it gets no secrets.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  // Whoever waits for an answer is told of it; where nobody does, the next question begins another thread.
  return worker.on('error', () => undefined);
}
