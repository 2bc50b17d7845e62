import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { clockAt } from '#kernel/testing';
import { DataFolderUnusable, type EventStore, type Slice, type SubscribeOptions } from '#event-store';
import { openDatabase } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  IntegrityDatabase,
  type IntegrityLog,
  LogIsNotTheOneSigned,
  SigningKeyUnusable,
  privateKeyOf,
  signingKeyFromFile,
  signingKeyFromText,
  signingKeyOf,
  verifyLog,
} from './index.js';
import { openOn, signer } from './testing/following.js';
import { ISHOEJ, LOG_ID } from './testing/season.js';
import { openEmbedded, record } from './testing/stores.js';

const newFolder = temporaryFolder();
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const storeOf = async (events: number, logId = LOG_ID): Promise<EventStore> => {
  const store = await openEmbedded(newFolder());
  ends.push(() => store.close());
  await record(store, 0, events, logId);
  return store;
};
const caughtUp = async (log: IntegrityLog): Promise<IntegrityLog> => {
  log.start();
  expect(await log.caughtUp({ timeoutMs: 60_000 })).toBe(true);
  return log;
};
/** A folder with the trees of a log, closed. */
const treesOf = async (store: EventStore): Promise<string> => {
  const folder = newFolder();
  await (await caughtUp(await openOn(store, { folder }))).close();
  return folder;
};
/** SQLite's index of a write-ahead log is made anew by who opens it. */
const bytesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
const alter = (folder: string, sql: string): void => {
  const database = openDatabase(join(folder, 'integrity.db'), 'readWrite');
  database.exec(sql);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
};

describe('the trees of a log', () => {
  const other = signingKeyOf(privateKeyOf(Buffer.alloc(32, 9)));

  it.each<[string, () => Promise<EventStore>, object, RegExp]>([
    ['of another log', () => storeOf(21, LOG_ID.replace('1', '2')), {}, /was made from the log .* and this is/],
    ['of an older backup', () => storeOf(11), {}, /which may be an older backup: .*restore|restore the log/],
    ['signed with another key', () => storeOf(21), { signer: other }, /signed with another key/],
  ])('are not gone on with on a log %s, and nothing is written', async (_what, present, options, sentence) => {
    const folder = await treesOf(await storeOf(21));
    const before = bytesIn(folder);
    const opening = openOn(await present(), { folder, ...options });
    await expect(opening).rejects.toThrow(LogIsNotTheOneSigned);
    await expect(opening).rejects.toThrow(sentence);
    await expect(opening).rejects.toThrow(/move integrity\.db away/);
    expect(bytesIn(folder)).toEqual(before);
  });

  it('are not gone on with where another event stands where they have come to', async () => {
    const folder = await treesOf(await storeOf(21));
    const branched = await storeOf(20);
    await branched.append('ride-0183_99', [{ id: ID, type: 'Other', data: TEXT, metadata: TEXT }], { expected: 'any' });
    await expect(openOn(branched, { folder })).rejects.toThrow(/another event stands where it has come to/);
  });

  it('are not made of a log that does not say which it is', async () => {
    const store = await openEmbedded(newFolder());
    ends.push(() => store.close());
    await expect(openOn(store)).rejects.toThrow(/does not begin with LogOpened/);
  });

  it.each<[string, (file: string, folder: string) => void, RegExp]>([
    ['is no database', (file) => writeFileSync(file, 'x'.repeat(10_000)), /move it away, and it is made anew/],
    ['was cut short', (file) => truncateSync(file, 5_000), /move it away, and it is made anew/],
    [
      'is of a newer release',
      (_file, folder) => alter(folder, 'PRAGMA user_version = 9'),
      /newer release of Samspil \(format 9/,
    ],
    ['lacks hashes', (_file, folder) => alter(folder, 'DELETE FROM chunk'), /move it away, and it is made anew/],
    [
      'holds other hashes than were signed',
      (_file, folder) =>
        alter(folder, "UPDATE chunk SET hashes = zeroblob(length(hashes)) WHERE municipality = '0183'"),
      /is not the one whose checkpoint was signed.*move it away/,
    ],
  ])('are not gone on with where the file %s', async (_what, damage, sentence) => {
    const store = await storeOf(21);
    const folder = await treesOf(store);
    damage(join(folder, 'integrity.db'), folder);
    const opening = openOn(store, { folder });
    await expect(opening).rejects.toThrow(DataFolderUnusable);
    await expect(opening).rejects.toThrow(sentence);
  });

  it('can be read beside who writes them', async () => {
    const store = await storeOf(21);
    const folder = newFolder();
    expect(IntegrityDatabase.openForReading(folder)).toBeUndefined();
    const log = await caughtUp(await openOn(store, { folder }));
    ends.push(() => log.close());
    const beside = IntegrityDatabase.openForReading(folder);
    expect(beside?.trees().map(({ municipality, size }) => [municipality, size])).toEqual([
      ['0000', 1n],
      ['0183', 10n],
      ['0187', 10n],
    ]);
    expect(beside?.identity).toMatchObject({ logId: LOG_ID });
    beside?.close();
  });
});

describe('following a log', () => {
  it('takes every event once, whatever breaks between slices and however often, and says so', async () => {
    const store = await storeOf(61);
    const clock = clockAt();
    let slices = 0;
    const breaking = Object.assign(Object.create(store) as EventStore, {
      subscribe: (options: SubscribeOptions) =>
        brokenUp(store.subscribe(options), () => {
          if (++slices % 7 === 0) throw new Error('the connection was lost');
        }),
    });
    const reports: unknown[] = [];
    const log = await openOn(breaking, { clock, report: (error) => reports.push(error) });
    ends.push(() => log.close());
    log.start();
    for (let restarts = 1; restarts <= 6; restarts++) {
      while (log.health().restarts < restarts) await nextTurn();
      expect(log.health()).toMatchObject({ state: 'restarting', restarts, problem: 'the connection was lost' });
      expect(await log.caughtUp()).toBe(false);
      clock.advance(60_000);
    }
    while (!(await log.caughtUp())) {
      clock.advance(60_000);
      await nextTurn();
    }
    const { trees } = await verifyLog(store.readAll());
    expect(log.size(ISHOEJ)).toBe(30n);
    expect(log.root(ISHOEJ, 30n)).toEqual(trees.get(ISHOEJ)?.root);
    expect(reports.length).toBe(log.health().restarts);
  });

  it('waits no longer than it is told to', async () => {
    const store = await storeOf(21);
    const clock = clockAt();
    const silent = Object.assign(Object.create(store) as EventStore, {
      subscribe: ({ signal }: SubscribeOptions) => silence(signal),
    });
    const log = await openOn(silent, { clock });
    ends.push(() => log.close().catch(() => undefined));
    expect(await log.caughtUp()).toBe(false);
    log.start();
    const waiting = log.caughtUp({ timeoutMs: 2_000 });
    await nextTurn();
    clock.advance(2_000);
    expect(await waiting).toBe(false);
    const closing = log.close();
    await nextTurn();
    clock.advance(60_000);
    await closing;
  });

  it('waits no longer where the store does not answer, and after a while that is not well', async () => {
    const store = await storeOf(21);
    const clock = clockAt();
    let isAway = false;
    const leaving = Object.assign(Object.create(store) as EventStore, {
      head: () => (isAway ? new Promise<never>(() => undefined) : store.head()),
    });
    const log = await caughtUp(await openOn(leaving, { clock }));
    ends.push(() => log.close());
    isAway = true;
    const waiting = log.caughtUp({ timeoutMs: 2_000 });
    await nextTurn();
    clock.advance(2_000);
    expect(await waiting).toBe(false);
    expect([log.hasCaughtUp, log.size(ISHOEJ)]).toEqual([true, 10n]);
    clock.advance(60_000);
    await nextTurn();
    expect(log.health()).toMatchObject({ isWell: true, isInterrupted: false, state: 'running' });
    clock.advance(60_000);
    await nextTurn();
    expect(log.health()).toMatchObject({ isWell: false, isInterrupted: true });
    isAway = false;
    expect(await log.caughtUp()).toBe(true);
    expect(log.health()).toMatchObject({ isWell: true, isInterrupted: false, behind: 0 });
  });

  it('writes what comes one by one together, unless somebody waits for it', async () => {
    const store = await storeOf(21);
    const clock = clockAt();
    const log = await caughtUp(await openOn(store, { clock }));
    ends.push(() => log.close());
    await record(store, 21, 31);
    while ((log.health().behind ?? 0) < 10) await nextTurn();
    expect(log.size(ISHOEJ)).toBe(10n);
    clock.advance(50);
    await nextTurn();
    expect([log.size(ISHOEJ), log.health().behind]).toEqual([15n, 0]);
    await record(store, 31, 41);
    expect(await log.caughtUp()).toBe(true);
    expect(log.size(ISHOEJ)).toBe(20n);
  });

  it('leaves out what is in no municipality’s log', async () => {
    const store = await storeOf(21);
    for (const stream of ['$stats', 'order-1'])
      await store.append(stream, [{ id: ID, type: 'Other', data: TEXT, metadata: TEXT }], { expected: 'any' });
    const folder = newFolder();
    await (await caughtUp(await openOn(store, { folder }))).close();
    const again = await caughtUp(await openOn(store, { folder }));
    ends.push(() => again.close());
    expect(again.size(ISHOEJ)).toBe(10n);
  });
});

describe('the signing key', () => {
  it('is made once, for its owner only, and found again', () => {
    const file = join(newFolder(), 'signing.key');
    expect(() => signingKeyFromFile(file, false)).toThrow(/there is no signing key .*bring it back/);
    const { publicKey } = signingKeyFromFile(file);
    expect(signingKeyFromFile(file, false).publicKey).toEqual(publicKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  });

  it('comes from 32 bytes in base64 too', () => {
    const text = Buffer.alloc(32, 1).toString('base64');
    expect(signingKeyFromText(`${text}\n`, 'the test').publicKey).toEqual(signer.publicKey);
  });

  it.each([0o640, 0o604, 0o666])('is refused where others may use its file (mode %o)', (mode) => {
    const file = join(newFolder(), 'signing.key');
    signingKeyFromFile(file);
    chmodSync(file, mode);
    expect(() => signingKeyFromFile(file)).toThrow(SigningKeyUnusable);
    expect(() => signingKeyFromFile(file)).toThrow(/others than its owner may use .*chmod 600/);
    expect(statSync(file).mode & 0o777).toBe(mode);
  });

  it('is told from a folder', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'signing.key'), { mode: 0o700 });
    expect(() => signingKeyFromFile(join(folder, 'signing.key'))).toThrow(/cannot be read \(EISDIR\)/);
  });

  it('is refused where it is none, without a word of what stood there', () => {
    const file = join(newFolder(), 'signing.key');
    writeFileSync(file, '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n', { mode: 0o600 });
    expect(() => signingKeyFromFile(file)).toThrow(SigningKeyUnusable);
    expect(() => signingKeyFromFile(file)).toThrow(/must hold a private key of Ed25519 in PEM, and it does not/);
    expect(() => signingKeyFromText('c2hvcnQ=', 'SAMSPIL_SIGNING_KEY')).toThrow(
      /SAMSPIL_SIGNING_KEY must hold 32 bytes/,
    );
    writeFileSync(file, readFileSync(new URL(import.meta.url)));
    expect(() => signingKeyFromFile(file)).toThrow(SigningKeyUnusable);
  });
});

const ID = '00000000-0000-4000-8000-000000000009';
const TEXT = Buffer.from('{}');

/** One event a slice, each twice, and whatever happens before each. */
async function* brokenUp(slices: AsyncIterable<Slice>, before: () => void): AsyncGenerator<Slice> {
  for await (const slice of slices) {
    for (const event of slice.events) {
      before();
      yield { events: [event, event], position: event.position, live: false };
    }
    yield { ...slice, events: slice.events.slice(-1) };
  }
}

// eslint-disable-next-line require-yield -- nothing comes
async function* silence(signal: AbortSignal): AsyncGenerator<Slice> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
