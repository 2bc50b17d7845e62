import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EventStoreDBClient, START, excludeSystemEvents, jsonEvent } from '@eventstore/db-client';
import type { NewEvent } from '#event-store';
import { openEventStoreDB } from '#event-store/eventstoredb';
import { type Comparison, report } from './bench.js';

/**
 * Our adapter against the official client, which does the same on the same server: the one that EVENTSTOREDB_URL names, or the
 * double in a process of its own. The client builds and parses JSON, ours carries bytes and checks what comes of them.
 */
const APPENDS = 1_600;
const EVENTS = 10_000;

const server = process.env['EVENTSTOREDB_URL'] ? undefined : await startDouble();
const connectionString = process.env['EVENTSTOREDB_URL'] ?? server?.url ?? '';
const store = await openEventStoreDB({ connectionString });
const client = EventStoreDBClient.connectionString(connectionString);

async function startDouble() {
  const main = fileURLToPath(new URL('../../libs/event-store/eventstoredb/testing/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /esdb:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, child };
  }
  throw new Error('the double did not say where it is');
}

/** As large as what a café's session records. */
const data = () => ({ guestId: randomUUID(), registeredFor: randomUUID(), needs: 'x'.repeat(200) });
const metadata = () => ({
  commandId: randomUUID(),
  actor: { id: randomUUID(), kind: 'volunteer' },
  rest: 'x'.repeat(200),
});
const TYPE = 'GuestRegisteredForCafeSession';
const bytesOf = (value: object): Buffer => Buffer.from(JSON.stringify(value));
const ourEvent = (): NewEvent => ({
  id: randomUUID(),
  type: TYPE,
  data: bytesOf(data()),
  metadata: bytesOf(metadata()),
});
const theirEvent = () => jsonEvent({ id: randomUUID(), type: TYPE, data: data(), metadata: metadata() });
const newStream = (): string => `cafeSession-0183_${randomUUID()}`;

/** So many at once, each to a stream of its own and one after the other in it. */
function appending(atOnce: number, appends: number): Comparison {
  const rounds = Array.from({ length: appends / atOnce }, (_, round) => round);
  const writers = Array.from({ length: atOnce }, (_, writer) => writer);
  return {
    name: `append, ${atOnce} at once`,
    aim: 1.3,
    operation: 'append',
    operations: appends,
    ours: () =>
      Promise.all(
        writers.map(async () => {
          const stream = newStream();
          for (const round of rounds)
            await store.append(stream, [ourEvent()], { expected: round === 0 ? 'noStream' : round - 1 });
        }),
      ),
    baseline: () =>
      Promise.all(
        writers.map(async () => {
          const stream = newStream();
          for (const round of rounds)
            await client.appendToStream(stream, theirEvent(), {
              expectedRevision: round === 0 ? 'no_stream' : BigInt(round - 1),
            });
        }),
      ),
  };
}

async function readOurs(): Promise<void> {
  let seen = 0;
  for await (const { data } of store.readAll()) if (data.length > 0 && ++seen === EVENTS) break;
}

async function readTheirs(): Promise<void> {
  let seen = 0;
  for await (const { event } of client.readAll({ direction: 'forwards', fromPosition: START, maxCount: 1_000_000 }))
    if (event && !event.type.startsWith('$') && ++seen === EVENTS) break;
}

async function subscribeOurs(): Promise<void> {
  const enough = new AbortController();
  let seen = 0;
  for await (const { events } of store.subscribe({ signal: enough.signal }))
    if ((seen += events.length) >= EVENTS) break;
  enough.abort();
}

async function subscribeTheirs(): Promise<void> {
  const subscription = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
  let seen = 0;
  for await (const { event } of subscription) if (event && ++seen === EVENTS) break;
  await subscription.unsubscribe();
}

const filled = newStream();
for (let from = 0; from < EVENTS; from += 500)
  await store.append(filled, Array.from({ length: 500 }, ourEvent), { expected: from === 0 ? 'noStream' : from - 1 });

const reading = (name: string, ours: () => unknown, baseline: () => unknown): Comparison => ({
  name,
  aim: 1.3,
  operation: 'event',
  operations: EVENTS,
  ours,
  baseline,
});

await report([
  appending(1, APPENDS / 4),
  appending(64, APPENDS),
  reading(`reading the log, ${EVENTS} events`, readOurs, readTheirs),
  reading(`catching up by subscription, ${EVENTS} events`, subscribeOurs, subscribeTheirs),
]);
await client.dispose();
await store.close();
server?.child.kill('SIGTERM');
