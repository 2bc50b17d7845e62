import { z } from 'zod';
import { notPersonal } from './sealed.js';

/** Six digits that are a date, then four: a Danish CPR number, written together or with a dash. Never part of a longer number. */
const CPR_NUMBER = /(?<![\d+])(\d\d)(\d\d)(\d\d)(?:\s?\p{Pd}\s?)?\d{4}(?!\d)/gu;

/** Whether the text holds what reads as a CPR number. Ten digits whose first six are no date are none. */
export const holdsCprNumber = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(CPR_NUMBER)].some(([, day, month, year]) =>
    // The century hides in the last four digits; 2000 knows every date that 1900 and 1800 know.
    isDate(2000 + Number(year), Number(month), Number(day)),
  );

const isDate = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** No CPR number is ever stored, so none may come in by a free text either. */
const CPR_REFUSED =
  'holds what looks like a CPR number, and no CPR number may be stored here; leave it out and send it by secure mail';

export const noCprNumber = z.string().refine((value) => !holdsCprNumber(value), { error: CPR_REFUSED });

/** Whether there is anything to be read: spaces, joiners and fillers alone are nothing. */
const showsSomething = (value: string): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(value.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));

const asTyped = (value: string): string => value;

/** Text that a person typed: trimmed, not empty, well-formed Unicode, no CPR number, at most `max` UTF-16 code units. */
export const text = (max: number, cleaned = asTyped) =>
  z
    .string()
    .refine((value) => value.isWellFormed(), { error: 'holds half a character (a lone surrogate)' })
    // No control characters but tab and line ends: they are never typed, and break every listing.
    .refine((value) => !/[^\P{Cc}\t\n\r]/u.test(value), {
      error: 'holds a control character',
    })
    .overwrite((value) => cleaned(value).trim().normalize('NFC'))
    .refine(showsSomething, { error: 'must not be empty' })
    .max(max, { error: `must be at most ${max} characters` })
    .refine((value) => !holdsCprNumber(value), { error: CPR_REFUSED });

/** Ends of lines, and what turns the direction of writing: in a list, a mail header or a calendar they would say something else. */
const NOT_IN_A_LINE = /[\s\u2028\u2029\p{Bidi_Control}]+/gu;

/** The same on one line, such as a name: what would begin another one is a space. */
export const line = (max: number) => text(max, (value) => value.replace(NOT_IN_A_LINE, ' '));

/** A line that somebody typed so that everybody may read it, such as the name of a café. Never for what is about a person. */
export const publicText = (max: number) => notPersonal(line(max), 'was typed to be published');

/** An e-mail address, lower-cased: two spellings of one address are one address. */
export const emailAddress = z
  .string()
  .transform((value) => value.trim().toLowerCase().normalize('NFC'))
  .pipe(z.email({ error: 'must be an e-mail address' }).max(254, { error: 'must be at most 254 characters' }));

/** A telephone number: digits, spaces and a leading plus. */
export const telephone = z
  .string()
  .transform((value) => value.replace(/[\s.-]/g, ''))
  .pipe(noCprNumber.regex(/^\+?\d{8,15}$/, { error: 'must be a telephone number of 8 to 15 digits' }));
