import { randomInt, randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { EventStore, NewEvent } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { type Part, say, sayRefusal } from './history.js';

/** Appends to many streams at once for as long as it lives, and says what was acknowledged. */
const [folder = '', durability] = process.argv.slice(2);
const WRITERS = 24;

const utf8 = new TextEncoder();
const eventOf = (part: Part): NewEvent => ({
  id: randomUUID(),
  type: 'SomethingHappened',
  data: utf8.encode(JSON.stringify({ ...part, text: 'x'.repeat(randomInt(1_500)) })),
  metadata: utf8.encode('{}'),
});

async function appendForever(store: EventStore, stream: string): Promise<never> {
  let last: number | undefined;
  for await (const { revision } of store.read(stream, { direction: 'backward', limit: 1 })) last = revision;
  for (;;) {
    const [append, of] = [randomUUID(), randomInt(1, 5)];
    const events = Array.from({ length: of }, (_, index) => eventOf({ append, index, of }));
    ({ revision: last } = await store.append(stream, events, { expected: last ?? 'noStream' }));
    say({ acknowledged: { stream, revision: last, ids: events.map(({ id }) => id) } });
    await turn();
  }
}

try {
  const store = await openSqliteEventStore({ folder, durability: durability === 'deferred' ? 'deferred' : 'full' });
  say({ opened: true });
  await Promise.all(Array.from({ length: WRITERS }, (_, index) => appendForever(store, `ride-0183_${index}`)));
} catch (error) {
  sayRefusal(error);
}
