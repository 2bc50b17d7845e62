import { describe, expect, it } from '@jest/globals';
import { actorOf } from '#kernel/testing';
import { SignInLimits, TooManySignIns } from './sign-in-limits.js';

const HOME = '192.0.2.1';

describe('signing in', () => {
  it('is for thirty times an hour, and what one person has used up is no neighbour’s loss', async () => {
    const limits = new SignInLimits();
    const [gerda, karen] = [actorOf('guest', 'Gerda'), actorOf('coordinator', 'Karen')];
    for (let n = 0; n < 30; n++) await limits.count(gerda, HOME);
    for (let n = 0; n < 2_000; n++) await expect(limits.count(gerda, HOME)).rejects.toThrow(TooManySignIns);
    await limits.count(karen, HOME);
  });

  it('is for a thousand times an hour from one household, whoever they are and whichever address of theirs they send from', async () => {
    const limits = new SignInLimits();
    const everybody = Array.from({ length: 1_001 }, (_, n) => actorOf('guest', `guest ${n}`));
    const last = everybody.pop() ?? actorOf('guest', 'Gerda');
    for (const [n, each] of everybody.entries()) await limits.count(each, `2001:db8:1:2::${n.toString(16)}`);
    await expect(limits.count(last, '2001:db8:1:2::ffff')).rejects.toMatchObject({ retryAfter: expect.any(Number) });
    await limits.count(last, HOME);
  });
});
