import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent } from '#event-store';
import { openDatabase, openSqliteEventStore, prepare } from '#event-store/sqlite';
import { type Comparison, report } from './bench.js';

/**
 * Durable appends against the bare driver, which inserts the same rows into the same table with the same durability, without
 * looking at any revision and without leaving its thread.
 */
const APPENDS = 6_400;

const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
const store = await openSqliteEventStore({ folder: join(folder, 'ours') });
await (await openSqliteEventStore({ folder: join(folder, 'bare') })).close();
const bare = openDatabase(join(folder, 'bare', 'log.db'), 'readWrite');
bare.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
const begin = prepare(bare, 'BEGIN IMMEDIATE');
const commit = prepare(bare, 'COMMIT');
const insert = prepare(bare, 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');

/** As large as what a café's session records. */
const anEvent = (): NewEvent => ({
  id: randomUUID(),
  type: 'GuestRegisteredForCafeSession',
  data: Buffer.from(JSON.stringify({ guestId: randomUUID(), registeredFor: randomUUID(), needs: 'x'.repeat(200) })),
  metadata: Buffer.from(
    JSON.stringify({ commandId: randomUUID(), actor: { id: randomUUID(), kind: 'volunteer' }, rest: 'x'.repeat(200) }),
  ),
});

let position = 0;
/** So many at once, each to a stream of its own and one after the other in it. */
function appending(atOnce: number, appends: number): Comparison {
  const streams = Array.from({ length: atOnce }, () => `cafeSession-0183_${randomUUID()}`);
  const events = Array.from({ length: appends / atOnce }, () => streams.map(anEvent));
  let [ourNext, bareNext] = [0, 0];
  const client = async (stream: string, index: number): Promise<void> => {
    let last = ourNext - 1;
    for (const round of events) {
      const event = round[index] ?? anEvent();
      ({ revision: last } = await store.append(stream, [event], { expected: last < 0 ? 'noStream' : last }));
    }
  };
  return {
    name: `append, ${atOnce} at once`,
    aim: 2,
    operation: 'append',
    operations: appends,
    ours: async () => {
      await Promise.all(streams.map(client));
      ourNext += events.length;
    },
    baseline: () => {
      for (const round of events) {
        begin.run();
        round.forEach(({ id, type, data, metadata }, index) =>
          insert.run(++position, streams[index] ?? '', bareNext, id, type, data, metadata),
        );
        commit.run();
        bareNext += 1;
      }
    },
  };
}

await report([appending(1, APPENDS / 16), appending(64, APPENDS)]);
await store.close();
bare.close();
rmSync(folder, { recursive: true });
