import { beforeEach, describe, expect, it } from '@jest/globals';
import { municipalitySchema, systemActor } from '#kernel';

import { Budgets, clientOf } from './budget.js';

describe('a budget', () => {
  let budgets: Budgets;
  beforeEach(() => {
    budgets = new Budgets({
      price: { mostOfOneRequest: 100, mostOfOneSubscription: 100, perMinute: 100 },
      strangersPerMinute: 1,
    });
  });

  it('is left to something cheaper where it is too little', async () => {
    await budgets.spend('karen', 70);
    await expect(budgets.spend('karen', 40)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^This costs 40, and 30 of 100 are left for this minute: ask for less .* in 60 seconds\.$/,
      ),
      extensions: { code: 'TOO_MANY_REQUESTS', cost: { requested: 40, budget: 100, left: 30 } },
    });
    await expect(budgets.spend('karen', 30)).resolves.toMatchObject({ left: 0 });
    await expect(budgets.demandSome('karen')).rejects.toMatchObject({ extensions: { http: { status: 429 } } });
    await expect(budgets.demandSome('else')).resolves.toBeUndefined();
  });

  it('is asked for no more than is not owed yet', async () => {
    await budgets.owe('karen', 10);
    await expect(budgets.spend('karen', 90, 10)).resolves.toMatchObject({ requested: 90, left: 10 });
    await expect(budgets.spend('karen', 10, 10)).resolves.toMatchObject({ requested: 10, left: 10 });
  });

  it('may be owed more than there is', async () => {
    await expect(budgets.owe('karen', 140)).resolves.toMatchObject({ requested: 140, left: 0 });
    await expect(budgets.spend('karen', 1)).rejects.toMatchObject({ extensions: { code: 'TOO_MANY_REQUESTS' } });
  });

  it.each([
    ['another address', '192.0.2.1', '192.0.2.2', false],
    ['the same address', '192.0.2.1', '192.0.2.1', true],
    ['an address of IPv4 as IPv6 writes it, and another', '::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['an address from the same house', '2001:db8:1:2::1', '2001:db8:1:2:ffff:eeee:dddd:1', true],
    ['an address from the house next door', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ])('of strangers is that of their house: %s', async (_what, one, other, isOne) => {
    await budgets.countStranger(one);
    const again = budgets.countStranger(other);
    await (isOne
      ? expect(again).rejects.toMatchObject({ extensions: { code: 'TOO_MANY_REQUESTS' } })
      : expect(again).resolves.toBeUndefined());
  });

  it('is a client’s own in its own municipality', () => {
    const of = (code: string) => clientOf(systemActor(municipalitySchema.parse(code), 'karen'));
    expect([of('0183'), of('0101')]).toEqual(['system/0183/karen', 'system/0101/karen']);
  });
});
