import { hash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Municipality, SYSTEM, canonicalJson, instantOf } from '#kernel';
import { LOG_STREAM, type NewEvent, type StoredEvent } from '#event-store';
import { openSqliteEventStore, openSqliteReader } from '#event-store/sqlite';
import { IntegrityDatabase, consistencyProof, inclusionProof, verifyLog } from '#integrity';
import { type Comparison, report } from './bench.js';

/**
 * Verifying a whole log (order, streams, envelopes, ids, leaves, trees) against one SHA-256 over each event's bytes: once with both
 * reading the log from its file, and once with both given what was read. And proofs out of integrity.db, in trees of very different
 * sizes.
 */
const EVENTS = 100_000;
const IN_MEMORY = 20_000;
const PER_STREAM = 20;
const PROOFS = 2_000;
const ISHOEJ = '0183' as Municipality;

const folder = mkdtempSync(join(tmpdir(), 'samspil-bench-'));
const bytes = (value: unknown): Uint8Array => Buffer.from(canonicalJson(value));

/** As large as what a café's session records. */
const anEvent = (municipality: Municipality, number: number, data: object): NewEvent => ({
  id: randomUUID(),
  type: 'GuestRegisteredForCafeSession',
  data: bytes(data),
  metadata: bytes({
    schemaVersion: 1,
    municipality,
    commandId: randomUUID(),
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    actor: { id: randomUUID(), kind: 'coordinator' },
    recordedAt: instantOf(Date.UTC(2026, 0, 1) + number * 1_000),
    inputHash: randomBytes(32).toString('base64url'),
  }),
});

async function writeLog(to: string): Promise<void> {
  const store = await openSqliteEventStore({ folder: to, durability: 'deferred' });
  const opened = { ...anEvent(SYSTEM, 0, { logId: randomUUID() }), type: 'LogOpened' };
  await store.append(LOG_STREAM, [opened], { expected: 'noStream' });
  for (let first = 1; first < EVENTS; first += PER_STREAM) {
    const some = Array.from({ length: PER_STREAM }, (_, index) =>
      anEvent(ISHOEJ, first + index, { guestId: randomUUID(), registeredFor: randomUUID(), needs: 'x'.repeat(120) }),
    );
    await store.append(`cafeSession-${ISHOEJ}_${randomUUID()}`, some, { expected: 'noStream' });
  }
  await store.close();
}

const logFolder = join(folder, 'log');
await writeLog(logFolder);
const store = await openSqliteReader({ folder: logFolder });

const read: StoredEvent[] = [];
for await (const event of store.readAll()) if (read.push(event) === IN_MEMORY) break;
// eslint-disable-next-line @typescript-eslint/require-await -- as a log is read
async function* fromMemory(): AsyncGenerator<StoredEvent> {
  yield* read;
}

/** Data and metadata lie one behind the other in what was read, so that nothing is copied. */
const hashOnce = ({ data, metadata }: StoredEvent): string =>
  hash('sha256', new Uint8Array(data.buffer, data.byteOffset, data.length + metadata.length), 'hex');

async function hashAll(events: AsyncIterable<StoredEvent>): Promise<void> {
  for await (const event of events) hashOnce(event);
}

const verifying = (name: string, operations: number, events: () => AsyncIterable<StoredEvent>): Comparison => ({
  name,
  aim: 3,
  operation: 'event',
  operations,
  ours: () => verifyLog(events()),
  baseline: () => hashAll(events()),
});

/** A tree in a file of its own, without what it is the tree of. */
function treeOf(leaves: number): IntegrityDatabase {
  const place = join(folder, `tree of ${leaves}`);
  mkdirSync(place);
  const database = IntegrityDatabase.open(place);
  const hashes = randomBytes(32 * 1_000);
  database.inTransaction(() => {
    const tree = database.growing(ISHOEJ, 0n);
    for (let leaf = 0; leaf < leaves; leaf++)
      tree.append(hashes.subarray(32 * (leaf % 1_000), 32 * (leaf % 1_000) + 32));
    tree.flush();
  });
  return database;
}

const SMALL = 10_000;
const sizes = [SMALL, 100_000, 1_000_000];
const trees = new Map(sizes.map((size) => [size, treeOf(size)]));

const proving = (what: 'inclusion' | 'consistency', size: number) => (): void => {
  const stored = trees.get(size)?.hashes(ISHOEJ);
  if (!stored) return;
  for (let proof = 0; proof < PROOFS; proof++) {
    const index = BigInt(Math.floor(Math.random() * (size - 1)));
    if (what === 'inclusion') inclusionProof(index, BigInt(size), stored);
    else consistencyProof(index + 1n, BigInt(size), stored);
  }
};

const growing = (what: 'inclusion' | 'consistency', size: number): Comparison => ({
  name: `proof of ${what}, ${size.toLocaleString('en')} events against ${SMALL.toLocaleString('en')}`,
  aim: 2,
  operation: 'proof',
  operations: PROOFS,
  ours: proving(what, size),
  baseline: proving(what, SMALL),
});

await report([
  verifying(`verifying ${EVENTS} events, read from the log`, EVENTS, () => store.readAll()),
  verifying(`verifying ${IN_MEMORY} events that were read before, four hashes to one`, IN_MEMORY, fromMemory),
  ...sizes.flatMap((size) => [growing('inclusion', size), growing('consistency', size)]),
]);
await store.close();
for (const database of trees.values()) database.close();
rmSync(folder, { recursive: true });
