import type { Limits } from '../limits/limits.js';

/**
 * The turns of all subscriptions: a few at a time, and everybody else waits. Nobody is turned away, for one change is everybody's turn at
 * once; each subscription waits for one at a time, and how many of those there are has its own limits. Requests have places of their own,
 * so they do not wait behind what is told to followers.
 */
export class Turns {
  private readonly waiting = new Map<string, Set<() => void>>();
  /** How many each has, of those who have any. */
  private readonly shares = new Map<string, number>();
  private going = 0;

  constructor(private readonly limits: Pick<Limits['webSockets'], 'turns' | 'turnsOfOne'>) {}

  /**
   * Does that when it is its turn: clients have theirs one after another, however many subscriptions each has.
   * @param signal aborted when it need not be done any more
   * @throws the signal's reason
   */
  async take<T>(who: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.hasRoomFor(who)) this.enter(who);
    else await this.called(who, signal);
    try {
      return await work();
    } finally {
      this.leave(who);
    }
  }

  private hasRoomFor(who: string): boolean {
    return this.going < this.limits.turns && (this.shares.get(who) ?? 0) < this.limits.turnsOfOne;
  }

  private enter(who: string): void {
    this.going++;
    this.shares.set(who, (this.shares.get(who) ?? 0) + 1);
  }

  private leave(who: string): void {
    this.going--;
    const others = (this.shares.get(who) ?? 1) - 1;
    if (others > 0) this.shares.set(who, others);
    else this.shares.delete(who);
    this.callNext();
  }

  private called(who: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const call = (): void => {
        signal.removeEventListener('abort', giveUp);
        this.enter(who);
        resolve();
      };
      const giveUp = (): void => {
        this.remove(who, call);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.waiting.set(who, (this.waiting.get(who) ?? new Set()).add(call));
    });
  }

  private callNext(): void {
    for (const [who, calls] of this.waiting) {
      const [call] = calls;
      if (!call || !this.hasRoomFor(who)) continue;
      this.remove(who, call);
      // Behind the others, the next time.
      if (this.waiting.delete(who)) this.waiting.set(who, calls);
      call();
      return;
    }
  }

  private remove(who: string, call: () => void): void {
    const calls = this.waiting.get(who);
    calls?.delete(call);
    if (calls?.size === 0) this.waiting.delete(who);
  }
}
