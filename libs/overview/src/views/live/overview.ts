import type { Instant, Language, LocalDate, Municipality } from '#kernel';
import type { PublishedEntry } from '../../entry/published-entry.js';
import type { Interests, Matches } from '../../search/matching.js';
import type { OverviewIndex } from '../../search/overview-index.js';
import type { Answer, Hit, Question } from '../../search/question.js';
import { withPlacesOf } from '../../search/reasons.js';

/** What everybody may read of one municipality on one day, in memory. Nothing in it changes: what is new is another one. */
export class Overview {
  private readonly byId: ReadonlyMap<string, PublishedEntry>;
  private readonly kept = new Map<string, unknown>();

  constructor(
    readonly municipality: Municipality,
    readonly today: LocalDate,
    /** In the order in which they were published; what appears by itself comes last. */
    readonly entries: readonly PublishedEntry[],
    /** Made when somebody searches. It may be older than the entries, as long as they say the same: neither the places left nor whom to call is searched. */
    private readonly index: () => OverviewIndex,
  ) {
    this.byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  }

  find(entryId: string): PublishedEntry | undefined {
    return this.byId.get(entryId);
  }

  search(question: Question, now: Instant): Answer {
    const { hits, instead, ...answer } = this.index().search(question, now);
    const asItStands = this.asItStands(question.language);
    return {
      ...{ ...answer, hits: hits.map(asItStands) },
      ...(instead && { instead: { ...instead, hits: instead.hits.map(asItStands) } }),
    };
  }

  /** What fits somebody's interests, with reasons. */
  matching(interests: Interests, now: Instant): Matches {
    const { matches, total } = this.index().matching(interests, now);
    return { matches: matches.map(this.asItStands(interests.language)), total };
  }

  /** What is made from it, made once for as long as it stands: a document, a list. What fails is made again when it is asked for again. */
  keep<T>(name: string, make: () => T): T {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name) as T;
  }

  /** With whom to call, and how many places are left, by now. */
  private asItStands(language: Language): <H extends Hit>(hit: H) => H {
    return (hit) => {
      const entry = this.byId.get(hit.entry.entryId) ?? hit.entry;
      return { ...hit, entry, reasons: withPlacesOf(entry, hit.reasons, language) };
    };
  }
}
