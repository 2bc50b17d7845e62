import { parentPort, workerData } from 'node:worker_threads';
import { Unprintable } from '../edition/unprintable.js';
import type { ToldByPrinting } from './print-in-worker.js';
import { type PrintOrder, printed } from './printing.js';

const tell = (told: ToldByPrinting, ...moved: ArrayBuffer[]): void => parentPort?.postMessage(told, moved);

try {
  const edition = await printed(workerData as PrintOrder, (progress) => tell({ progress }));
  // A copy of its own: what is moved must be a whole buffer.
  const bytes = Uint8Array.from(edition.bytes);
  tell({ edition: { ...edition, bytes } }, bytes.buffer);
} catch (error) {
  if (!(error instanceof Unprintable)) throw error;
  tell({ unprintable: { reason: error.reason, says: error.message } });
}
