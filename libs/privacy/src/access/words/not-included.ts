import type { Words } from '../report/report.js';

/** What a report leaves out, and why. */
export const notIncluded: readonly Words[] = [
  {
    da: 'Oplysninger om andre. Hvor en hændelse også handler om andre, står der “en anden person”.',
    en: 'Data about others. Where an entry is about others too, it says “another person”.',
  },
  {
    da: 'Sikkerhedskopier. De holder de samme oplysninger som her, indtil de udløber, og bruges kun, hvis noget skal gendannes.',
    en: 'Backups. They hold the same data as this until they expire, and are only used when something has to be restored.',
  },
  {
    da: 'Tekniske numre og kontrolsummer, som ikke siger noget om dig.',
    en: 'Technical numbers and checksums, which say nothing about you.',
  },
  {
    da: 'Oplysninger i kommunens andre systemer, på papir og i e-mails. Spørg kommunen om dem.',
    en: 'Data in the municipality’s other systems, on paper and in e-mails. Ask the municipality about those.',
  },
];
