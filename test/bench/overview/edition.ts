import type { Instant } from '#kernel';
import { manyEntries } from '../../../libs/overview/testing/many-entries.js';
import { type PrintOrder, printed } from '../../../libs/overview/src/press/printing.js';
import type { Figure } from '../bench.js';

const ENTRIES = 200;
const RUNS = 3;
const SEED = 183;

const catalogue: PrintOrder = {
  kind: 'catalogue',
  input: {
    ...{ name: 'Vinter 2026', municipalityName: 'Ishøj Kommune', contactTelephone: '+4543577575', language: 'da' },
    ...{ madeAt: '2026-11-24T11:00:00.000Z' as Instant, logIndex: 4711 },
    entries: manyEntries({ seed: SEED, count: ENTRIES }),
  },
};

/** A printed catalogue of a municipality's entries: how long it takes, and how large it is. */
export const overviewEdition: readonly Figure[] = [
  {
    ...{ name: `edition of ${ENTRIES} entries: printed`, aim: 10, unit: 's', runs: RUNS },
    measure: async () => {
      const began = performance.now();
      await printed(catalogue);
      return (performance.now() - began) / 1_000;
    },
  },
  {
    ...{ name: `edition of ${ENTRIES} entries: size`, aim: 2, unit: 'MB', runs: 1 },
    measure: async () => (await printed(catalogue)).bytes.length / 1_000_000,
  },
];
