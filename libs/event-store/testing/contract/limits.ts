import { expect, it } from '@jest/globals';
import { AppendTooLarge, type EventStore, positionOf } from '../../src/event-store.js';
import { reachableBytes } from '../memory.js';
import { collect, eventOfBytes, newNames } from '../sample-events.js';

const MEGABYTE = 1024 * 1024;

export function limits(store: () => EventStore): void {
  /** Appends events of some 800 bytes. */
  const fill = async (stream: (name: string, id: string) => string, thousands: number): Promise<void> => {
    const thousand = Array.from({ length: 1_000 }, () => eventOfBytes(800));
    for (let round = 0; round < thousands; round++)
      await store().append(stream('ride', `${round % 4}`), thousand, { expected: 'any' });
  };

  it('takes 900 kB at once, metadata counted', async () => {
    const { stream } = newNames();
    const one = [eventOfBytes(900_000)];
    const many = Array.from({ length: 30 }, () => eventOfBytes(30_000));
    await store().append(stream('ride', '1'), one, { expected: 'noStream' });
    await store().append(stream('ride', '2'), many, { expected: 'noStream' });
    for (const [id, events] of [
      ['1', one],
      ['2', many],
    ] as const) {
      const stored = await collect(store().read(stream('ride', id)));
      expect(stored.map(({ data, metadata }) => [data.length, metadata.length])).toEqual(
        events.map(({ data, metadata }) => [data.length, metadata.length]),
      );
    }
  });

  it('refuses more than it takes, and stores nothing of it', async () => {
    const { stream } = newNames();
    const many = Array.from({ length: 30 }, () => eventOfBytes(40_000));
    for (const events of [[eventOfBytes(1_100_000)], many])
      await expect(store().append(stream('ride'), events, { expected: 'noStream' })).rejects.toThrow(AppendTooLarge);
    expect(await collect(store().read(stream('ride')))).toEqual([]);
  });

  it('reads 100,000 events without holding them in memory', async () => {
    const { category, stream } = newNames();
    const after = (await store().head()) ?? positionOf(0);
    await fill(stream, 100);
    const [held, growth]: [number, number[]] = [await reachableBytes(), []];
    let [seen, bytes] = [0, 0];
    for await (const { data, metadata } of store().readAll({ after, categories: [category('ride')] })) {
      seen += 1;
      bytes += data.length + metadata.length;
      if (seen % 30_000 === 0) growth.push((await reachableBytes()) - held);
    }
    expect(seen).toBe(100_000);
    expect(bytes).toBeGreaterThan(75 * MEGABYTE);
    expect(Math.max(...growth)).toBeLessThan(15 * MEGABYTE);
    // Ends what hangs, and nothing else: this is more work than any other spec, beside the load of all others.
  }, 180_000);

  it('gathers nothing in memory for a subscriber that is slow', async () => {
    const { category, stream } = newNames();
    const after = (await store().head()) ?? positionOf(0);
    await fill(stream, 50);
    const ended = new AbortController();
    const wanted = { after, categories: [category('ride')], signal: ended.signal };
    const held = await reachableBytes();
    const slow = store().subscribe(wanted)[Symbol.asyncIterator]();
    await slow.next();
    // While it ponders its first slice, a quick one gets through: whoever gathers for the slow one has had the time to.
    let seen = 0;
    for await (const { events } of store().subscribe(wanted)) if ((seen += events.length) === 50_000) break;
    expect((await reachableBytes()) - held).toBeLessThan(15 * MEGABYTE);
    ended.abort();
    await slow.return?.();
  });
}
