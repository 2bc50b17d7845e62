import { expect, it } from '@jest/globals';
import { type EventStore, type Position, type ReadAllOptions, positionOf } from '../../src/event-store.js';
import { anEvent, collect, idsOf, newNames } from '../sample-events.js';

export function readingTheLog(store: () => EventStore): void {
  /** One event each in ride, pilot, rideDay, ride, in this order. */
  const written = async () => {
    const { category, stream } = newNames();
    const start = await store().head();
    const places: Position[] = [];
    const events = [anEvent(), anEvent(), anEvent(), anEvent()];
    const streams = [stream('ride', '1'), stream('pilot'), stream('rideDay'), stream('ride', '2')];
    for (const [index, event] of events.entries())
      places.push((await store().append(streams[index] ?? '', [event], { expected: 'noStream' })).position);
    const ours = new Set(streams);
    const read = async (options: ReadAllOptions = {}): Promise<string[]> => {
      const log = await collect(store().readAll({ ...(start ? { after: start } : {}), ...options }));
      return idsOf(log.filter((event) => ours.has(event.stream)));
    };
    return { category, places, ids: idsOf(events), read };
  };

  it('hands out the events of all streams in the order in which they were appended', async () => {
    const { ids, read } = await written();
    expect(await read()).toEqual(ids);
  });

  it('starts after a position and ends with one', async () => {
    const { ids, places, read } = await written();
    const [first, second, third] = places;
    expect(await read({ ...(first ? { after: first } : {}) })).toEqual(ids.slice(1));
    expect(await read({ ...(third ? { until: third } : {}) })).toEqual(ids.slice(0, 3));
    expect(await read({ ...(first && third ? { after: first, until: third } : {}) })).toEqual(ids.slice(1, 3));
    expect(await read({ ...(second ? { after: second, until: second } : {}) })).toEqual([]);
  });

  it('finds the event that stands at a position, and none where none stands', async () => {
    const { ids, places } = await written();
    for (const [index, place] of places.entries()) expect((await store().eventAt(place))?.id).toBe(ids[index]);
    const last = BigInt(places.at(-1) ?? 0);
    for (const elsewhere of [last - 1n, last + 1n, last + 1_000_000n]) {
      const found = await store().eventAt(positionOf(elsewhere));
      // Another event may stand there, but nothing is said to stand where it does not.
      if (found) expect(found.position).toBe(positionOf(elsewhere));
    }
    expect(await store().eventAt(positionOf(last + 1_000_000n))).toBeUndefined();
  });

  it('finds nothing after its end', async () => {
    const { places, read } = await written();
    const last = places.at(-1);
    expect(await read(last ? { after: last } : {})).toEqual([]);
  });

  it('tells a category from one whose name begins with it', async () => {
    const { category, ids, read } = await written();
    expect(await read({ categories: [category('ride')] })).toEqual([ids[0], ids[3]]);
    expect(await read({ categories: [category('rideDay')] })).toEqual([ids[2]]);
    expect(await read({ categories: [category('rid')] })).toEqual([]);
  });

  it('merges several categories in log order', async () => {
    const { category, ids, read } = await written();
    expect(await read({ categories: [category('rideDay'), category('pilot')] })).toEqual([ids[1], ids[2]]);
    expect(await read({ categories: [] })).toEqual([]);
  });

  it('ends where the log ended when it was asked', async () => {
    const { stream, category } = newNames();
    await store().append(stream('ride'), [anEvent()], { expected: 'noStream' });
    let seen = 0;
    for await (const event of store().readAll({ categories: [category('ride')] })) {
      seen += 1;
      await store().append(event.stream, [anEvent()], { expected: 'any' });
    }
    expect(seen).toBe(1);
  });
}
