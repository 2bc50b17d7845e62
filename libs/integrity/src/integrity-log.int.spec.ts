import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type SetClock, SYSTEM, instantOf } from '#kernel';
import { clockAt } from '#kernel/testing';
import { type EventStore, copyLog } from '#event-store';
import { collect, temporaryFolder } from '#event-store/testing';
import {
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

describe('checkpoints', () => {
  it('are made every hour, of the trees that grew', async () => {
    const store = await embeddedWith(21);
    const log = await following(store);
    expect(log.checkpoint(ISHOEJ)).toBeUndefined();
    await anHourLater(log);
    const first = log.checkpoint(ISHOEJ);
    expect(checkpointOf(log, first)).toMatchObject({ size: 10n });
    await record(store, 21, 22);
    await log.caughtUp({ timeoutMs: 60_000 });
    const other = log.checkpoint(VALLENSBAEK);
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

  it('of an earlier size are signed later too, and the latest word of a witness counts', async () => {
    const store = await embeddedWith(21);
    const log = await following(store);
    const early = log.makeCheckpoint(ISHOEJ) ?? '';
    await record(store, 21, 41);
    await log.caughtUp({ timeoutMs: 60_000 });
    log.makeCheckpoint(ISHOEJ);
    await log.addSignatures(ISHOEJ, cosign(early, witness, WITNESSED_AT));
    const later = await log.addSignatures(ISHOEJ, cosign(early, witness, WITNESSED_AT + 60));
    expect(later).toBe(cosign(early, witness, WITNESSED_AT + 60));
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
