import { expect, it } from '@jest/globals';
import { type EventStore, StoreUnavailable, positionOf } from '../../src/event-store.js';
import { anEvent, collect, newNames } from '../sample-events.js';

export function closing(open: () => Promise<EventStore>): void {
  it('finishes the appends that it has taken', async () => {
    const store = await open();
    const { stream } = newNames();
    const appends = Array.from({ length: 20 }, (_, id) =>
      store.append(stream('ride', `${id}`), [anEvent()], { expected: 'noStream' }),
    );
    await store.close();
    expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(appends.map(() => 0));
  });

  it('ends its subscriptions', async () => {
    const store = await open();
    const after = (await store.head()) ?? positionOf(0);
    const waiting = store.subscribe({ after, signal: new AbortController().signal })[Symbol.asyncIterator]();
    for (;;) if (((await waiting.next()).value as { live: boolean }).live) break;
    const next = waiting.next();
    await store.close();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('refuses what is asked of it afterwards', async () => {
    const store = await open();
    await store.close();
    const stream = newNames().stream('ride');
    await expect(store.append(stream, [anEvent()], { expected: 'any' })).rejects.toThrow(StoreUnavailable);
    await expect(collect(store.read(stream))).rejects.toThrow(StoreUnavailable);
    await expect(collect(store.readAll())).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
  });

  it('may be closed twice', async () => {
    const store = await open();
    await store.close();
    await expect(store.close()).resolves.toBeUndefined();
  });
}
