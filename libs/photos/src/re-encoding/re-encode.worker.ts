import { parentPort, workerData } from 'node:worker_threads';
import { PhotoRefused } from '../photo-refused.js';
import { reEncoded } from './re-encode.js';
import type { Told, Work } from './re-encode-in-worker.js';

/** The thread that reads one photo of somebody nobody can vouch for, and ends. */
const { file, header } = workerData as Work;

async function told(): Promise<Told> {
  try {
    return { renditions: await reEncoded(file, header) };
  } catch (error) {
    // A decoder has no names for what is wrong with a file; that it could not read it is all there is to tell.
    return { fault: error instanceof PhotoRefused ? error.fault : 'damaged' };
  }
}

parentPort?.postMessage(await told());
