import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Overload, isLate } from './overload.js';

const LIMITS = {
  inFlight: 2,
  inFlightOfOne: 2,
  inFlightOfSite: 2,
  waiting: 1,
  waitingOfOne: 1,
  waitMilliseconds: 1_000,
  loopDelay: 500,
};

afterEach(() => {
  jest.useRealTimers();
});

describe('those who are let in', () => {
  it('are so many; the next waits for an answer to be made, and who comes then is turned away at once', async () => {
    const overload = new Overload(LIMITS);
    const [one, two] = [await overload.enter('a'), await overload.enter('b')];
    const third = overload.enter('c');
    expect(await overload.enter('d')).toBeUndefined();
    one?.();
    one?.();
    expect(await third).toBeDefined();
    const fourth = overload.enter('e');
    expect(await overload.enter('f')).toBeUndefined();
    two?.();
    expect(await fourth).toBeDefined();
    overload.stop();
  });

  it('have a share of the places each, and others are let in while they wait for their own', async () => {
    const overload = new Overload({ ...LIMITS, inFlight: 4, waiting: 5 });
    const [one] = [await overload.enter('greedy'), await overload.enter('greedy')];
    const third = overload.enter('greedy');
    expect(await overload.enter('greedy')).toBeUndefined();
    const others = [await overload.enter('a'), await overload.enter('b')];
    expect(others).toEqual([expect.anything(), expect.anything()]);
    others[0]?.();
    one?.();
    expect(await third).toBeDefined();
    overload.stop();
  });

  it('have a larger share together where they are of one household, whatever addresses they have', async () => {
    const overload = new Overload({ ...LIMITS, inFlight: 4, inFlightOfSite: 3, waiting: 5 });
    const [one] = [await overload.enter('a', 'site'), await overload.enter('b', 'site')];
    expect(await overload.enter('c', 'site')).toBeDefined();
    const next = overload.enter('d', 'site');
    expect(await overload.enter('e', 'site')).toBeUndefined();
    expect(await overload.enter('else', 'elsewhere')).toBeDefined();
    one?.();
    expect(await next).toBeDefined();
    overload.stop();
  });

  it('do not wait longer than they may', async () => {
    jest.useFakeTimers();
    const overload = new Overload({ ...LIMITS, inFlight: 0 });
    const waiting = overload.enter('a');
    jest.advanceTimersByTime(1_000);
    expect(await waiting).toBeUndefined();
    const next = overload.enter('a');
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
