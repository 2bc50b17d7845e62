import { z } from 'zod';

/**
 * The languages that entries are written in, or spoken in, by their ISO 639-1 codes: Danish, English, and what the citizens of
 * a municipality west of Copenhagen read.
 */
export const languageSchema = z.enum([
  ...['da', 'en', 'ar', 'bs', 'de', 'es', 'fa', 'fr', 'hr', 'ku', 'no', 'pl', 'pt', 'ro'],
  ...['ru', 'so', 'sq', 'sr', 'sv', 'ta', 'th', 'ti', 'tr', 'uk', 'ur', 'vi', 'zh'],
] as const);
export type EntryLanguage = z.output<typeof languageSchema>;
