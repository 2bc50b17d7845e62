import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type SetClock, SYSTEM, instantOf } from '#kernel';
import { clockAt } from '#kernel/testing';
import { type EventStore, type Slice, type SubscribeOptions, copyLog, positionOf } from '#event-store';
import { collect, temporaryFolder } from '#event-store/testing';
import {
  IntegrityDatabase,
  IntegrityLog,
  type IntegrityLogOptions,
  NoteRefused,
  NotInTree,
  type Signer,
  checkpointIn,
  cosign,
  noteParts,
  openNote,
  privateKeyOf,
  signingKeyOf,
  verifierOf,
  verifyConsistency,
  verifyInclusion,
  verifyLog,
  verifyRange,
  vkeyOf,
} from './index.js';
import { ISHOEJ, LOG_ID, VALLENSBAEK } from './testing/season.js';
import { bothStores, journalOn, openEmbedded, record } from './testing/stores.js';

const newFolder = temporaryFolder();
const HOUR_MS = 3_600_000;
const signer = signingKeyOf(privateKeyOf(Buffer.alloc(32, 1)));
const witness: Signer = { name: 'revision.example.dk', key: signingKeyOf(privateKeyOf(Buffer.alloc(32, 2))) };
const witnesses = [verifierOf(vkeyOf(witness.name, witness.key.publicKey, 'cosignature/v1'))];
const WITNESSED_AT = 1_795_518_000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Opened = IntegrityLog & { readonly clock: SetClock };

/** An integrity log that follows the store from now on, and has caught up. */
async function following(store: EventStore, options: Partial<IntegrityLogOptions> = {}): Promise<Opened> {
  const clock = clockAt();
  const log = await IntegrityLog.open({
    store,
    clock,
    signer,
    witnesses,
    journal: journalOn(store, clock),
    ...options,
  });
  let closed: Promise<void> | undefined;
  const close = log.close.bind(log);
  log.close = () => (closed ??= close());
  ends.push(() => log.close());
  log.start();
  expect(await log.caughtUp({ timeoutMs: 60_000 })).toBe(true);
  return Object.assign(log, { clock });
}

const checkpointOf = (log: IntegrityLog, note: string | undefined, municipality = ISHOEJ) =>
  checkpointIn(openNote(note ?? '', [verifierOf(log.key(municipality))]).text);

describe.each(bothStores)('the trees of a log %s', (_where, open) => {
  const storeWith = async (events: number): Promise<EventStore> => {
    const store = await open(newFolder());
    ends.push(() => store.close());
    await record(store, 0, events);
    return store;
  };

  it('have the roots that reading the whole log gives, at every size', async () => {
    const store = await storeWith(101);
    const log = await following(store);
    const sizes = Array.from({ length: 51 }, (_, size) => BigInt(size));
    const at = [ISHOEJ, VALLENSBAEK].flatMap((municipality) => sizes.map((size) => ({ municipality, size })));
    const verified = await verifyLog(store.readAll(), { at });
    for (const { municipality, size, root } of verified.at) expect(log.root(municipality, size)).toEqual(root);
    expect([SYSTEM, ISHOEJ, VALLENSBAEK].map((municipality) => log.size(municipality))).toEqual([1n, 50n, 50n]);
  });

  it('grow with the log, and go on where they stood after a restart', async () => {
    const [store, folder] = [await storeWith(41), newFolder()];
    const first = await following(store, { folder });
    await record(store, 41, 61);
    expect(await first.caughtUp({ timeoutMs: 60_000 })).toBe(true);
    const before = checkpointOf(first, first.makeCheckpoint(ISHOEJ));
    await first.close();
    await record(store, 61, 101);
    const second = await following(store, { folder });
    const { trees } = await verifyLog(store.readAll());
    expect(second.root(ISHOEJ, 50n)).toEqual(trees.get(ISHOEJ)?.root);
    verifyConsistency({
      from: before.size,
      to: 50n,
      fromRoot: before.root,
      toRoot: second.root(ISHOEJ, 50n),
      proof: second.consistency(ISHOEJ, before.size, 50n),
    });
  });

  it('prove every leaf and every part, and refuse what is not in them', async () => {
    const log = await following(await storeWith(61));
    const size = log.size(ISHOEJ);
    const root = log.root(ISHOEJ, size);
    const leafHashes = Array.from({ length: Number(size) }, (_, index) => log.leafHash(ISHOEJ, BigInt(index)));
    for (const [index, leafHash] of leafHashes.entries())
      verifyInclusion({
        index: BigInt(index),
        size,
        leafHash,
        root,
        proof: log.inclusion(ISHOEJ, BigInt(index), size),
      });
    verifyRange({ from: 7n, leafHashes: leafHashes.slice(7, 19), size, root, proof: log.range(ISHOEJ, 7n, 19n, size) });
    for (const nothing of [
      () => log.inclusion(ISHOEJ, size, size),
      () => log.inclusion(ISHOEJ, 0n, size + 1n),
      () => log.consistency(ISHOEJ, 0n, size),
      () => log.range(ISHOEJ, 3n, 3n, size),
      () => log.leafHash(ISHOEJ, size),
      () => log.leafHash(ISHOEJ, -1n),
    ])
      expect(nothing).toThrow(NotInTree);
  });

  it('know where each event stands, and which was the last at a time', async () => {
    const store = await storeWith(61);
    const log = await following(store);
    const stored = (await collect(store.readAll())).filter(({ stream }) => stream.includes(`-${ISHOEJ}_`));
    for (const [index, { position }] of stored.entries())
      expect(log.placeOf(ISHOEJ, BigInt(index))).toEqual({ position, knownAt: secondsIn(2 * index + 1) });
    expect(log.placeOf(ISHOEJ, 30n)).toBeUndefined();
    expect(log.placeOf(ISHOEJ, -1n)).toBeUndefined();
    expect([0, 1, 2, 3, 58, 59, 9_999].map((seconds) => log.lastKnownAt(ISHOEJ, secondsIn(seconds)))).toEqual([
      undefined,
      0n,
      0n,
      1n,
      28n,
      29n,
      29n,
    ]);
  });

  it('are the same in every store that the log is copied to', async () => {
    const [source, target] = [await storeWith(61), await openEmbedded(newFolder())];
    ends.push(() => target.close());
    await copyLog(source, target, { inFlight: 1 });
    const [one, other] = [await following(source), await following(target)];
    for (const municipality of [SYSTEM, ISHOEJ, VALLENSBAEK])
      expect(one.makeCheckpoint(municipality)).toBe(other.makeCheckpoint(municipality));
    expect(one.makeCheckpoint(ISHOEJ)).toBeDefined();
  });

  it('take a witness’s signature once, as an event, and have it still when they are made anew', async () => {
    const [store, folder] = [await storeWith(21), newFolder()];
    const log = await following(store, { folder });
    const note = log.makeCheckpoint(ISHOEJ) ?? '';
    const signed = await log.addSignatures(ISHOEJ, cosign(note, witness, WITNESSED_AT));
    expect(openNote(signed, [...witnesses, verifierOf(log.key(ISHOEJ))]).signedBy).toEqual([
      noteParts(note).signatures[0]?.name,
      witness.name,
    ]);
    expect(await log.addSignatures(ISHOEJ, signed)).toBe(signed);
    expect(log.checkpoint(ISHOEJ)).toBe(signed);
    const recorded = await collect(store.read(`checkpoint-${ISHOEJ}_10`));
    expect(recorded.map(({ type }) => type)).toEqual(['CheckpointCosigned']);
    await log.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `integrity.db${end}`), { force: true });
    const anew = await following(store, { folder });
    expect(anew.size(ISHOEJ)).toBe(11n);
    expect(await anew.addSignatures(ISHOEJ, signed)).toBe(signed);
    expect(await collect(store.read(`checkpoint-${ISHOEJ}_10`))).toHaveLength(1);
  });
});

const embeddedWith = async (events: number, logId = LOG_ID): Promise<EventStore> => {
  const store = await openEmbedded(newFolder());
  ends.push(() => store.close());
  await record(store, 0, events, logId);
  return store;
};

describe('what a witness signed', () => {
  it('is not taken where the log is something else, and is told: after a restart too', async () => {
    const [store, folder] = [await embeddedWith(21), newFolder()];
    const clock = clockAt();
    const reports: unknown[] = [];
    const log = await following(store, { folder, report: (error) => reports.push(error) });
    const before = log.checkpoint(ISHOEJ);
    expect(log.health()).toMatchObject({ isWell: true, contradictions: [] });
    const root = Buffer.alloc(32).toString('base64');
    const line = noteParts(cosign(before ?? '', witness, WITNESSED_AT)).signatures[1]?.line ?? '';
    const metadata = { commandId: LOG_ID, $correlationId: LOG_ID, $causationId: LOG_ID, municipality: ISHOEJ };
    const event = {
      id: '0198c000-0000-7000-8000-00000000c051',
      type: 'CheckpointCosigned',
      data: { size: 10, root, witness: witness.name, line },
      metadata: { ...metadata, actor: { id: 'witness', kind: 'system' as const }, recordedAt: clock.now() },
    };
    await journalOn(store, clock).append(`checkpoint-${ISHOEJ}_10`, [event], undefined);
    expect(await log.caughtUp({ timeoutMs: 60_000 })).toBe(true);
    expect(log.checkpoint(ISHOEJ)).toBe(before);
    const { isWell, contradictions } = log.health();
    expect(isWell).toBe(false);
    expect(contradictions).toEqual([
      expect.stringMatching(/the witness revision\.example\.dk signed them, and they are/),
    ]);
    expect(reports).toEqual([expect.objectContaining({ name: 'CosignatureContradicted', message: contradictions[0] })]);
    await log.close();
    expect((await following(store, { folder })).health()).toMatchObject({ isWell: false, contradictions });
  });
});

describe('an integrity.db that is older than what was handed out', () => {
  it('leads to a checkpoint that is no smaller, whenever it was put away', async () => {
    const [store, folder, away] = [await embeddedWith(21), newFolder(), newFolder()];
    const file = (where: string) => join(where, 'integrity.db');
    const handedOut: bigint[] = [];
    const hand = (log: IntegrityLog, note: string | undefined) => {
      const { size } = checkpointOf(log, note);
      expect(size >= (handedOut.at(-1) ?? 0n)).toBe(true);
      handedOut.push(size);
    };
    for (const [from, until] of [
      [21, 21],
      [21, 31],
      [31, 31],
      [31, 41],
    ] as const) {
      const log = await following(store, { folder });
      hand(log, log.checkpoint(ISHOEJ));
      if (until === 21) {
        await log.close();
        copyFileSync(file(folder), file(away));
      }
      const again = until === 21 ? await following(store, { folder }) : log;
      await record(store, from, until);
      await again.caughtUp({ timeoutMs: 60_000 });
      hand(again, again.makeCheckpoint(ISHOEJ));
      await again.addSignatures(ISHOEJ, cosign(again.checkpoint(ISHOEJ) ?? '', witness, WITNESSED_AT));
      hand(again, again.makeCheckpoint(ISHOEJ));
      await again.close();
      for (const end of ['-wal', '-shm']) rmSync(`${file(folder)}${end}`, { force: true });
      copyFileSync(file(away), file(folder));
    }
    expect(new Set(handedOut).size).toBeGreaterThan(2);
  });
});

describe('checkpoints', () => {
  it('are not made, and nothing is ready, before the log was caught up with once', async () => {
    const store = await embeddedWith(21);
    const folder = newFolder();
    const first = await following(store, { folder });
    const early = first.checkpoint(ISHOEJ);
    await first.close();
    await record(store, 21, 41);
    const clock = clockAt();
    const silent = Object.assign(Object.create(store) as EventStore, {
      subscribe: (options: SubscribeOptions) => onlySome(store.subscribe(options), 10, options.signal),
    });
    const options = { store: silent, clock, signer, witnesses, journal: journalOn(store, clock), folder };
    const log = await IntegrityLog.open(options);
    log.start();
    while (log.size(ISHOEJ) < 15n) await nextTurn();
    expect([log.hasCaughtUp, log.health().hasCaughtUp]).toEqual([false, false]);
    clock.advance(HOUR_MS);
    await nextTurn();
    expect(log.checkpoint(ISHOEJ)).toBe(early);
    const closing = log.close();
    await nextTurn();
    clock.advance(60_000);
    await closing;
    const database = IntegrityDatabase.openForReading(folder);
    expect(database?.checkpoint(ISHOEJ)?.size).toBe(10n);
    database?.close();
  });

  it('are made every hour, of the trees that grew', async () => {
    const store = await embeddedWith(21);
    const log = await following(store);
    // Made when the log was first caught up with.
    expect(checkpointOf(log, log.checkpoint(ISHOEJ))).toMatchObject({ size: 10n });
    await record(store, 21, 22);
    await log.caughtUp({ timeoutMs: 60_000 });
    const other = log.checkpoint(VALLENSBAEK);
    expect(checkpointOf(log, log.checkpoint(ISHOEJ))).toMatchObject({ size: 10n });
    await anHourLater(log);
    expect(checkpointOf(log, log.checkpoint(ISHOEJ))).toMatchObject({ size: 11n });
    expect(log.checkpoint(VALLENSBAEK)).toBe(other);
  });

  it('are made on demand, the same again for the same tree, and none of a tree without leaves', async () => {
    const log = await following(await embeddedWith(21));
    const note = log.makeCheckpoint(ISHOEJ);
    expect(checkpointOf(log, note)).toMatchObject({ size: 10n, root: log.root(ISHOEJ, 10n) });
    expect(log.makeCheckpoint(ISHOEJ)).toBe(note);
    expect(log.checkpoint(ISHOEJ)).toBe(note);
    expect(log.makeCheckpoint('0999' as typeof ISHOEJ)).toBeUndefined();
  });

  it('are made at the end, of what was recorded to the last', async () => {
    const [store, folder] = [await embeddedWith(21), newFolder()];
    const log = await following(store, { folder });
    await record(store, 21, 41);
    await log.close();
    const again = await following(store, { folder });
    expect(checkpointOf(again, again.checkpoint(ISHOEJ))).toMatchObject({ size: 20n });
  });

  it('beget no others by being signed: an hour later there is none because of a signature alone', async () => {
    const store = await embeddedWith(21);
    const log = await following(store);
    await anHourLater(log);
    const signed = await log.addSignatures(ISHOEJ, cosign(log.checkpoint(ISHOEJ) ?? '', witness, WITNESSED_AT));
    await anHourLater(log);
    expect(log.checkpoint(ISHOEJ)).toBe(signed);
    expect(log.size(ISHOEJ)).toBe(11n);
  });

  it('of an earlier size are signed later too, and the first word of a witness counts', async () => {
    const store = await embeddedWith(21);
    const log = await following(store);
    const early = log.makeCheckpoint(ISHOEJ) ?? '';
    await record(store, 21, 41);
    await log.caughtUp({ timeoutMs: 60_000 });
    log.makeCheckpoint(ISHOEJ);
    const first = await log.addSignatures(ISHOEJ, cosign(early, witness, WITNESSED_AT));
    expect(await log.addSignatures(ISHOEJ, cosign(early, witness, WITNESSED_AT + 60))).toBe(first);
    expect(await collect(store.read(`checkpoint-${ISHOEJ}_10`))).toHaveLength(1);
    expect(checkpointOf(log, log.checkpoint(ISHOEJ))).toMatchObject({ size: 20n });
  });

  it.each<[string, (note: string) => string]>([
    ['has no signature of a witness', (note) => note],
    ['a stranger signed', (note) => cosign(note, { ...witness, name: 'stranger.example' }, WITNESSED_AT)],
    ['was altered', (note) => cosign(note, witness, WITNESSED_AT).replace('\n10\n', '\n9\n')],
    ['is of more events than there are', (note) => cosign(note.replace('\n10\n', '\n11\n'), witness, WITNESSED_AT)],
    ['is of no events', (note) => cosign(note.replace('\n10\n', '\n0\n'), witness, WITNESSED_AT)],
    ['is of another log', (note) => cosign(note.replaceAll(LOG_ID, LOG_ID.replace('1', '2')), witness, WITNESSED_AT)],
    ['is of another municipality', (note) => cosign(note.replaceAll('/0183', '/0187'), witness, WITNESSED_AT)],
    ['says more than we do', (note) => cosign(note.replace('=\n\n', '=\nmore\n\n'), witness, WITNESSED_AT)],
    ['is no note', () => 'hello'],
    ['is of the future', (note) => cosign(note, witness, WITNESSED_AT + 3_600 + 601)],
  ])('are not taken from others where one %s', async (_what, alter) => {
    const store = await embeddedWith(21);
    const log = await following(store);
    const adding = log.addSignatures(ISHOEJ, alter(log.makeCheckpoint(ISHOEJ) ?? ''));
    await expect(adding).rejects.toThrow(NoteRefused);
    expect(await collect(store.readAll({ categories: ['checkpoint'] }))).toEqual([]);
  });
});

/** The season begins at 10:00. */
const secondsIn = (seconds: number) => instantOf(Date.UTC(2026, 10, 22, 10, 0, seconds));

/** Lets the clock go on by an hour, and what it wakes have its turn. */
async function anHourLater(log: Opened): Promise<void> {
  log.clock.advance(HOUR_MS);
  await log.caughtUp();
}

/** So many events, and nothing more. */
async function* onlySome(slices: AsyncIterable<Slice>, most: number, signal: AbortSignal): AsyncGenerator<Slice> {
  for await (const { events } of slices) {
    const some = events.slice(0, most);
    yield { events: some, position: some.at(-1)?.position ?? positionOf(0), live: false };
    break;
  }
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
