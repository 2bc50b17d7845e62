import { describe, expect, it } from '@jest/globals';
import { copenhagenDay } from '../../testing/copenhagen.js';
import { bike, day, pilot, request } from '../../testing/small-days.js';
import { suggestInTurn, suggestRides } from './suggest-rides.js';
import { solveInWorker, solveShiftsInWorker } from './solve-in-worker.js';

const given = day({ bikes: [bike('sofie')], pilots: [pilot('aage')], requests: [request('one', '10:00-11:00')] });

describe('suggesting in a thread of its own', () => {
  it('gives what it would have given here, and what it took', async () => {
    const { tookMs, ...suggestion } = await solveInWorker(given);
    expect(suggestion).toEqual(await suggestRides(given));
    expect(tookMs).toBeGreaterThan(0);
  });

  it('takes as little as a share of a millisecond for a limit', async () =>
    expect((await solveInWorker(given, { timeLimitMs: 10_000 / 3 })).bestSoFar).toBe(false));

  it('gives the best so far when there is no time', async () => {
    expect(await solveInWorker(given, { timeLimitMs: 0 })).toMatchObject({ bestSoFar: true, gap: { placed: 1 } });
  });

  it('stops when it is told to, with the reason that was given', async () => {
    const signal = AbortSignal.abort(new Error('the coordinator has left'));
    await expect(solveInWorker(given, { signal })).rejects.toThrow('the coordinator has left');
    const stopped = new AbortController();
    const suggested = solveInWorker(given, { signal: stopped.signal });
    stopped.abort(new Error('enough'));
    await expect(suggested).rejects.toThrow('enough');
  });

  it('gives what there is when it has been enough, however long the solver would go on', async () => {
    const large = copenhagenDay({ seed: 183 });
    const suggested = await solveInWorker(large, { enough: AbortSignal.abort() });
    expect(suggested).toEqual(suggestInTurn(large));
    expect(suggested.bestSoFar).toBe(true);
  });

  it('suggests shifts as well', async () => {
    expect((await solveShiftsInWorker({ sessions: [], volunteers: [], booked: [] })).shifts).toEqual([]);
  });
});
