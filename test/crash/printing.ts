import { type Press, pressOver } from '#installation';
import { printInWorker } from '#overview';
import { sayRefusal } from './history.js';
import type { Town } from './town.js';

/** The press of a town, signed as in Ishøj. */
export const pressOf = ({ installation }: Town, print = printInWorker): Press =>
  pressOver(installation, {
    imprints: {
      of: () => ({ municipalityName: 'Ishøj Kommune', contactTelephone: '+4543577575' }),
      pageOf: (_municipality, entryId) => `https://www.example.dk/aktiviteter/${entryId}`,
    },
    report: sayRefusal,
    print,
  });
