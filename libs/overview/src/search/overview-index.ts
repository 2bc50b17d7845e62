import type { Instant, Language } from '#kernel';
import type { PublishedEntry } from '../entry/published-entry.js';
import { type Asked, asked, titleKey } from './asked.js';
import { FacetNumbers } from './facets.js';
import { metresTo, together } from './filters.js';
import { isAsked, isOnAt, windowOf } from './fitting.js';
import { indexed } from './indexed-entry.js';
import { waysAround } from './instead.js';
import { type Listed, listedOf } from './listed.js';
import { type Interests, type Matches, interestsMet, wishesFor } from './matching.js';
import { missedIn } from './missed.js';
import { type Ranked, firstInOrder, scoreOf } from './order.js';
import type { Answer, Hit, Question } from './question.js';
import { reasonsOf } from './reasons.js';
import { Recurrences } from './slots.js';
import { TextIndex } from './text-index.js';
import { type Moment, type Window, momentOf } from './timetable.js';
import { filtersTold } from './told.js';
import { Places } from './understood/places.js';
import { Vocabulary } from './vocabulary.js';

const MOST_HITS = 100;
const HITS = 20;
/** Of what is offered where nothing was found. */
const INSTEAD = 5;

/**
 * All published entries of a municipality in memory, to be searched: the same on every database, thrown away and built anew whenever one
 * of them changes. The same entries in any order give the same answers. No text makes it throw.
 */
export class OverviewIndex {
  private readonly vocabulary = new Vocabulary();
  private readonly numbers = new FacetNumbers();
  private readonly places: Places;
  private readonly texts: TextIndex;
  private readonly listed: readonly Listed[];
  private readonly byTitle = new Map<string, Set<number>>();

  private constructor(entries: readonly PublishedEntry[]) {
    const ofAll = { recurrences: new Recurrences(), numbers: this.numbers };
    this.listed = entries.map((entry, at) => listedOf(entry, at, ofAll));
    this.texts = new TextIndex(entries.map((entry) => indexed(entry, this.vocabulary)));
    this.vocabulary.close();
    this.places = new Places(entries);
    for (const { at, entry } of this.listed)
      for (const { title } of entry.texts)
        this.byTitle.set(titleKey(title), (this.byTitle.get(titleKey(title)) ?? new Set()).add(at));
  }

  /** Takes time in proportion to all words of the entries, and to how many recurrences differ. */
  static of(entries: readonly PublishedEntry[]): OverviewIndex {
    return new OverviewIndex([...entries].sort((a, b) => (a.entryId < b.entryId ? -1 : 1)));
  }

  /**
   * What answers a question, best first. Every filter that was chosen holds for each hit, and so does what was understood of the text, but
   * for an entry whose title is the text: that is what was asked for, even if it is called after another day.
   */
  search(question: Question, now: Instant): Answer {
    const moment = momentOf(now);
    const read = asked(question, this.places, this.vocabulary, moment);
    const found = this.found(question, read, moment);
    const { understood, words, typed, cut } = read;
    const window = windowOf(read.filters, moment);
    return {
      hits: page(found, question).map((one) => this.hit(one, read, window, question.language, moment)),
      total: found.length,
      facets: this.numbers.facetsOf(
        found.map(({ listed }) => listed),
        moment,
      ),
      understood: {
        filters: understood,
        says: filtersTold(understood, question.language),
        words: words.map((word) => typed.get(word) ?? word),
      },
      cut,
      ...(found.length === 0 && words.length > 0 && { missed: missedIn(words, this.vocabulary) }),
      ...(found.length === 0 && { instead: this.instead(question, read, moment) }),
    };
  }

  private instead(question: Question, read: Asked, now: Moment): NonNullable<Answer['instead']> | undefined {
    const { understood, words, typed } = read;
    const ways = waysAround(understood, question.filters ?? {}).map(({ filters, without }) => {
      const less: Asked = { ...read, filters };
      return { less, without: filtersTold(without, question.language) };
    });
    const wordless: Asked = { ...read, words: [], meanings: [] };
    const inQuotes = words.map((word) => `“${typed.get(word) ?? word}”`);
    if (words.length > 0 && Object.keys(understood).length > 0) ways.push({ less: wordless, without: inQuotes });
    for (const { less, without } of ways) {
      const found = this.found(question, less, now);
      const window = windowOf(less.filters, now);
      const hits = page(found, { first: INSTEAD }).map((one) => this.hit(one, less, window, question.language, now));
      if (hits.length > 0) return { hits, without };
    }
    return undefined;
  }

  /** Activities that have one of somebody's interests, and are what they must be; those that also meet most wishes come first. */
  matching(question: Interests, now: Instant): Matches {
    const { interests, must = {}, wishes = {}, language } = question;
    const moment = momentOf(now);
    const told = { ...together(must, wishes), terms: interests };
    const [mayBe, isThen, window] = [isAsked(must, moment), isOnAt(wishes, moment), windowOf(wishes, moment)];
    const found = this.listed
      .filter((one) => interestsMet(one, interests) > 0 && mayBe(one))
      .map((listed) => {
        const near = wishes.near ?? must.near;
        const metres = near && metresTo(listed.entry, near);
        const all = wishesFor(listed, question, isThen(listed), metres);
        const score = 2 * interestsMet(listed, interests) + all.filter(({ met }) => met).length;
        const ranking = { listed, metres, score, byTitle: false, nextDay: listed.timetable.nextDay(moment) };
        return { ...ranking, lacks: all.filter(({ met }) => !met).map(({ lack }) => lack) };
      });
    const matches = page(found, question).map(({ listed: { entry, timetable }, metres, score, lacks }) => {
      const next = timetable.next(moment, window) ?? timetable.next(moment);
      const reasons = reasonsOf({ entry, byTitle: false, words: [], metres, next }, told, language);
      return { entry, score, reasons, metres, next, lacks };
    });
    return { matches, total: found.length };
  }

  /** In no order. */
  private found({ filters: chosen = {}, near }: Question, read: Asked, now: Moment): readonly Ranked[] {
    const { filters, words, meanings } = read;
    const from = filters.near ?? near;
    const titled = this.byTitle.get(read.titleKey) ?? new Set<number>();
    const scores = words.length > 0 ? this.texts.scores(meanings) : undefined;
    const [isChosen, fitsAll] = [isAsked(chosen, now), isAsked(filters, now)];
    const candidates = scores ? this.listed.filter((_, at) => scores[at] !== 0 || titled.has(at)) : this.listed;
    return candidates
      .filter((one) => (titled.has(one.at) ? isChosen(one) : fitsAll(one)))
      .map((listed) => {
        const metres = from && metresTo(listed.entry, from);
        const nextDay = listed.timetable.nextDay(now);
        const score = scoreOf(scores?.[listed.at] ?? 0, metres, nextDay);
        return { listed, metres, nextDay, score, byTitle: titled.has(listed.at) };
      });
  }

  private hit(
    { listed, ...ranked }: Ranked,
    read: Asked,
    window: Window | undefined,
    language: Language,
    now: Moment,
  ): Hit {
    const { entry, timetable, at } = listed;
    const { score, metres, byTitle } = ranked;
    const next = timetable.next(now, window) ?? timetable.next(now);
    const words = read.meanings.flatMap((meaning) => {
      const field = this.texts.fieldWith(at, meaning);
      return field ? [{ word: read.typed.get(meaning.word) ?? meaning.word, field }] : [];
    });
    const reasons = reasonsOf({ entry, byTitle, words, metres, next }, read.filters, language);
    return { entry, score, reasons, metres, next };
  }
}

/** Of all that was found, those of the page that is asked for, best first. */
function page<T extends Ranked>(
  found: readonly T[],
  { first = HITS, after = 0 }: { readonly first?: number | undefined; readonly after?: number | undefined },
): readonly T[] {
  const start = Math.max(0, Math.trunc(after) || 0);
  const end = start + Math.min(MOST_HITS, Math.max(1, Math.trunc(first) || HITS));
  return firstInOrder(found, end).slice(start);
}
