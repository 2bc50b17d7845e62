import type { Missed } from './question.js';
import type { Vocabulary } from './vocabulary.js';

const LONGEST_UNKNOWN = 30;

/** The words of a search that found nothing, without those that hardly are words: numbers belong to somebody. */
export function missedIn(words: readonly string[], vocabulary: Vocabulary): Missed {
  const isUnknown = (word: string): boolean => word.length <= LONGEST_UNKNOWN && !/\p{N}/u.test(word);
  return {
    known: words.filter((word) => vocabulary.has(word)),
    unknown: words.filter((word) => !vocabulary.has(word) && isUnknown(word)),
  };
}
