import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  HAVN,
  TRANEGAARDEN,
  between,
  bike,
  clockTime,
  day,
  pilot,
  request,
  smallDays,
} from '../../testing/small-days.js';
import { copenhagenDay } from '../../testing/copenhagen.js';
import { rulesBroken } from './rules-kept.js';
import { suggestInTurn, suggestRides } from './suggest-rides.js';
import type { Suggestion, SuggestionDay } from './suggestion-day.js';
import { MINUTE, startsOf } from './times.js';

const pilotOf = ({ rides }: Suggestion, requestId: string): string | undefined =>
  rides.find((ride) => ride.requestId === requestId)?.pilotId;
const bikeOf = ({ rides }: Suggestion, requestId: string): string | undefined =>
  rides.find((ride) => ride.requestId === requestId)?.bikeId;

/** How many requests can be met at most: every way of meeting them is tried. */
function mostPossible(given: SuggestionDay, requests = given.requests, rides: Suggestion['rides'] = []): number {
  const [first, ...others] = requests;
  if (!first) return rides.length;
  let most = mostPossible(given, others, rides);
  for (const { from } of startsOf(first))
    for (const { bikeId } of given.bikes)
      for (const { pilotId } of given.pilots) {
        const endsAt = from + first.minutes * MINUTE;
        const more = [...rides, { requestId: first.requestId, bikeId, pilotId, startsAt: from, endsAt, reasons: [] }];
        if (rulesBroken(given, { rides: more }).length === 0) most = Math.max(most, mostPossible(given, others, more));
        if (most === rides.length + requests.length) return most;
      }
  return most;
}

describe('what is suggested for any day', () => {
  it('keeps every rule, is never fewer rides than first come, first served, and never more than its bound', () =>
    fc.assert(
      fc.asyncProperty(smallDays({ requests: 8, bikes: 4, pilots: 4 }), async (given) => {
        const [suggested, inTurn] = [await suggestRides(given), suggestInTurn(given)];
        expect(rulesBroken(given, suggested)).toEqual([]);
        expect(rulesBroken(given, inTurn)).toEqual([]);
        expect(suggested.rides.length).toBeGreaterThanOrEqual(inTurn.rides.length);
        expect(suggested.gap.bound).toBeGreaterThanOrEqual(suggested.rides.length);
        expect(suggested.rides.length + suggested.unmet.length).toBe(given.requests.length);
      }),
      { numRuns: 150 },
    ));

  it('is as many rides as there could be, where every way can be tried', () =>
    fc.assert(
      fc.asyncProperty(smallDays({ requests: 3, bikes: 2, pilots: 2 }), async (given) => {
        const { rides, gap, bestSoFar } = await suggestRides(given);
        expect([rides.length, gap, bestSoFar]).toEqual([
          mostPossible(given),
          { placed: rides.length, bound: rides.length },
          false,
        ]);
      }),
      { numRuns: 60 },
    ));

  it('is the same when it is asked again', () =>
    fc.assert(
      fc.asyncProperty(smallDays({ requests: 8, bikes: 4, pilots: 4 }), async (given) => {
        expect(await suggestRides(given)).toEqual(await suggestRides(structuredClone(given)));
      }),
      { numRuns: 30 },
    ));

  it('keeps every rule when there is no time at all, and says that it is the best so far', () =>
    fc.assert(
      fc.asyncProperty(smallDays({ requests: 8, bikes: 4, pilots: 4 }), async (given) => {
        const suggested = await suggestRides(given, { timeLimitMs: 0 });
        expect(rulesBroken(given, suggested)).toEqual([]);
        expect(suggested.rides.length).toBeGreaterThanOrEqual(suggestInTurn(given).rides.length);
        expect(suggested.gap.bound).toBeGreaterThanOrEqual(suggested.rides.length);
        expect(suggested.bestSoFar).toBe(suggested.rides.length > 0);
      }),
      { numRuns: 60 },
    ));
});

describe('which requests are met', () => {
  it('moves whoever came first within their wish, so that two can ride where one would have', async () => {
    const given = day({
      bikes: [bike('sofie')],
      pilots: [pilot('aage')],
      requests: [request('patient', '10:00-13:00'), request('early', '10:00-11:00')],
    });
    expect(suggestInTurn(given).rides).toHaveLength(1);
    expect((await suggestRides(given)).rides.map(({ requestId, startsAt }) => [requestId, startsAt])).toEqual([
      ['early', clockTime('10:00')],
      ['patient', expect.any(Number)],
    ]);
  });

  it('keeps the turnaround between two rides of one bike and pilot', async () => {
    const requests = [request('first', '10:00-11:00'), request('second', '11:10-12:10')];
    const given = day({ bikes: [bike('sofie')], pilots: [pilot('aage')], requests });
    expect((await suggestRides(given)).rides).toHaveLength(1);
    expect((await suggestRides({ ...given, turnaroundMinutes: 10 })).rides).toHaveLength(2);
  });

  it('leaves alone what is booked, for the bike and for the pilot', async () => {
    const given = day({
      bikes: [bike('sofie'), bike('karen')],
      pilots: [pilot('aage'), pilot('birthe')],
      requests: [request('one', '10:00-11:00')],
      booked: [{ bikeId: 'sofie', pilotId: 'aage', ...between('10:50-11:30') }],
    });
    const suggested = await suggestRides(given);
    expect([bikeOf(suggested, 'one'), pilotOf(suggested, 'one')]).toEqual(['karen', 'birthe']);
  });

  it('never puts anybody on two rides at once, whoever asked for them', async () => {
    const theirs = { passengers: ['gerda'] };
    const given = day({
      bikes: [bike('sofie'), bike('karen')],
      pilots: [pilot('aage'), pilot('birthe')],
      requests: [
        request('of the daughter', '10:00-11:30', theirs),
        request('of home care', '10:00-11:15', theirs),
        request('later', '10:00-12:30', theirs),
      ],
    });
    const { rides, unmet } = await suggestRides(given);
    expect(rides).toHaveLength(2);
    expect(unmet.map(({ reason }) => reason)).toEqual(['passengerTaken']);
    expect(suggestInTurn(given).unmet.map(({ reason }) => reason)).toContain('passengerTaken');
  });

  it('gives a wheelchair a bike with a platform, and leaves that bike to it', async () => {
    const given = day({
      bikes: [bike('platform', { platform: true }), bike('plain')],
      pilots: [pilot('aage'), pilot('birthe')],
      requests: [request('walker', '10:00-11:00'), request('wheelchair', '10:00-11:00', { platform: true })],
    });
    const suggested = await suggestRides(given);
    expect([bikeOf(suggested, 'wheelchair'), bikeOf(suggested, 'walker')]).toEqual(['platform', 'plain']);
  });

  it('prefers the first wish, and takes a later one rather than none', async () => {
    const wishes = { windows: [between('10:00-11:00'), between('14:00-15:00')] };
    const given = day({
      bikes: [bike('sofie')],
      pilots: [pilot('aage')],
      requests: [request('one', '', wishes), request('two', '', wishes)],
    });
    const { rides } = await suggestRides(given);
    expect(rides.map(({ reasons }) => reasons[0])).toEqual([
      { code: 'wishOfTime', wish: 1, of: 2 },
      { code: 'wishOfTime', wish: 2, of: 2 },
    ]);
  });
});

describe('who drives', () => {
  it('is who is liked, when they are free, however much they drove', async () => {
    const given = day({
      bikes: [bike('sofie'), bike('karen')],
      pilots: [pilot('aage'), pilot('birthe', '09:00-17:00', { ridesLately: 9 })],
      requests: [request('one', '10:00-11:00', { likes: ['birthe'] }), request('two', '10:00-11:00')],
    });
    const suggested = await suggestRides(given);
    expect([pilotOf(suggested, 'one'), pilotOf(suggested, 'two')]).toEqual(['birthe', 'aage']);
    expect(suggested.rides.find(({ requestId }) => requestId === 'one')?.reasons).toContainEqual({
      code: 'likedPilot',
    });
  });

  it('is said when whom they like cannot', async () => {
    const given = day({
      bikes: [bike('sofie')],
      pilots: [pilot('aage'), pilot('birthe', '12:00-17:00')],
      requests: [request('one', '10:00-11:00', { likes: ['birthe'] })],
    });
    expect((await suggestRides(given)).rides[0]?.reasons).toContainEqual({ code: 'likedPilotTaken' });
  });

  it('is who drove least lately', async () => {
    const given = day({
      bikes: [bike('sofie')],
      pilots: [pilot('aage', '09:00-17:00', { ridesLately: 4 }), pilot('birthe', '09:00-17:00', { ridesLately: 1 })],
      requests: [request('one', '10:00-11:00')],
    });
    expect(pilotOf(await suggestRides(given), 'one')).toBe('birthe');
  });
});

describe('the way without passengers', () => {
  it('is short: the bike that stands nearest comes', async () => {
    const given = day({
      bikes: [bike('far', { base: HAVN }), bike('near', { base: TRANEGAARDEN })],
      pilots: [pilot('aage')],
      requests: [request('one', '10:00-11:00')],
    });
    const suggested = await suggestRides(given);
    expect([bikeOf(suggested, 'one'), suggested.emptyMetres, suggested.waysUnknown]).toEqual(['near', 0, 0]);
  });

  it('counts nothing where a place is unknown, and says so', async () => {
    const given = day({
      bikes: [bike('sofie')],
      pilots: [pilot('aage')],
      requests: [request('one', '10:00-11:00', { pickUp: undefined })],
    });
    const { rides, emptyMetres, waysUnknown } = await suggestRides(given);
    expect(rides[0]?.reasons).toContainEqual({ code: 'placeUnknown' });
    // Home again, from Tranegården to the harbour.
    expect([emptyMetres, waysUnknown]).toEqual([expect.any(Number), 1]);
    expect(emptyMetres).toBeGreaterThan(1_000);
  });
});

describe('the time that it takes', () => {
  /** A clock on which that many milliseconds pass each time that somebody looks. */
  const lookedAt = (milliseconds: number): { readonly looks: () => number; readonly clock: () => number } => {
    let looks = 0;
    return { looks: () => looks, clock: () => milliseconds * looks++ };
  };
  const large = copenhagenDay({ seed: 7, bikes: 20, pilots: 30, requests: 40 });

  it.each([
    ['before there is any for the solver', 1_000],
    ['before there is any for the ways', 300],
    ['while ways are made shorter', 20],
  ])('is over %s, and what there is by then holds and is said to be the best so far', async (_when, milliseconds) => {
    const { looks, clock } = lookedAt(milliseconds);
    const suggested = await suggestRides(large, { timeLimitMs: 1_000, clock });
    expect(suggested.bestSoFar).toBe(true);
    expect(rulesBroken(large, suggested)).toEqual([]);
    expect(suggested.rides.length).toBeGreaterThanOrEqual(suggestInTurn(large).rides.length);
    // Once it is over, each of what follows looks once.
    expect(looks()).toBeLessThanOrEqual(1_000 / milliseconds + 6);
  });

  it('is told, and first of all is told what comes in turn', async () => {
    const soFar: Suggestion[] = [];
    const { clock } = lookedAt(1);
    const { tookMs } = await suggestRides(large, { clock, soFar: (one) => soFar.push(one) });
    expect(soFar[0]).toEqual(suggestInTurn(large));
    expect(soFar.every(({ bestSoFar }) => bestSoFar)).toBe(true);
    expect(tookMs).toBeGreaterThan(0);
  });
});

describe('what cannot be met', () => {
  const unmet = async (parts: Partial<SuggestionDay>): Promise<string | undefined> =>
    (await suggestRides(day({ bikes: [bike('sofie')], pilots: [pilot('aage')], ...parts }))).unmet[0]?.reason;

  it.each([
    ['noBikeLargeEnough', { requests: [request('one', '10:00-11:00', { people: 3 })] }],
    ['noPlatform', { requests: [request('one', '10:00-11:00', { platform: true })] }],
    ['windowTooShort', { requests: [request('one', '10:00-10:45')] }],
    ['windowTooShort', { requests: [request('one', '11:00-10:00')] }],
    ['noPilotFree', { requests: [request('one', '10:00-11:00')], pilots: [] }],
    ['noPilotFree', { requests: [request('one', '17:00-19:00')] }],
    [
      'noBikeFree',
      { requests: [request('one', '10:00-11:00')], booked: [{ bikeId: 'sofie', ...between('10:00-11:00') }] },
    ],
    [
      'noBikeAndPilotTogether',
      {
        requests: [request('one', '10:00-11:15')],
        booked: [{ bikeId: 'sofie', ...between('09:00-10:00') }],
        pilots: [pilot('aage', '10:00-11:00')],
      },
    ],
  ] as const)('says %s', async (reason, parts) => {
    expect(await unmet(parts)).toBe(reason);
  });

  it('is nothing on an empty day', async () => {
    expect(await suggestRides(day({}))).toEqual({
      date: '2026-06-04',
      rides: [],
      unmet: [],
      emptyMetres: 0,
      waysUnknown: 0,
      gap: { placed: 0, bound: 0 },
      bestSoFar: false,
    });
  });
});
