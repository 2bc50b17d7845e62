import { expect, it } from '@jest/globals';
import type { StreamName } from '#kernel';
import type { EventStore, ReadStreamOptions } from '../../src/event-store.js';
import { anEvent, collect, newNames, someEvents } from '../sample-events.js';

export function readingStreams(store: () => EventStore): void {
  const streamOfFive = async (): Promise<StreamName> => {
    const stream = newNames().stream('ride');
    await store().append(stream, someEvents(5), { expected: 'noStream' });
    return stream;
  };

  const readings: { options: ReadStreamOptions; revisions: number[] }[] = [
    { options: {}, revisions: [0, 1, 2, 3, 4] },
    { options: { limit: 2 }, revisions: [0, 1] },
    { options: { limit: 0 }, revisions: [] },
    { options: { limit: 99 }, revisions: [0, 1, 2, 3, 4] },
    { options: { from: 2 }, revisions: [2, 3, 4] },
    { options: { from: 2, limit: 2 }, revisions: [2, 3] },
    { options: { from: 4 }, revisions: [4] },
    { options: { from: 5 }, revisions: [] },
    { options: { direction: 'backward' }, revisions: [4, 3, 2, 1, 0] },
    { options: { direction: 'backward', limit: 1 }, revisions: [4] },
    { options: { direction: 'backward', limit: 0 }, revisions: [] },
    { options: { direction: 'backward', from: 2 }, revisions: [2, 1, 0] },
    { options: { direction: 'backward', from: 3, limit: 2 }, revisions: [3, 2] },
    { options: { direction: 'backward', from: 0 }, revisions: [0] },
    { options: { direction: 'backward', from: 99, limit: 2 }, revisions: [4, 3] },
  ];
  it.each(readings)('reads $revisions of five events with $options', async ({ options, revisions }) => {
    const stream = await streamOfFive();
    expect((await collect(store().read(stream, options))).map(({ revision }) => revision)).toEqual(revisions);
  });

  it.each(['forward', 'backward'] as const)('finds nothing %s where there is no stream', async (direction) => {
    expect(await collect(store().read(newNames().stream('ride'), { direction }))).toEqual([]);
  });

  it('reads no stream but the one that is named', async () => {
    const { stream } = newNames();
    await store().append(stream('ride', '1'), [anEvent()], { expected: 'noStream' });
    await store().append(stream('ride', '11'), [anEvent()], { expected: 'noStream' });
    expect((await collect(store().read(stream('ride', '1')))).map((event) => event.stream)).toEqual([
      stream('ride', '1'),
    ]);
  });

  it('reads a stream that is longer than a page, both ways', async () => {
    const stream = newNames().stream('ride');
    await store().append(stream, someEvents(1_700), { expected: 'noStream' });
    const upwards = Array.from({ length: 1_700 }, (_, revision) => revision);
    expect((await collect(store().read(stream))).map(({ revision }) => revision)).toEqual(upwards);
    const backwards = await collect(store().read(stream, { direction: 'backward' }));
    expect(backwards.map(({ revision }) => revision)).toEqual(upwards.reverse());
  });

  it('can be left off in the middle', async () => {
    const stream = await streamOfFive();
    for await (const { revision } of store().read(stream)) if (revision === 2) break;
    expect(await collect(store().read(stream))).toHaveLength(5);
  });
}
