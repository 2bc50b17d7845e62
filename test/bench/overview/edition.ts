import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { printed } from '../../../libs/overview/src/press/printing.js';
import type { Figure } from '../bench.js';
import { ENTRIES, catalogue } from './catalogue.js';

const RUNS = 3;
const order = catalogue();

/** In a process of its own: this one has held more before. */
async function peakMegabytes(): Promise<number> {
  const child = fileURLToPath(new URL('./printing.child.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child]);
  return Number(stdout);
}

/** A printed catalogue of a municipality's entries: how long it takes, how much memory, and how large it is. */
export const overviewEdition: readonly Figure[] = [
  {
    ...{ name: `edition of ${ENTRIES} entries: printed`, aim: 10, unit: 's', runs: RUNS },
    measure: async () => {
      const began = performance.now();
      await printed(order);
      return (performance.now() - began) / 1_000;
    },
  },
  {
    ...{ name: `edition of ${ENTRIES} entries: memory at the peak`, aim: 300, unit: 'MB', runs: RUNS },
    measure: peakMegabytes,
  },
  {
    ...{ name: `edition of ${ENTRIES} entries: size`, aim: 2, unit: 'MB', runs: 1 },
    measure: async () => (await printed(order)).bytes.length / 1_000_000,
  },
];
