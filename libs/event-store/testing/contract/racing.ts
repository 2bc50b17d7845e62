import { expect, it } from '@jest/globals';
import { type EventStore, WrongExpectedRevision } from '../../src/event-store.js';
import { anEvent, collect, idsOf, newNames, someEvents } from '../sample-events.js';

export function racing(store: () => EventStore): void {
  it.each(['noStream', 0] as const)('lets exactly one of many win that expect the same (%s)', async (expected) => {
    const stream = newNames().stream('ride');
    if (expected === 0) await store().append(stream, [anEvent()], { expected: 'noStream' });
    const contenders = someEvents(20);
    const outcomes = await Promise.allSettled(contenders.map((event) => store().append(stream, [event], { expected })));
    const winners = contenders.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(idsOf(await collect(store().read(stream))).at(-1)).toBe(winners[0]?.id);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
  });

  it('gives everybody a place of their own, and the places in a stream in log order', async () => {
    const { category, stream } = newNames();
    const after = await store().head();
    const appends = Array.from({ length: 300 }, (_, index) => ({
      name: stream('ride', `${index % 7}`),
      events: someEvents(1 + (index % 3)),
    }));
    const places = await Promise.all(
      appends.map(({ name, events }) => store().append(name, events, { expected: 'any' })),
    );
    expect(new Set(places.map(({ position }) => position)).size).toBe(appends.length);

    const log = await collect(store().readAll({ categories: [category('ride')], ...(after ? { after } : {}) }));
    expect(log).toHaveLength(600);
    expect(log.map(({ position }) => position)).toEqual(log.map(({ position }) => position).sort());
    for (let id = 0; id < 7; id++) {
      const inStream = log.filter((event) => event.stream === stream('ride', `${id}`));
      expect(inStream.map(({ revision }) => revision)).toEqual(inStream.map((_, index) => index));
    }
    appends.forEach(({ name, events }, index) => {
      const last = log.find((event) => event.position === places[index]?.position);
      expect(last).toMatchObject({ stream: name, revision: places[index]?.revision, id: events.at(-1)?.id });
    });
  });

  it('answers one saying that is sent twice at once with one place', async () => {
    const stream = newNames().stream('ride');
    const events = someEvents(2);
    const say = () => store().append(stream, events, { expected: 'noStream' });
    const [first, second] = await Promise.all([say(), say()]);
    expect(second).toEqual(first);
    expect(await collect(store().read(stream))).toHaveLength(2);
  });
}
