import { Worker } from 'node:worker_threads';
import { builtFile } from '#event-store';
import type { PhotoHeader } from '../header/photo-header.js';
import { type PhotoFault, PhotoRefused } from '../photo-refused.js';
import type { Renditions } from './re-encode.js';

/** What the thread is started with. */
export interface Work {
  readonly file: Uint8Array;
  readonly header: PhotoHeader;
}
/** What it tells. */
export type Told = { readonly renditions: Renditions } | { readonly fault: PhotoFault };

export interface WorkerLimits {
  /** In milliseconds, from the thread's start on. */
  readonly time: number;
  /**
   * In megabytes, of what a script makes. The picture itself lies outside of that; what bounds it are the pixels that a header may
   * announce, and the decoders' own limits.
   */
  readonly heap: number;
}

export const usualWorkerLimits: WorkerLimits = { time: 30_000, heap: 512 };

/**
 * `reEncoded` in a thread of its own, which can be ended whatever it does, and knows nothing but the file.
 * @throws PhotoRefused
 */
export async function reEncodedInWorker(work: Work, limits: WorkerLimits = usualWorkerLimits): Promise<Renditions> {
  const worker = new Worker(builtFile(import.meta.url, './re-encode.worker.js'), {
    workerData: work,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.heap, maxYoungGenerationSizeMb: 32 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const told = await new Promise<Told>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => (isOutOfMemory(error) ? resolve({ fault: 'tooManyPixels' }) : reject(error)));
      worker.once('exit', (code) => reject(new Error(`the thread that reads photos ended with ${code} and no answer`)));
      timer = setTimeout(() => resolve({ fault: 'tooLong' }), limits.time);
    });
    if ('fault' in told) throw new PhotoRefused(told.fault);
    return told.renditions;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const isOutOfMemory = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
