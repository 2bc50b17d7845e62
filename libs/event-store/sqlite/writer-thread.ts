import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers';
import { Worker } from 'node:worker_threads';
import type { StreamName } from '#kernel';
import { builtFile } from '../src/built-file.js';
import {
  type Appended,
  DataFolderUnusable,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
  positionOf,
} from '../src/event-store.js';
import {
  type Append,
  type FromWriter,
  type Outcome,
  type ToWriter,
  type WriterOptions,
  pack,
  packedSize,
} from './messages.js';

/** Keeps one transaction from growing without bound: what is more waits for the next one. */
const GROUP_APPENDS = 1_024;
const GROUP_BYTES = 8 * 1024 * 1024;

interface Waiting extends Append {
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * This side of the writer's thread. Appends gather while a group is being written and go together as the next one, so that
 * however many wait, they wait for one sync.
 */
export class WriterThread {
  private queue: Waiting[] = [];
  private written: Waiting[] = [];
  private scheduled = false;
  /** Why nothing can be appended any more. */
  private ended: string | undefined;
  private readonly events = new EventEmitter().setMaxListeners(0);
  private died: string | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly exited: Promise<unknown>,
    private head: number,
  ) {
    worker.on('message', (message: FromWriter) => this.settle(message));
    worker.on('error', (error) => {
      this.died = `the log's writer died: ${error.message}; start again`;
      this.end(this.died);
    });
    worker.on('exit', () => this.end('the log is closed'));
  }

  /** @throws DataFolderUnusable */
  static async start(options: WriterOptions): Promise<WriterThread> {
    const worker = new Worker(builtFile(import.meta.url, './writer.worker.js'), { workerData: options, execArgv: [] });
    // Listened to from the start: a thread that refuses says so and ends within one turn.
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    const [first] = (await once(worker, 'message')) as [FromWriter];
    if ('opened' in first) return new WriterThread(worker, exited, first.opened.head);
    await exited;
    throw 'refused' in first ? new DataFolderUnusable(first.refused) : new Error(`unexpected ${JSON.stringify(first)}`);
  }

  append({ stream, expected, events }: Append): Promise<Appended> {
    if (this.ended) return Promise.reject(new StoreUnavailable(this.ended));
    return new Promise((resolve, reject) => {
      this.queue.push({ stream, expected, events, bytes: packedSize(events), resolve, reject });
      this.schedule();
    });
  }

  /** Resolves once the log reaches beyond a position; rejects when the signal aborts first. */
  async beyond(position: number, signal: AbortSignal): Promise<void> {
    while (this.head <= position) await once(this.events, 'committed', { signal });
  }

  /** Writes what was accepted, then ends the thread. @throws StoreUnavailable when it died instead */
  async close(): Promise<void> {
    this.ended ??= 'the log is closed';
    while (this.queue.length + this.written.length > 0) await once(this.events, 'settled');
    this.worker.postMessage({ close: true } satisfies ToWriter);
    await this.exited;
    if (this.died) throw new StoreUnavailable(this.died);
  }

  /** Sends at the end of this turn of the event loop: then all who were woken together have said what they append. */
  private schedule(): void {
    if (this.scheduled || this.written.length > 0) return;
    this.scheduled = true;
    setImmediate(() => this.send());
  }

  private send(): void {
    this.scheduled = false;
    let [count, size] = [0, 0];
    for (const { bytes } of this.queue) {
      if (count > 0 && (count === GROUP_APPENDS || size + bytes > GROUP_BYTES)) break;
      [count, size] = [count + 1, size + bytes];
    }
    if (count === 0) return;
    this.written = this.queue.splice(0, count);
    const group = pack(this.written, size);
    this.worker.postMessage({ group } satisfies ToWriter, [group.bytes]);
  }

  private settle(message: FromWriter): void {
    const group = this.written;
    this.written = [];
    if ('committed' in message) {
      this.head = message.head;
      group.forEach((waiting, index) => answer(waiting, message.committed[index]));
      this.events.emit('committed');
    } else if ('failed' in message) {
      const failure = message.unknown ? new OutcomeUnknown(message.failed) : new StoreUnavailable(message.failed);
      for (const { reject } of group) reject(failure);
    }
    if (this.queue.length > 0) this.schedule();
    this.events.emit('settled');
  }

  private end(reason: string): void {
    this.ended ??= reason;
    for (const { reject } of this.written) reject(new OutcomeUnknown(reason));
    for (const { reject } of this.queue) reject(new StoreUnavailable(reason));
    this.written = this.queue = [];
    this.events.emit('settled');
  }
}

function answer(
  { stream, expected, resolve, reject }: Waiting & { stream: StreamName },
  outcome: Outcome | undefined,
): void {
  if (!outcome) reject(new OutcomeUnknown(`the log's writer did not answer for ${stream}`));
  else if ('conflict' in outcome) reject(new WrongExpectedRevision(stream, expected, outcome.actual));
  else if ('unstorable' in outcome) reject(new Error(`an append to ${stream} cannot be stored: ${outcome.unstorable}`));
  else resolve({ revision: outcome.revision, position: positionOf(outcome.position) });
}
