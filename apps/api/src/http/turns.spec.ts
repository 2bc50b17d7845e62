import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const { signal } = new AbortController();
/** What has been promised to happen at once has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  /** Everything that is asked, in turns that last until they are ended one by one. */
  function taking(turns: Turns) {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const take = (who: string, what: string, wanted = signal) =>
      turns.take(who, wanted, async () => {
        begun.push(what);
        await new Promise<void>((end) => ends.push(end));
        return what;
      });
    const endNext = async () => {
      ends.shift()?.();
      await settled();
    };
    return { begun, take, endNext };
  }

  it('are a few at a time, fewer of one client, and clients have theirs one after another', async () => {
    const { begun, take, endNext } = taking(new Turns({ turns: 3, turnsOfOne: 2 }));
    const all = [
      ...['many 1', 'many 2', 'many 3', 'many 4', 'many 5'].map((what) => take('many', what)),
      ...['one 1', 'one 2'].map((what) => take('one', what)),
      take('other', 'other 1'),
    ];
    await settled();
    expect(begun).toEqual(['many 1', 'many 2', 'one 1']);
    for (let ended = 0; ended < all.length; ended++) await endNext();
    expect(begun.slice(3)).toEqual(['many 3', 'one 2', 'other 1', 'many 4', 'many 5']);
    expect(await Promise.all(all)).toHaveLength(8);
  });

  it('are not taken by who waits no more, nor kept by what went wrong', async () => {
    const turns = new Turns({ turns: 1, turnsOfOne: 1 });
    const { begun, take, endNext } = taking(turns);
    const first = take('a', 'first');
    const leaving = new AbortController();
    const second = take('b', 'second', leaving.signal);
    const fault = new Error('a fault');
    const third = turns.take('c', signal, () => Promise.reject(fault));
    const fourth = take('d', 'fourth');
    const gone = new Error('gone');
    leaving.abort(gone);
    await expect(second).rejects.toBe(gone);
    await expect(take('b', 'never', leaving.signal)).rejects.toBe(gone);
    void endNext();
    await expect(third).rejects.toBe(fault);
    await settled();
    await endNext();
    expect(await Promise.all([first, fourth])).toEqual(begun);
    expect(begun).toEqual(['first', 'fourth']);
  });
});
