import type { Sentence } from '../sentence.js';

/** What stands of one address in a file, by the names of the columns of DAWA's CSV; what is empty is not there. */
export type Fields = Readonly<Partial<Record<string, string>>>;

/** One record of a file, and the line it begins on; the first is 1. */
export type Found =
  { readonly line: number; readonly fields: Fields } | { readonly line: number; readonly broken: Sentence };

/** Longer than any record can be, in characters: what is, is not read into memory. */
export const LONGEST_RECORD = 1 << 20;

/** What can be wrong with a record in more than one format. */
export const broken = {
  tooLong: {
    da: `Posten er længere end ${LONGEST_RECORD} tegn. Hent filen igen.`,
    en: `The record is longer than ${LONGEST_RECORD} characters. Fetch the file again.`,
  },
  nowhere: {
    da: 'Adressen har intet punkt i Danmark. Brug grader i WGS 84 eller meter i ETRS89/UTM zone 32.',
    en: 'The address has no point in Denmark. Use degrees in WGS 84 or metres in ETRS89/UTM zone 32.',
  },
} as const satisfies Record<string, Sentence>;
