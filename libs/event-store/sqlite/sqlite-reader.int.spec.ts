import { describe, expect, it } from '@jest/globals';
import type { EventStore, ReadOnlyEventStore } from '../src/event-store.js';
import { collect, eventOfBytes, idsOf, newNames, someEvents, temporaryFolder } from '../testing/index.js';
import { openSqliteEventStore, openSqliteReader } from './index.js';

const newFolder = temporaryFolder();
const { stream } = newNames();

describe("the auditor's reader", () => {
  it('reads while the application writes', async () => {
    await whileBothAreOpen(async (store, reader) => {
      const events = someEvents(3);
      await store.append(stream('ride'), events, { expected: 'noStream' });
      expect(idsOf(await collect(reader.readAll()))).toEqual(idsOf(events));
      expect(idsOf(await collect(reader.read(stream('ride'), { direction: 'backward', limit: 1 })))).toEqual([
        events[2]?.id,
      ]);
      expect(await reader.head()).toEqual(await store.head());
    });
  });

  it('follows what the application writes', async () => {
    await whileBothAreOpen(async (store, reader) => {
      const events = someEvents(4);
      const seen: string[] = [];
      let appended = 0;
      for await (const slice of reader.subscribe({ signal: new AbortController().signal })) {
        seen.push(...idsOf(slice.events));
        if (seen.length === events.length) break;
        if (slice.live && appended === seen.length)
          await store.append(stream('ride'), events.slice(appended, ++appended), { expected: 'any' });
      }
      expect(seen).toEqual(idsOf(events));
    });
  });

  it('does not hold up the application, not even at its end', async () => {
    const folder = newFolder();
    const store = await openSqliteEventStore({ folder });
    const reader = await openSqliteReader({ folder });
    const pages = reader.readAll()[Symbol.asyncIterator]();
    for (let round = 0; round < 3; round++) await store.append(stream('ride'), someEvents(700), { expected: 'any' });
    await pages.next();
    await store.close();
    expect(await collect(reader.readAll())).toHaveLength(2_100);
    await reader.close();
  });

  it('reads what is left when the application has stopped', async () => {
    const folder = newFolder();
    const events = someEvents(2);
    const store = await openSqliteEventStore({ folder });
    await store.append(stream('ride'), events, { expected: 'noStream' });
    await store.close();
    const reader = await openSqliteReader({ folder });
    expect(idsOf(await collect(reader.readAll()))).toEqual(idsOf(events));
    await reader.close();
    await (await openSqliteEventStore({ folder })).close();
  });

  it('ends its subscriptions when it is closed while they wait', async () => {
    await whileBothAreOpen(async (_, reader) => {
      const slices = reader.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
      await slices.next();
      const next = slices.next();
      await reader.close();
      expect(await next).toEqual({ done: true, value: undefined });
    });
  });
});

it('hands out few events at a time where they are large', async () => {
  const store = await openSqliteEventStore({ folder: newFolder() });
  for (let id = 0; id < 20; id++)
    await store.append(stream('ride', `${id}`), [eventOfBytes(900_000)], { expected: 'noStream' });
  let seen = 0;
  for await (const { events } of store.subscribe({ signal: new AbortController().signal })) {
    expect(events.length).toBeLessThanOrEqual(5);
    if ((seen += events.length) === 20) break;
  }
  await store.close();
});

async function whileBothAreOpen(use: (store: EventStore, reader: ReadOnlyEventStore) => Promise<void>): Promise<void> {
  const folder = newFolder();
  const store = await openSqliteEventStore({ folder });
  const reader = await openSqliteReader({ folder });
  try {
    await use(store, reader);
  } finally {
    await reader.close();
    await store.close();
  }
}
