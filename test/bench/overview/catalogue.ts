import type { Instant } from '#kernel';
import { manyEntries } from '../../../libs/overview/testing/many-entries.js';
import type { PrintOrder } from '../../../libs/overview/src/press/printing.js';

export const ENTRIES = 200;
const SEED = 183;

/** The catalogue of a municipality, made up: the same each time. */
export const catalogue = (): PrintOrder => ({
  kind: 'catalogue',
  input: {
    ...{ name: 'Vinter 2026', municipalityName: 'Ishøj Kommune', contactTelephone: '+4543577575', language: 'da' },
    ...{ madeAt: '2026-11-24T11:00:00.000Z' as Instant, logIndex: 4711 },
    entries: manyEntries({ seed: SEED, count: ENTRIES }),
  },
});
