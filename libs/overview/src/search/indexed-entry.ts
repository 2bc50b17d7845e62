import type { PublishedEntry } from '../entry/published-entry.js';
import { foldedWords } from './folded.js';
import { tellingWords } from './stop-words.js';
import { possibleStems, stemOf } from './stems.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * What an entry is found by, and how much that counts. Whom to call is not among it: nobody is to be looked up by name. Orama reads
 * the order of the fields from here.
 */
export const FIELD_WEIGHTS = { title: 8, terms: 5, place: 2, organiser: 2, summary: 2, description: 1 } as const;
export type Field = keyof typeof FIELD_WEIGHTS;
export const FIELDS = Object.keys(FIELD_WEIGHTS) as readonly Field[];

/** Its stems, field by field, as Orama takes them: with spaces in between. */
export type IndexedEntry = Readonly<Record<Field, string>>;

/**
 * Ends each stem, so that only whole ones are found: Orama finds all that begins so. It also keeps a word such as `constructor` apart
 * from what JavaScript's objects have.
 */
export const whole = (stem: string): string => `${stem}$`;

/** An entry as it is indexed; its words join the vocabulary. */
export function indexed(entry: PublishedEntry, vocabulary: Vocabulary): IndexedEntry {
  const fields: Record<Field, Set<string>> = {
    ...{ title: new Set(), terms: new Set(), place: new Set() },
    ...{ organiser: new Set(), summary: new Set(), description: new Set() },
  };
  const add = (field: Field, text: string, language?: string): void => {
    for (const word of tellingWords(foldedWords(text), language ?? 'da'))
      for (const stem of language ? [stemOf(word, language)] : possibleStems(word)) {
        vocabulary.add(word, stem);
        fields[field].add(whole(stem));
      }
  };
  for (const { language, title, summary, description = '' } of entry.texts) {
    add('title', title, language);
    add('summary', summary, language);
    add('description', description, language);
  }
  for (const { name, synonyms } of entry.terms) {
    add('terms', name.da, 'da');
    add('terms', name.en, 'en');
    for (const synonym of synonyms) add('terms', synonym);
  }
  add('place', entry.place?.label ?? '', 'da');
  add('organiser', entry.organiser.name, 'da');
  const together = (field: Field): string => [...fields[field]].join(' ');
  return {
    ...{ title: together('title'), terms: together('terms'), place: together('place') },
    ...{ organiser: together('organiser'), summary: together('summary'), description: together('description') },
  };
}
