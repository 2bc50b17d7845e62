import { possibleStems } from './stems.js';
import type { Vocabulary } from './vocabulary.js';

/** What a word that somebody typed stands for in the entries, by stems: what they meant, what has it as a part, what they may have meant. */
export interface Meaning {
  /** As it was asked for, folded. */
  readonly word: string;
  readonly exact: readonly string[];
  /** Begins or ends so: an unfinished word, a compound. */
  readonly related: readonly string[];
  /** Where the word is unknown: spelt otherwise by so many slips. */
  readonly guessed: readonly string[];
}

/** The shortest that a word is completed from, and that a compound is told by, in letters. */
const SHORTEST_PART = 3;

/** What folded words mean, each with its neighbours: `strikke klub` is `strikkeklub` too, and the other way round. */
export function meaningsOf(words: readonly string[], vocabulary: Vocabulary): readonly Meaning[] {
  return words.flatMap((word, i) => {
    const joined = joinedWith(words, i).flatMap((compound) => vocabulary.stemsOf(compound));
    const exact = unique([...stemsIn(word, vocabulary), ...joined]);
    const parts = exact.length === 0 ? vocabulary.partsOf(word) : undefined;
    return parts
      ? parts.map((part) => ({ ...meaningOf(part, stemsIn(part, vocabulary), vocabulary), word }))
      : [meaningOf(word, exact, vocabulary)];
  });
}

function joinedWith(words: readonly string[], i: number): readonly string[] {
  const [before, word = '', after] = [words[i - 1], words[i], words[i + 1]];
  const together = (first: string, last: string): readonly string[] => [
    first + last,
    `${first}s${last}`,
    `${first}e${last}`,
  ];
  return [...(before ? together(before, word) : []), ...(after ? together(word, after) : [])];
}

const stemsIn = (word: string, vocabulary: Vocabulary): readonly string[] =>
  unique([...vocabulary.stemsOf(word), ...possibleStems(word).filter((stem) => vocabulary.hasStem(stem))]);

function meaningOf(word: string, exact: readonly string[], vocabulary: Vocabulary): Meaning {
  const meant = exact.length > 0 ? [] : vocabulary.meantBy(word);
  const guessed = unique(meant.flatMap((one) => vocabulary.stemsOf(one)));
  const words = [word, ...meant].flatMap((one) => relatedWords(one, vocabulary));
  const related = unique(words.flatMap((one) => vocabulary.stemsOf(one)));
  return { word, exact, guessed, related: related.filter((stem) => !exact.includes(stem) && !guessed.includes(stem)) };
}

function relatedWords(word: string, vocabulary: Vocabulary): readonly string[] {
  const parts = possibleStems(word).filter((part) => part.length >= SHORTEST_PART);
  return parts.flatMap((part) => [
    ...vocabulary.beginningWith(part),
    // The rest is a word too: a rebus is no bus.
    ...vocabulary.endingWith(part).filter((one) => one.length >= part.length + SHORTEST_PART),
  ]);
}

const unique = (stems: readonly string[]): readonly string[] => [...new Set(stems)];
