import { Worker } from 'node:worker_threads';
import { builtFile } from '#event-store';
import type { Progress } from '../edition/making.js';
import { Unprintable } from '../edition/unprintable.js';
import type { EditionFault } from '../editions/edition.events.js';
import type { PrintOrder, PrintedEdition } from './printing.js';

/** What the thread tells. */
export type ToldByPrinting =
  | { readonly progress: Progress }
  | { readonly edition: PrintedEdition }
  | { readonly unprintable: { readonly reason: EditionFault; readonly says: string } };

/** Of what a script makes, in megabytes: 2,000 entries were measured to take 561 of the process in all. */
const HEAP_MB = 1024;

/**
 * Prints in a thread of its own, which knows nothing but what it is to print: everybody else is answered meanwhile.
 * @throws Unprintable; what the signal was aborted with
 */
export async function printInWorker(
  order: PrintOrder,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void } = {},
): Promise<PrintedEdition> {
  signal?.throwIfAborted();
  const worker = new Worker(builtFile(import.meta.url, './printing.worker.js'), {
    workerData: order,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const ended = new AbortController();
  try {
    return await new Promise<PrintedEdition>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: ended.signal });
      worker.on('message', (told: ToldByPrinting) => {
        if ('progress' in told) onProgress?.(told.progress);
        else if ('edition' in told) resolve(told.edition);
        else reject(new Unprintable(told.unprintable.reason, told.unprintable.says));
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that prints ended with ${code} and no edition`)));
    });
  } finally {
    ended.abort();
    await worker.terminate();
  }
}
