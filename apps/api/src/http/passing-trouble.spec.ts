import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { StoreUnavailable } from '#event-store';
import { type Clock, systemClock } from '#kernel';
import { refused } from '../limits/refused.js';
import { passesIn, patiently } from './passing-trouble.js';

describe('a trouble', () => {
  it('passes when it says so, or when the log cannot be had', () => {
    expect(passesIn(refused('TOOK_TOO_LONG', 'late', { retryAfter: 10 }))).toBe(10);
    expect(passesIn(new StoreUnavailable('away'))).toBe(5);
    expect(passesIn(new GraphQLError('away', { originalError: new StoreUnavailable('away') }))).toBe(5);
  });

  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT'])('does not when it is %s', (code) => {
    expect(passesIn(new GraphQLError('no', { extensions: { code } }))).toBeUndefined();
  });

  it('does not when nothing is left of a budget, or nobody foresaw it', () => {
    expect(passesIn(refused('TOO_MANY_REQUESTS', 'no', { retryAfter: 60 }))).toBeUndefined();
    expect(passesIn(new TypeError('a fault'))).toBeUndefined();
  });
});

describe('what is done patiently', () => {
  const { signal } = new AbortController();
  const slept: number[] = [];
  const clock: Clock = {
    ...systemClock,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };

  it('is tried ten times, a little later each time, and then it is told what is the matter', async () => {
    const away = new StoreUnavailable('away');
    await expect(patiently(() => Promise.reject(away), clock, signal)).rejects.toBe(away);
    expect(slept).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45].map((seconds) => seconds * 1000));
  });

  it('is tried once where the trouble does not pass', async () => {
    let tries = 0;
    const refusal = new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
    const work = () => {
      tries++;
      return Promise.reject(refusal);
    };
    await expect(patiently(work, clock, signal)).rejects.toBe(refusal);
    expect(tries).toBe(1);
  });
});
