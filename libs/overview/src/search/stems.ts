import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as english } from '@orama/stemmers/english';

const STEMMERS: Readonly<Record<string, (word: string) => string>> = { da: danish, en: english };

/** Longer than any word: not stemmed. */
const LONGEST_WORD = 60;

/** What a folded word of that language is an inflection of: `strikkeklubben` of `strikkeklub`. Other languages' words stay as they are. */
export function stemOf(word: string, language: string): string {
  const stem = word.length > LONGEST_WORD ? word : (STEMMERS[language]?.(word) ?? word);
  return stem === '' ? word : stem;
}

/** What a word can be an inflection of where nobody knows its language: Danish, English, or nothing. */
export const possibleStems = (word: string): readonly string[] => [
  ...new Set([stemOf(word, 'da'), stemOf(word, 'en'), word]),
];
