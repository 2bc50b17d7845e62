import { type AnyOrama, create, insert } from '@orama/orama';
import { FIELD_WEIGHTS, FIELDS, type Field, type IndexedEntry, whole } from './indexed-entry.js';
import type { Meaning } from './meaning.js';

/** The entries that have a stem in a field, by their places in the list, and what that counts for each of them. */
interface Postings {
  readonly places: Uint32Array;
  readonly scores: Float64Array;
}

const NO_POSTINGS: Postings = { places: new Uint32Array(), scores: new Float64Array() };

/** Words come stemmed and told apart already. */
const tokenizer = {
  language: 'stems',
  normalizationCache: new Map<string, string>(),
  tokenize: (stems: string): string[] => stems.split(' ').filter(Boolean),
};

/** What the other ways of having a word count, against the word itself. */
const RELATED = 0.4;
const GUESSED = 0.6;
/** An entry that has less than this share of what the best has is no answer. */
const LEAST_COVERED = 0.6;

/** Orama's own: how soon more of a word counts no more, how much long texts count less, and the least that a word counts. */
const BM25 = { k: 1.2, b: 0.75, d: 0.5 } as const;
/** What the stems are asked for by: the index knows them as they are, and one of them is enough. */
const [EXACTLY, SLIPS, ANY_STEM] = [false, 0, 1] as const;

const emptyDatabase = (): AnyOrama =>
  create({
    id: 'overview',
    schema: Object.fromEntries(FIELDS.map((field) => [field, 'string' as const])),
    components: { tokenizer },
    sort: { enabled: false },
  });

/** The texts of all entries in Orama, each by its place in the list. Takes time in proportion to all their words. */
export class TextIndex {
  private readonly database = emptyDatabase();
  /** What was asked for once, by field and stem. Only stems that entries have are asked for, so it grows no larger than the index. */
  private readonly known = new Map<string, Postings>();

  constructor(private readonly entries: readonly IndexedEntry[]) {
    entries.forEach((entry, at) => void insert(this.database, { ...entry, id: String(at) }));
  }

  /**
   * How much each entry answers to the words, by its place in the list: 0 where it does not. It has them all, or most of what tells entries
   * apart: rare words tell more than those that stand everywhere. BM25 over the fields by their weights, times the square of the share of
   * the words that an entry has.
   */
  scores(meanings: readonly Meaning[]): Float64Array {
    const words = meanings.map((meaning) => this.scoresOf(meaning));
    const having = words.map((scores) => scores.reduce((count, score) => (score > 0 ? count + 1 : count), 0));
    const telling = having.map((count) => Math.log(1 + this.entries.length / (1 + count)));
    const known = having.reduce((sum, count, i) => sum + (count > 0 ? (telling[i] ?? 0) : 0), 0);
    const [total, covered] = [this.noScores(), this.noScores()];
    words.forEach((scores, i) => {
      const tells = (telling[i] ?? 0) / known;
      scores.forEach((score, at) => {
        if (score === 0) return;
        total[at] = (total[at] ?? 0) + score;
        covered[at] = (covered[at] ?? 0) + tells;
      });
    });
    const least = LEAST_COVERED * covered.reduce((most, share) => Math.max(most, share), 0);
    return total.map((score, at) => ((covered[at] ?? 0) >= least ? score * (covered[at] ?? 0) ** 2 : 0));
  }

  /** Where an entry has a meaning: the first of its fields, by weight. */
  fieldWith(at: number, { exact, related, guessed }: Meaning): Field | undefined {
    const stems = new Set([...exact, ...related, ...guessed].map(whole));
    const entry = this.entries[at];
    return FIELDS.find((field) => entry?.[field].split(' ').some((stem) => stems.has(stem)));
  }

  private noScores(): Float64Array {
    return new Float64Array(this.entries.length);
  }

  /** The best of the ways of having a word counts. */
  private scoresOf({ exact, related, guessed }: Meaning): Float64Array {
    const scores = this.noScores();
    for (const [stems, weight] of [
      [exact, 1],
      [guessed, GUESSED],
      [related, RELATED],
    ] as const)
      if (stems.length > 0)
        this.scoresOfStems(stems).forEach((score, at) => (scores[at] = Math.max(scores[at] ?? 0, score * weight)));
    return scores;
  }

  private scoresOfStems(stems: readonly string[]): Float64Array {
    const scores = this.noScores();
    for (const field of FIELDS)
      for (const stem of stems) {
        const postings = this.postingsOf(field, stem);
        postings.places.forEach((at, i) => (scores[at] = (scores[at] ?? 0) + (postings.scores[i] ?? 0)));
      }
    return scores;
  }

  /** Orama's index is asked for what the scores are made of: its `search` would fetch and sort whole documents besides. */
  private postingsOf(field: Field, stem: string): Postings {
    const key = `${field} ${stem}`;
    const before = this.known.get(key);
    if (before) return before;
    const { index, data } = this.database;
    const found = index.search(
      data.index,
      whole(stem),
      tokenizer,
      tokenizer.language,
      [field],
      EXACTLY,
      SLIPS,
      FIELD_WEIGHTS,
      BM25,
      this.entries.length,
      undefined,
      ANY_STEM,
    );
    // Orama numbers what is inserted from 1.
    const places = Uint32Array.from(found, ([id]) => id - 1);
    const scores = Float64Array.from(found, ([, score]) => score);
    const postings = found.length > 0 ? { places, scores } : NO_POSTINGS;
    this.known.set(key, postings);
    return postings;
  }
}
