import type { LocalDate } from '#kernel';
import type { Missed } from '../search/question.js';
import { LONGEST_WORD, type MissedWord } from './missed.events.js';

/** On how many different days a word must have been searched for that stands nowhere in the overview: by then it is hardly somebody's name. */
const DAYS = 5;
/** More words are not held: who makes up words must not fill the memory. */
const MOST = 5_000;
/** As many as one event takes. */
const MOST_AT_ONCE = 500;

interface Waiting {
  readonly days: Set<LocalDate>;
  times: number;
}

/**
 * Counts the words of searches that found nothing, in memory. A word that the overview knows is told at once; any other may be a name, and
 * is told once it has been searched for on five different days. Until then it is nowhere but here, and gone with the process.
 */
export class MissedCounts {
  private readonly told = new Map<string, number>();
  private readonly waiting = new Map<string, Waiting>();

  count({ known, unknown }: Missed, today: LocalDate): void {
    for (const word of known) this.tell(word, 1);
    for (const word of unknown) this.wait(word, today);
  }

  /** What can be told, the most missed first, at most 500 words; they are counted from nothing afterwards. */
  take(): readonly MissedWord[] {
    const most = [...this.told].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_AT_ONCE);
    for (const [word] of most) this.told.delete(word);
    return most.map(([word, times]) => ({ word, times }));
  }

  private tell(word: string, times: number): void {
    if (word.length > LONGEST_WORD || (this.told.size >= MOST && !this.told.has(word))) return;
    this.told.set(word, (this.told.get(word) ?? 0) + times);
  }

  private wait(word: string, today: LocalDate): void {
    const waiting = this.waiting.get(word) ?? { days: new Set(), times: 0 };
    this.waiting.delete(word);
    waiting.days.add(today);
    waiting.times++;
    if (waiting.days.size >= DAYS) {
      this.tell(word, waiting.times);
      waiting.times = 0;
    }
    this.waiting.set(word, waiting);
    // Whoever was searched for longest ago goes first.
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > MOST && oldest !== undefined) this.waiting.delete(oldest);
  }
}
