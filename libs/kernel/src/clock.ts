import { setTimeout as delay } from 'node:timers/promises';
import { type Instant, epochMilliseconds, instantOf } from './instant.js';

/** The only way by which anything in Samspil learns what time it is, or waits. */
export interface Clock {
  now(): Instant;
  /** Resolves after that many milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** What Nest injects the process's clock by. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = {
  now: () => instantOf(Date.now()),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal, ref: false } : { ref: false }),
};

/** A clock that stands still until it is set: for tests, and for recording a season that lies in the past. */
export class SetClock implements Clock {
  private sleepers: { due: number; wake: () => void }[] = [];

  constructor(private at: Instant) {}

  now(): Instant {
    return this.at;
  }

  /** Moves the clock, and wakes who slept until then, in the order in which they were due. */
  set(at: Instant): void {
    this.at = at;
    const now = epochMilliseconds(at);
    const due = this.sleepers.filter((sleeper) => sleeper.due <= now).sort((a, b) => a.due - b.due);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.due > now);
    for (const sleeper of due) sleeper.wake();
  }

  advance(milliseconds: number): void {
    this.set(instantOf(epochMilliseconds(this.at) + milliseconds));
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const interrupt = (): void => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason as Error);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', interrupt);
        resolve();
      };
      const sleeper = { due: epochMilliseconds(this.at) + milliseconds, wake };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', interrupt);
    });
  }
}
