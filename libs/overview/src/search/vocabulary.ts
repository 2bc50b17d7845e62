import { slipsBetween, slipsForgiven } from './spelling.js';

/** Only this many of the words that one could mean are looked at. */
const MOST_RELATED = 24;
const MOST_GUESSES = 4;
/** In letters. */
const SHORTEST_END = 5;

interface Known {
  readonly stems: Set<string>;
  count: number;
}

/** All words of the entries and the terms, folded, each with what it is an inflection of. Fills first, then answers. */
export class Vocabulary {
  private readonly words = new Map<string, Known>();
  private readonly stems = new Set<string>();
  private forwards: readonly string[] = [];
  private backwards: readonly string[] = [];
  private readonly byLength = new Map<number, string[]>();

  add(word: string, stem: string): void {
    const known = this.words.get(word) ?? { stems: new Set<string>(), count: 0 };
    known.stems.add(stem);
    known.count++;
    this.words.set(word, known);
    this.stems.add(stem);
  }

  /** Sorts what was added: to be called once, before anything is looked up. */
  close(): this {
    this.forwards = [...this.words.keys()].sort();
    this.backwards = this.forwards.map(reversed).sort();
    for (const word of new Set([...this.forwards, ...this.stems])) {
      const others = this.byLength.get(word.length);
      if (others) others.push(word);
      else this.byLength.set(word.length, [word]);
    }
    return this;
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  hasStem(stem: string): boolean {
    return this.stems.has(stem);
  }

  /** What a word is an inflection of; a stem is one of itself. */
  stemsOf(word: string): readonly string[] {
    return [...(this.words.get(word)?.stems ?? (this.stems.has(word) ? [word] : []))];
  }

  /** Words that begin so, the commonest first. */
  beginningWith(start: string): readonly string[] {
    return this.commonest(withPrefix(this.forwards, start), MOST_RELATED);
  }

  /** Words that end so, the commonest first: a Danish compound is of the kind that its last part says. */
  endingWith(end: string): readonly string[] {
    return this.commonest(withPrefix(this.backwards, reversed(end)).map(reversed), MOST_RELATED);
  }

  /** The words, or stems, that somebody who typed this most likely meant: those with the fewest slips, the commonest first. */
  meantBy(word: string, most = slipsForgiven(word)): readonly string[] {
    let [fewest, best]: [number, string[]] = [most, []];
    for (let length = word.length - most; most > 0 && length <= word.length + most; length++)
      for (const known of this.byLength.get(length) ?? []) {
        const slips = slipsBetween(word, known, fewest);
        if (slips === undefined) continue;
        best = slips < fewest ? [known] : [...best, known];
        fewest = slips;
      }
    return this.commonest(best, MOST_GUESSES);
  }

  /** A compound that nobody wrote together, as two words that somebody did: `stolegymnastik`, `foreningshus`. */
  partsOf(word: string): readonly [string, string] | undefined {
    for (let at = word.length - 3; at >= 3; at--) {
      const [first, last] = [word.slice(0, at), word.slice(at)];
      if (!this.isLastPart(last)) continue;
      const link = /[se]$/.test(first) && first.length > 3 ? first.slice(0, -1) : first;
      if (this.has(first)) return [first, last];
      if (this.has(link)) return [link, last];
    }
    return undefined;
  }

  /** A word, or what several end with: `gruppe` where there are a `livsmodsgruppe` and a `pårørendegruppe`. */
  private isLastPart(end: string): boolean {
    return this.has(end) || (end.length >= SHORTEST_END && this.endingWith(end).length > 1);
  }

  private commonest(words: readonly string[], most: number): readonly string[] {
    const count = (word: string): number => this.words.get(word)?.count ?? 0;
    return [...words].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1)).slice(0, most);
  }
}

const reversed = (word: string): string => Array.from(word).reverse().join('');

/** Of sorted words, those that begin so. */
function withPrefix(sorted: readonly string[], start: string): readonly string[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; sorted[at]?.startsWith(start); at++) found.push(sorted[at] as string);
  return found;
}
