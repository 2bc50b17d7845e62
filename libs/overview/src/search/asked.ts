import { type Filters, together } from './filters.js';
import { asTyped, folded, foldedWords } from './folded.js';
import { type Meaning, meaningsOf } from './meaning.js';
import type { Question } from './question.js';
import { tellingWords, withoutWhom } from './stop-words.js';
import type { Moment } from './timetable.js';
import type { Places } from './understood/places.js';
import { type Understood, understand } from './understood/understand.js';
import type { Vocabulary } from './vocabulary.js';

/** How much of a text is looked at, in UTF-16 code units: a long sentence. */
const LONGEST_SEARCH = 200;

/** A question as it was read. */
export interface Asked {
  readonly understood: Filters;
  /** With what was chosen. */
  readonly filters: Filters;
  /** What is searched for, folded, and as it was typed. */
  readonly words: readonly string[];
  readonly typed: ReadonlyMap<string, string>;
  readonly meanings: readonly Meaning[];
  readonly titleKey: string;
  readonly cut: boolean;
}

export function asked(question: Question, places: Places, vocabulary: Vocabulary, { today }: Moment): Asked {
  const { text = '', filters = {}, literally = false } = question;
  const looked = text.slice(0, LONGEST_SEARCH);
  const wordsLike = (word: string): readonly string[] => (vocabulary.has(word) ? [word] : vocabulary.meantBy(word, 1));
  const understood: Understood = literally
    ? { filters: {}, words: foldedWords(looked) }
    : understand(looked, { places, wordsLike, today });
  // Where nothing is left that tells one from another, as of `hvad kan jeg lave`, all there is answers.
  const words = tellingWords(literally ? understood.words : withoutWhom(understood.words));
  return {
    ...{ understood: understood.filters, filters: together(understood.filters, filters) },
    ...{ words, typed: asTyped(looked), meanings: meaningsOf(words, vocabulary) },
    ...{ titleKey: titleKey(looked), cut: text.length > LONGEST_SEARCH },
  };
}

/** What a title is known by. One that holds neither letters nor digits is its own key. */
export const titleKey = (title: string): string => folded(title) || title.normalize('NFC').trim();
