import type { PaperLanguage } from './words.js';

/** What the languages that are spoken are called: Danish, then English. */
const NAMES: Readonly<Record<string, readonly [da: string, en: string]>> = {
  da: ['dansk', 'Danish'],
  en: ['engelsk', 'English'],
  ar: ['arabisk', 'Arabic'],
  bs: ['bosnisk', 'Bosnian'],
  de: ['tysk', 'German'],
  es: ['spansk', 'Spanish'],
  fa: ['persisk', 'Persian'],
  fr: ['fransk', 'French'],
  hr: ['kroatisk', 'Croatian'],
  ku: ['kurdisk', 'Kurdish'],
  no: ['norsk', 'Norwegian'],
  pl: ['polsk', 'Polish'],
  pt: ['portugisisk', 'Portuguese'],
  ro: ['rumænsk', 'Romanian'],
  ru: ['russisk', 'Russian'],
  so: ['somali', 'Somali'],
  sq: ['albansk', 'Albanian'],
  sr: ['serbisk', 'Serbian'],
  sv: ['svensk', 'Swedish'],
  ta: ['tamilsk', 'Tamil'],
  th: ['thai', 'Thai'],
  ti: ['tigrinya', 'Tigrinya'],
  tr: ['tyrkisk', 'Turkish'],
  uk: ['ukrainsk', 'Ukrainian'],
  ur: ['urdu', 'Urdu'],
  vi: ['vietnamesisk', 'Vietnamese'],
  zh: ['kinesisk', 'Chinese'],
};

/** The name of a language by its ISO 639-1 code, or the code where it has none here. */
export const languageName = (code: string, language: PaperLanguage): string =>
  NAMES[code]?.[language === 'da' ? 0 : 1] ?? code;
