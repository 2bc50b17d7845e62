import { type AnyOrama, create, insert, search } from '@orama/orama';
import { FIELD_WEIGHTS, FIELDS, type Field, type IndexedEntry, whole } from './indexed-entry.js';
import type { Meaning } from './meaning.js';

/** How an entry answers to the words that were searched for. */
export interface TextMatch {
  readonly score: number;
  /** Which of the meanings it has, by their place. */
  readonly meanings: readonly number[];
}

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

  constructor(private readonly entries: readonly IndexedEntry[]) {
    entries.forEach((entry, at) => void insert(this.database, { ...entry, id: String(at) }));
  }

  /**
   * Entries that have the words, or most of what tells them apart: rare words tell more than those that stand everywhere. BM25 over the
   * fields by their weights, times the square of the share of the words that an entry has.
   */
  matches(meanings: readonly Meaning[]): ReadonlyMap<number, TextMatch> {
    const words = meanings.map((meaning) => this.scoresOf(meaning));
    const telling = words.map((scores) => Math.log(1 + this.entries.length / (1 + scores.size)));
    const known = words.reduce((sum, scores, i) => sum + (scores.size > 0 ? (telling[i] ?? 0) : 0), 0);
    const found = new Map<number, { score: number; covered: number; meanings: number[] }>();
    words.forEach((scores, i) => {
      for (const [at, score] of scores) {
        const entry = found.get(at) ?? { score: 0, covered: 0, meanings: [] };
        entry.score += score;
        entry.covered += (telling[i] ?? 0) / known;
        entry.meanings.push(i);
        found.set(at, entry);
      }
    });
    const best = [...found.values()].reduce((most, { covered }) => Math.max(most, covered), 0);
    return new Map(
      [...found]
        .filter(([, { covered }]) => covered >= LEAST_COVERED * best)
        .map(([at, { score, covered, meanings: which }]) => [at, { score: score * covered ** 2, meanings: which }]),
    );
  }

  /** Where an entry has a meaning: the first of its fields, by weight. */
  fieldWith(at: number, { exact, related, guessed }: Meaning): Field | undefined {
    const stems = new Set([...exact, ...related, ...guessed].map(whole));
    const entry = this.entries[at];
    return FIELDS.find((field) => entry?.[field].split(' ').some((stem) => stems.has(stem)));
  }

  private scoresOf({ exact, related, guessed }: Meaning): ReadonlyMap<number, number> {
    const scores = new Map<number, number>();
    for (const [stems, weight] of [
      [exact, 1],
      [guessed, GUESSED],
      [related, RELATED],
    ] as const)
      for (const [at, score] of this.ask(stems)) scores.set(at, Math.max(scores.get(at) ?? 0, score * weight));
    return scores;
  }

  private ask(stems: readonly string[]): readonly (readonly [number, number])[] {
    if (stems.length === 0) return [];
    const found = search(this.database, {
      term: stems.map(whole).join(' '),
      boost: FIELD_WEIGHTS,
      limit: this.entries.length,
      threshold: 1,
    });
    // Without hooks Orama answers at once; its types leave both open.
    if (found instanceof Promise) throw new Error('the index answers later, and was built to answer at once');
    return found.hits.map(({ id, score }) => [Number(id), score] as const);
  }
}
