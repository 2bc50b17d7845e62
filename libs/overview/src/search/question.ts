import type { Language, Position } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import type { Occurrence } from '../times/occurrences.js';
import type { Facets } from './facets.js';
import type { Filters } from './filters.js';
import type { Reason } from './reasons.js';

/** What somebody wants to find. */
export interface Question {
  /** In their own words, Danish or English; the first 200 characters are looked at. */
  readonly text?: string | undefined;
  /** What they chose: goes before what is understood of the text. */
  readonly filters?: Filters | undefined;
  /** In which it is told what was understood, and why each was found. */
  readonly language: Language;
  /** Where they are: what is near comes first. `filters.near` leaves out what is not. */
  readonly near?: Position | undefined;
  /** How many hits, 1 to 100; 20 where nothing is said. */
  readonly first?: number | undefined;
  /** How many of the best are left out: those of the pages before. */
  readonly after?: number | undefined;
  /** Words are words: nothing is understood of them, as where somebody looks for `torsdag` in the texts. */
  readonly literally?: boolean | undefined;
}

export interface Hit {
  readonly entry: PublishedEntry;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** From where they are, or from the place they named, as the crow flies. */
  readonly metres: number | undefined;
  /** When it is next; where times were asked for, when it first is then. */
  readonly next: Occurrence | undefined;
}

/**
 * The words of a search that found nothing, folded. To be counted for the editor without anybody being told by it: `known` words stand
 * in the overview and may be counted one by one at once. An `unknown` word can be a name: it is counted only in memory until it
 * was searched for on five different days, and stored as a word and a number, never with the other words, a time, or who searched.
 * Unknown words with a digit in them, and of more than 30 letters, are not given at all.
 */
export interface Missed {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

export interface Answer {
  readonly hits: readonly Hit[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly facets: Facets;
  /** What was read out of the text, as filters and in words, and the words that were searched for. */
  readonly understood: {
    readonly filters: Filters;
    readonly says: readonly string[];
    readonly words: readonly string[];
  };
  /** The text was longer than what was looked at. */
  readonly cut: boolean;
  /** Only where nothing was found. */
  readonly missed?: Missed;
  /** Where nothing was found, and something is without a part of what was understood: a few of that, and the part in words. */
  readonly instead?: { readonly hits: readonly Hit[]; readonly without: readonly string[] } | undefined;
}
