import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SubjectErased } from '#kernel';
import { ISHOEJ, clockAt } from '#kernel/testing';
import { DataFolderUnusable } from '#event-store';
import { StillRead, bytesOf, lockDataFolder, openDatabase, openSqliteEventStore, prepare } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { KeyRows, boundTo } from './key-rows.js';
import { SqliteKeyStore } from './key-store.js';
import { type MasterKey, MasterKeyUnusable, localMasterKey } from './master-key.js';
import { rotateMasterKey } from './rotate-master-key.js';
import { writeFormat1 } from './testing/format-1.js';
import { KeyManagementService } from './testing/kms.js';

const [first, second, third] = [1, 2, 3].map((byte) => localMasterKey(Buffer.alloc(32, byte))) as [
  MasterKey,
  MasterKey,
  MasterKey,
];
const clock = clockAt();
const open = (where: string, master: MasterKey) => SqliteKeyStore.open(where, master, clock);

/** More people than go into two batches. */
const PEOPLE = 450;

describe('rotating the master key', () => {
  const folder = temporaryFolder();

  /** Keys of many people and one for hashing; Anna is erased. */
  async function keysUnder(master: MasterKey) {
    const where = folder();
    const keys = SqliteKeyStore.open(where, master, clock, 'deferred');
    const made = new Map<string, Buffer>();
    for (let guest = 0; guest < PEOPLE; guest++) {
      const { id, bytes } = await keys.keyFor(ISHOEJ, `guest ${guest}`, 'contact');
      made.set(id, Buffer.from(bytes));
    }
    keys.destroy(ISHOEJ, 'anna', ['contact']);
    const hashing = await keys.hashingKey(ISHOEJ);
    keys.close();
    return { where, made, hashing };
  }

  async function expectAll({ where, made, hashing }: Awaited<ReturnType<typeof keysUnder>>, master: MasterKey) {
    const keys = open(where, master);
    const fetched = await keys.fetch(new Set(made.keys()));
    expect(new Map([...fetched].map(([id, bytes]) => [id, Buffer.from(bytes)]))).toEqual(made);
    expect(Buffer.from((await keys.hashingKey(ISHOEJ)).bytes)).toEqual(hashing.bytes);
    await expect(keys.keyFor(ISHOEJ, 'anna', 'contact')).rejects.toThrow(SubjectErased);
    keys.close();
  }

  /** A master key that fails after so many keys were wrapped by it, as a process does that is killed. */
  const failingAfter = (wraps: number, master: MasterKey): MasterKey => ({
    fingerprint: master.fingerprint,
    unwrap: (wrapped, boundTo) => master.unwrap(wrapped, boundTo),
    wrap: (key, boundTo) => (wraps-- > 0 ? master.wrap(key, boundTo) : Promise.reject(new Error('the power went'))),
  });

  const wrappedIn = (where: string): Buffer[] => {
    const database = openDatabase(join(where, 'keys.db'), 'readOnly');
    const rows = prepare<{ wrapped: ArrayBuffer }>(
      database,
      'SELECT wrapped FROM everyKey WHERE wrapped IS NOT NULL',
    ).all();
    database.close();
    return rows.map(({ wrapped }) => Buffer.from(bytesOf(wrapped)));
  };

  const filesOf = (where: string) => readdirSync(where).map((file) => readFileSync(join(where, file)).toString('hex'));

  it('wraps every key by the new one, and leaves nothing that the old one opens', async () => {
    const under = await keysUnder(first);
    const before = wrappedIn(under.where);
    const progress: number[] = [];
    const rotated = await rotateMasterKey(under.where, first, second, {
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    expect(rotated).toEqual({ rewrapped: PEOPLE + 1, total: PEOPLE + 1 });
    expect(progress).toEqual([200 / 451, 400 / 451, 1]);
    await expectAll(under, second);
    expect(() => open(under.where, first)).toThrow(/wrapped by another master key/);
    const files = filesOf(under.where).join();
    expect(before.filter((wrapped) => files.includes(wrapped.subarray(12).toString('hex')))).toEqual([]);
    expect(wrappedIn(under.where)).toHaveLength(PEOPLE + 1);
  });

  it.each([[1], [150], [201], [399], [450], [451]])(
    'goes on where it was cut short, after %i keys of 451',
    async (wraps) => {
      const under = await keysUnder(first);
      await expect(rotateMasterKey(under.where, first, failingAfter(wraps, second))).rejects.toThrow('the power went');
      for (const master of [first, second, third]) {
        expect(() => open(under.where, master)).toThrow(MasterKeyUnusable);
        expect(() => open(under.where, master)).toThrow(
          `from ${first.fingerprint} to ${second.fingerprint} is under way: finish it`,
        );
      }
      // One wrap goes into the proof that the new one can be used.
      const done = 200 * Math.floor((wraps - 1) / 200);
      expect(await rotateMasterKey(under.where, first, second)).toEqual({ rewrapped: 451 - done, total: 451 });
      await expectAll(under, second);
    },
  );

  it('refuses another new key, or another old one, while it is not finished', async () => {
    const under = await keysUnder(first);
    await expect(rotateMasterKey(under.where, first, failingAfter(201, second))).rejects.toThrow('the power went');
    const before = wrappedIn(under.where);
    await expect(rotateMasterKey(under.where, first, third)).rejects.toThrow(/finish the one under way first/);
    await expect(rotateMasterKey(under.where, third, second)).rejects.toThrow(/wrapped by another master key/);
    await expect(rotateMasterKey(under.where, second, first)).rejects.toThrow(MasterKeyUnusable);
    expect(wrappedIn(under.where)).toEqual(before);
  });

  it('said once more when it is done does nothing', async () => {
    const under = await keysUnder(first);
    await rotateMasterKey(under.where, first, second);
    expect(await rotateMasterKey(under.where, first, second)).toEqual({ rewrapped: 0, total: 451 });
    await expectAll(under, second);
  });

  it('is finished by saying it again where somebody read the keys at its end', async () => {
    const under = await keysUnder(first);
    const before = wrappedIn(under.where);
    const reader = openDatabase(join(under.where, 'keys.db'), 'readOnly');
    reader.exec('BEGIN; SELECT * FROM subjectKey');
    await expect(rotateMasterKey(under.where, first, second)).rejects.toThrow(StillRead);
    reader.exec('COMMIT');
    reader.close();
    expect(await rotateMasterKey(under.where, first, second)).toEqual({ rewrapped: 0, total: 451 });
    const files = filesOf(under.where).join();
    expect(before.filter((wrapped) => files.includes(wrapped.subarray(12).toString('hex')))).toEqual([]);
  });

  it('touches nothing with a wrong key, with one key twice, or with one that cannot be used', async () => {
    const under = await keysUnder(first);
    const before = readFileSync(join(under.where, 'keys.db'));
    await expect(rotateMasterKey(under.where, third, second)).rejects.toThrow(/wrapped by another master key/);
    await expect(rotateMasterKey(under.where, first, first)).rejects.toThrow('the new master key is the present one');
    await expect(rotateMasterKey(under.where, first, failingAfter(0, second))).rejects.toThrow('the power went');
    const forgetful = { ...second, unwrap: () => Promise.resolve(new Uint8Array(32).fill(9)) };
    await expect(rotateMasterKey(under.where, first, forgetful)).rejects.toThrow('does not open what it wrapped');
    expect(readFileSync(join(under.where, 'keys.db'))).toEqual(before);
    await expectAll(under, first);
  });

  it('does not begin while Samspil runs on the keys, wherever its log is', async () => {
    const under = await keysUnder(first);
    const store = await openSqliteEventStore({ folder: under.where });
    await expect(rotateMasterKey(under.where, first, second)).rejects.toThrow(DataFolderUnusable);
    await store.close();
    const data = folder();
    const letGo = lockDataFolder(data);
    await expect(rotateMasterKey(under.where, first, second, { data })).rejects.toThrow(
      /is in use by process \d+ .*: stop that one first/,
    );
    letGo();
    expect((await rotateMasterKey(under.where, first, second, { data })).rewrapped).toBe(451);
  });

  it('makes no key store where there is none', async () => {
    const where = folder();
    await expect(rotateMasterKey(where, first, second)).rejects.toThrow(/there is no key store/);
    expect(readdirSync(where)).toEqual([]);
  });

  it('is told to who reads the keys meanwhile, and does not look like an erasure', async () => {
    const under = await keysUnder(first);
    const reader = SqliteKeyStore.open(under.where, first, clock, 'readOnly');
    await rotateMasterKey(under.where, first, second);
    await expect(reader.fetch(new Set(under.made.keys()))).rejects.toThrow(
      /was rotated while it was open: start again/,
    );
    reader.close();
  });

  it('does not end before keys are rewrapped that somebody made just before its end', async () => {
    const under = await keysUnder(first);
    // They come before all others, as from a clock that is slow: whoever goes through the keys by id has passed them.
    const late = ['1', '0'].map((id) => ({
      id,
      municipality: ISHOEJ,
      subject: `late ${id}`,
      purpose: 'contact' as const,
    }));
    const wraps = await Promise.all(late.map((key) => first.wrap(Buffer.alloc(32, key.id), boundTo(key))));
    for (const { id } of late) under.made.set(id, Buffer.alloc(32, id));
    const database = openDatabase(join(under.where, 'keys.db'), 'readWrite');
    const makeOne = () => {
      const [key, wrapped] = [late.pop(), wraps.pop()];
      if (key && wrapped) new KeyRows(database).insert({ ...key, wrapped, master: first.fingerprint }, clock.now());
    };
    const rotated = await rotateMasterKey(under.where, first, second, {
      // Behind the look for more keys, and ahead of the end.
      onProgress: ({ done, total }) => done === total && queueMicrotask(makeOne),
    });
    database.close();
    expect(late).toEqual([]);
    expect(rotated).toEqual({ rewrapped: PEOPLE + 3, total: PEOPLE + 3 });
    await expectAll(under, second);
  });

  it('brings back no key that is destroyed while it goes on', async () => {
    const where = folder();
    const keys = open(where, first);
    const { id } = await keys.keyFor(ISHOEJ, 'bent', 'contact');
    const destroying: MasterKey = {
      ...second,
      wrap: (key, use) => {
        if (use.includes(id)) keys.destroy(ISHOEJ, 'bent', ['contact']);
        return second.wrap(key, use);
      },
    };
    await rotateMasterKey(where, first, destroying);
    keys.close();
    const after = open(where, second);
    await expect(after.keyFor(ISHOEJ, 'bent', 'contact')).rejects.toThrow(SubjectErased);
    expect(await after.fetch(new Set([id]))).toEqual(new Map());
    after.close();
  });

  it('takes a file of the first version', async () => {
    const where = folder();
    const bytes = Buffer.alloc(32, 7);
    await writeFormat1(where, first, [{ id: 'a', municipality: ISHOEJ, subject: 'anna', purpose: 'contact', bytes }]);
    expect(await rotateMasterKey(where, first, second)).toEqual({ rewrapped: 1, total: 1 });
    const keys = open(where, second);
    expect(await keys.fetch(new Set(['a']))).toEqual(new Map([['a', bytes]]));
    keys.close();
  });

  it('goes from a key in this process to a key management service, and back', async () => {
    const service = await KeyManagementService.start({ samspil: Buffer.alloc(32, 9) });
    const master = service.masterKey('samspil');
    const under = await keysUnder(first);
    await rotateMasterKey(under.where, first, master);
    await expectAll(under, master);
    await rotateMasterKey(under.where, master, second);
    await expectAll(under, second);
    await service.stop();
    await expect(rotateMasterKey(under.where, second, master)).rejects.toThrow(/cannot be reached/);
    await expectAll(under, second);
  });
});
