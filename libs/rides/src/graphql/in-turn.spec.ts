import { describe, expect, it } from '@jest/globals';
import { InTurn } from './in-turn.js';

describe('one suggestion at a time', () => {
  it('waits for the one before it, though that one fails', async () => {
    const turns = new InTurn();
    const told: string[] = [];
    const first = turns.run(async () => {
      told.push('first begins');
      await Promise.resolve();
      told.push('first ends');
      throw new Error('no');
    });
    const second = turns.run(async () => Promise.resolve(told.push('second begins')));
    await expect(first).rejects.toThrow('no');
    await second;
    expect(told).toEqual(['first begins', 'first ends', 'second begins']);
  });

  it('is not begun when nobody waits for it any more', async () => {
    const [turns, gone] = [new InTurn(), new AbortController()];
    const before = turns.run(async () => {
      await Promise.resolve();
      gone.abort(new Error('the coordinator has left'));
    });
    const late = turns.run(() => Promise.reject(new Error('begun')), gone.signal);
    await before;
    await expect(late).rejects.toThrow('the coordinator has left');
  });
});
