import { type Instant, type Language, type LocalDate, ZONE } from '#kernel';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

const formats = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  da: new Intl.DateTimeFormat(LOCALES.da, options),
  en: new Intl.DateTimeFormat(LOCALES.en, options),
});

const moments = formats({ dateStyle: 'long', timeStyle: 'short', timeZone: ZONE });
const dates = formats({ dateStyle: 'long', timeZone: 'UTC' });

/** When it was on the wall clock in Denmark: 24. november 2026 kl. 13.00. */
export const momentInWords = (at: Instant, language: Language): string => moments[language].format(Date.parse(at));

/** 24. november 2026. */
export const dateInWords = (date: LocalDate, language: Language): string => dates[language].format(Date.parse(date));

export const isInstant = (text: string): text is Instant => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
export const isDate = (text: string): text is LocalDate => /^\d{4}-\d\d-\d\d$/.test(text);
