import { describe, expect, it } from '@jest/globals';
import { bike, day, pilot, request } from '../../testing/small-days.js';
import { inShares, suggestDays } from './suggest-days.js';
import { suggestInTurn, suggestRides } from './suggest-rides.js';
import type { Suggestion, SuggestionDay } from './suggestion-day.js';

const one = day({
  bikes: [bike('sofie')],
  pilots: [pilot('aage'), pilot('birthe')],
  requests: [request('one', '10:00-11:00', { recurs: true })],
});
const metOn = (days: readonly Suggestion[]): readonly (readonly string[])[] =>
  days.map(({ rides }) => rides.map(({ requestId }) => requestId));

describe('rides that are suggested for a week', () => {
  it('are driven by others from day to day, since who drove yesterday waits', async () => {
    const days = await suggestDays([one, one, one, one], (each) => suggestRides(each));
    const drove = days.map(({ rides: [ride] }) => ride?.pilotId);
    expect(drove[1]).not.toBe(drove[0]);
    expect(drove.filter((who) => who === 'aage')).toHaveLength(2);
  });

  it('count what is booked once: every day says already who is booked before it', async () => {
    const booked = { ...one, requests: [], booked: [{ bikeId: 'sofie', pilotId: 'aage', from: 0, until: 1 }] };
    const asked: SuggestionDay[] = [];
    await suggestDays([booked, one], (each) => {
      asked.push(each);
      return suggestRides(each);
    });
    expect(asked[1]?.pilots.map(({ ridesLately }) => ridesLately)).toEqual([0, 0]);
  });

  it('meet a request once, and one that recurs on each of its days', async () => {
    const days = ['once', 'recurs'].map((requestId) =>
      request(requestId, '10:00-11:00', { recurs: requestId === 'recurs' }),
    );
    const given = { ...one, bikes: [bike('sofie'), bike('karen')], requests: days };
    expect(metOn(await suggestDays([given, given], (each) => suggestRides(each)))).toEqual([
      ['once', 'recurs'],
      ['recurs'],
    ]);
  });

  it('leave for later what can wait, so that what cannot is met', async () => {
    const [patient, urgent] = [request('patient', '10:00-11:00'), request('urgent', '10:00-11:00')];
    const days = [
      { ...one, requests: [patient, urgent] },
      { ...one, requests: [patient] },
    ];
    expect(metOn(await suggestDays(days, (each) => suggestRides(each)))).toEqual([['urgent'], ['patient']]);
  });
});

describe('the time for a week', () => {
  const limitsOf = async (took: readonly number[], timeLimitMs: number): Promise<readonly number[]> => {
    const limits: number[] = [];
    const solve = inShares({ days: took.length, timeLimitMs, mostOfOneMs: 50 }, (each, limit) => {
      limits.push(limit);
      return Promise.resolve({ ...suggestInTurn(each), tookMs: took[limits.length - 1] ?? 0 });
    });
    await suggestDays(
      took.map(() => one),
      solve,
    );
    return limits;
  };

  it('is shared: what one day leaves goes to the others, though never too much to one', async () =>
    expect(await limitsOf([10, 0, 40, 30], 120)).toEqual([30, 110 / 3, 50, 50]));

  it('is never more in all, however long the first takes', async () =>
    expect(await limitsOf([60, 60, 60], 120)).toEqual([40, 30, 0]));
});
