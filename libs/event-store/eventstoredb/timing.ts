import { setImmediate as turn } from 'node:timers/promises';
import { type Clock, systemClock } from '#kernel';
import { NoAnswer } from './failure.js';

/** How long the adapter waits for what, in milliseconds. */
export interface Timing {
  readonly clock: Clock;
  /** For a connection, for the answer to an append, for the next message of a stream: the connection string's `defaultDeadline`. */
  readonly answerWithin: number;
  /** For the next message of the log: while a server finds nothing of what is wanted, it says nothing. */
  readonly searchWithin: number;
  /** How long an append or a read goes on trying before it fails. A subscription never stops. */
  readonly goOnFor: number;
  /** The first pause between two attempts; each is twice as long as the one before, up to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
}

const ANSWER_WITHIN = 4_000;

/** By the time that an answer may take. */
export const timingBy = (answerWithin = ANSWER_WITHIN): Timing => ({
  clock: systemClock,
  answerWithin,
  searchWithin: 15 * answerWithin,
  goOnFor: 2.5 * answerWithin,
  firstPause: 50,
  longestPause: 2_000,
});

/** What the promise resolves to, or NoAnswer. Keeps the process alive meanwhile, which the clock's own timers do not. */
export async function within<T>(clock: Clock, milliseconds: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const alive = setInterval(() => undefined, 0x7fff_ffff);
  const over = clock.sleep(milliseconds, done.signal).then(async () => {
    // Where this process was held up, the answer may be there and not have been looked at.
    await turn();
    throw new NoAnswer(`no answer within ${milliseconds / 1_000} s`);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    done.abort();
    clearInterval(alive);
    over.catch(() => undefined);
  }
}

/**
 * Pauses between attempts, ever longer, partly by chance so that not everybody comes back at once.
 * Without `goOnFor` there is no end to it.
 */
export class Attempts {
  private pause: number;
  private over = false;
  private readonly ended = new AbortController();

  constructor(
    private readonly timing: Timing,
    goOnFor?: number,
  ) {
    this.pause = timing.firstPause;
    if (goOnFor !== undefined)
      timing.clock.sleep(goOnFor, this.ended.signal).then(
        () => (this.over = true),
        () => undefined,
      );
  }

  /** After a success: the next pause is a short one again. */
  progressed(): void {
    this.pause = this.timing.firstPause;
  }

  /** Whether there is to be another attempt; resolves when it is due. False too when the signal aborts. */
  async again(signal?: AbortSignal): Promise<boolean> {
    if (this.over || signal?.aborted) return false;
    const pause = this.pause * (0.5 + Math.random() / 2);
    this.pause = Math.min(this.pause * 2, this.timing.longestPause);
    const alive = setInterval(() => undefined, 0x7fff_ffff);
    try {
      await this.timing.clock.sleep(pause, signal);
      return true;
    } catch {
      return false;
    } finally {
      clearInterval(alive);
    }
  }

  /** Lets go of the timer. */
  end(): void {
    this.ended.abort();
  }
}
