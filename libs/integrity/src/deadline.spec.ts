import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { Clock } from '#kernel';
import { clockAt } from '#kernel/testing';
import { positionOf } from '#event-store';
import { unlessLate, within } from './deadline.js';
import { Follower } from './follower.js';
import { journalOn, openEmbedded } from './testing/stores.js';
import { temporaryFolder } from '#event-store/testing';

const newFolder = temporaryFolder();

describe('waiting with a deadline', () => {
  it('ends with the deadline, and with what is waited for', async () => {
    const clock = clockAt();
    const never = new Promise<string>(() => undefined);
    const waiting = within(clock, 1_000, (late) => unlessLate(never, late));
    clock.advance(1_000);
    expect(await waiting).toBeUndefined();
    expect(await within(clock, 1_000, (late) => unlessLate(Promise.resolve('there'), late))).toBe('there');
  });

  it('leaves neither a timer nor a listener behind', async () => {
    let asleep = 0;
    const clock: Clock = {
      now: clockAt().now.bind(clockAt()),
      sleep: (_milliseconds, signal) =>
        new Promise((_resolve, reject) => {
          asleep += 1;
          signal?.addEventListener('abort', () => {
            asleep -= 1;
            reject(signal.reason as Error);
          });
        }),
    };
    await within(clock, 1_000, async (late) => {
      expect(asleep).toBe(1);
      await unlessLate(Promise.resolve(), late);
      expect(getEventListeners(late, 'abort')).toEqual([]);
    });
    expect(asleep).toBe(0);
  });

  it('for a position of the log leaves nobody who waits', async () => {
    const store = await openEmbedded(newFolder());
    const clock = clockAt();
    await journalOn(store, clock).open();
    const follower = new Follower(
      store,
      clock,
      () => ({ after: undefined, take: () => undefined }),
      () => undefined,
    );
    follower.start();
    const late = new AbortController();
    const waiting = follower.reaches(positionOf(99), late.signal);
    expect([follower.waits, getEventListeners(late.signal, 'abort').length]).toEqual([1, 1]);
    late.abort();
    expect(await waiting).toBe(false);
    expect([follower.waits, getEventListeners(late.signal, 'abort').length]).toEqual([0, 0]);
    const seen = new AbortController();
    expect(await follower.reaches(positionOf(1), seen.signal)).toBe(true);
    expect([follower.waits, getEventListeners(seen.signal, 'abort').length]).toEqual([0, 0]);
    await follower.stop();
    await store.close();
  });
});
