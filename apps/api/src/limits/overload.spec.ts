import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Overload, isLate } from './overload.js';

const LIMITS = { inFlight: 2, waiting: 1, waitMilliseconds: 1_000, loopDelay: 500 };

afterEach(() => {
  jest.useRealTimers();
});

describe('those who are let in', () => {
  it('are so many; the next waits for one to leave, and who comes then is turned away at once', async () => {
    const overload = new Overload(LIMITS);
    const [one, two] = [await overload.enter(), await overload.enter()];
    const third = overload.enter();
    expect(await overload.enter()).toBeUndefined();
    one?.();
    one?.();
    const leave = await third;
    expect(leave).toBeDefined();
    const fourth = overload.enter();
    expect(await overload.enter()).toBeUndefined();
    two?.();
    expect(await fourth).toBeDefined();
    overload.stop();
  });

  it('do not wait longer than they may', async () => {
    jest.useFakeTimers();
    const overload = new Overload({ ...LIMITS, inFlight: 0 });
    const waiting = overload.enter();
    jest.advanceTimersByTime(1_000);
    expect(await waiting).toBeUndefined();
    const next = overload.enter();
    overload.stop();
    expect(await next).toBeUndefined();
  });
});

describe('an event loop', () => {
  const delays = (...milliseconds: readonly number[]) => ({
    count: milliseconds.length,
    percentile: (percent: number) =>
      ([...milliseconds].sort((a, b) => a - b)[Math.ceil((percent / 100) * milliseconds.length) - 1] ?? 0) * 1e6,
  });

  it.each([
    ['goes as it should', [20, 21, 20, 22], false],
    ['had one long step', [20, 21, 2_000], false],
    ['had nothing but one long step', [2_000], false],
    ['is late again and again', [600, 700, 20, 800], true],
  ])('that %s', (_what, milliseconds, late) => expect(isLate(delays(...milliseconds), 500)).toBe(late));
});
