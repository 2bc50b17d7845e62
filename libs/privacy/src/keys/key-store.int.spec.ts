import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SubjectErased } from '#kernel';
import { ISHOEJ, VALLENSBAEK, clockAt } from '#kernel/testing';
import { DataFolderUnusable, KeysMissing } from '#event-store';
import { openDatabase } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { SqliteKeyStore } from './key-store.js';
import { MasterKeyUnusable, localMasterKey } from './master-key.js';
import { writeFormat1 } from './testing/format-1.js';

const master = localMasterKey(Buffer.alloc(32, 1));
const open = (where: string, key = master) => SqliteKeyStore.open(where, key, clockAt());

describe('the keys of people', () => {
  const folder = temporaryFolder();

  it('are one per person and purpose, also for two who ask at once', async () => {
    const keys = open(folder());
    const [first, second] = await Promise.all([
      keys.keyFor(ISHOEJ, 'anna', 'contact'),
      keys.keyFor(ISHOEJ, 'anna', 'contact'),
    ]);
    const health = await keys.keyFor(ISHOEJ, 'anna', 'health');
    const elsewhere = await keys.keyFor(VALLENSBAEK, 'anna', 'contact');
    keys.close();
    expect(second).toEqual(first);
    expect(new Set([first.id, health.id, elsewhere.id]).size).toBe(3);
  });

  it('are one for two processes that ask at once', async () => {
    const where = folder();
    const [one, other] = [open(where), open(where)];
    const [first, second] = await Promise.all([
      one.keyFor(ISHOEJ, 'anna', 'contact'),
      other.keyFor(ISHOEJ, 'anna', 'contact'),
    ]);
    expect(Buffer.from(second.bytes)).toEqual(Buffer.from(first.bytes));
    one.close();
    other.close();
  });

  it('are there again after a restart, and are nowhere in clear', async () => {
    const where = folder();
    const before = open(where);
    const { id, bytes } = await before.keyFor(ISHOEJ, 'bent', 'contact');
    before.close();
    const after = open(where);
    expect((await after.fetch(new Set([id]))).get(id)).toEqual(bytes);
    expect((await after.keyFor(ISHOEJ, 'bent', 'contact')).bytes).toEqual(bytes);
    after.close();
    expect(readFileSync(join(where, 'keys.db')).includes(Buffer.from(bytes))).toBe(false);
  });

  it('are missing, not erased, where the key store never held them', async () => {
    const keys = open(folder());
    const { id } = await keys.keyFor(ISHOEJ, 'anna', 'contact');
    expect(keys.unknownOf([id, 'one', 'two'])).toEqual(['one', 'two']);
    await expect(keys.fetch(new Set(['one', id, 'two']))).rejects.toThrow(KeysMissing);
    await expect(keys.fetch(new Set(['one', id, 'two']))).rejects.toThrow(
      'does not know 2 of the keys that the log was written with (first: one)',
    );
    keys.close();
  });

  it('do not open with another master key, and say so', () => {
    const where = folder();
    open(where).close();
    const other = localMasterKey(Buffer.alloc(32, 2));
    expect(() => open(where, other)).toThrow(MasterKeyUnusable);
    expect(() => open(where, other)).toThrow(/start with the key that this folder was made with/);
  });

  it('belong to one log', () => {
    const where = folder();
    const keys = open(where);
    keys.bindTo('this log');
    keys.bindTo('this log');
    keys.close();
    for (const access of ['readWrite', 'readOnly'] as const) {
      const again = SqliteKeyStore.open(where, master, clockAt(), access);
      again.bindTo('this log');
      expect(() => again.bindTo('another log')).toThrow(DataFolderUnusable);
      expect(() => again.bindTo('another log')).toThrow(
        /keys\.db belongs to another log \(this log\) than this one \(another log\): bring back the keys\.db/,
      );
      again.close();
    }
  });

  it('are bound to no log by who only reads them', () => {
    const where = folder();
    open(where).close();
    const reader = SqliteKeyStore.open(where, master, clockAt(), 'readOnly');
    reader.bindTo('one log');
    reader.bindTo('another log');
    reader.close();
  });

  it('hash what commands said under one key per municipality', async () => {
    const where = folder();
    const before = open(where);
    const made = await before.hashingKey(ISHOEJ);
    expect(await before.hashingKey(VALLENSBAEK)).not.toEqual(made);
    before.close();
    const after = open(where);
    expect(await after.hashingKey(ISHOEJ)).toEqual(made);
    after.close();
  });
});

describe('a file of keys', () => {
  const folder = temporaryFolder();
  const annas = { id: 'a', municipality: ISHOEJ, subject: 'anna', purpose: 'contact', bytes: Buffer.alloc(32, 7) };
  const hashing = { ...annas, id: 'h', subject: 'commands', purpose: 'inputHash', bytes: Buffer.alloc(32, 8) };
  const bents = { ...annas, id: 'b', subject: 'bent', bytes: null };
  const earlier = [annas, hashing, bents];

  it('is left alone where a newer version wrote it', () => {
    const where = folder();
    open(where).close();
    const database = openDatabase(join(where, 'keys.db'), 'readWrite');
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(join(where, 'keys.db'));
    expect(() => open(where)).toThrow(DataFolderUnusable);
    expect(readFileSync(join(where, 'keys.db'))).toEqual(before);
  });

  it('of the first version is brought up to date, with every key and everybody who is erased', async () => {
    const where = folder();
    await writeFormat1(where, master, earlier);
    for (const _ of ['upgraded', 'as it then is']) {
      const keys = open(where);
      expect(Buffer.from((await keys.keyFor(ISHOEJ, 'anna', 'contact')).bytes)).toEqual(annas.bytes);
      expect(await keys.hashingKey(ISHOEJ)).toEqual({ id: 'h', bytes: hashing.bytes });
      await expect(keys.keyFor(ISHOEJ, 'bent', 'contact')).rejects.toThrow(SubjectErased);
      expect(await keys.fetch(new Set(['a', 'b']))).toEqual(new Map([['a', annas.bytes]]));
      expect(keys.holdsOf(ISHOEJ, 'bent')).toEqual([{ purpose: 'contact', destroyedAt: clockAt().now() }]);
      expect(keys.holdsOf(ISHOEJ, 'commands')).toEqual([]);
      keys.close();
    }
  });

  it('of the first version stays as it is for who only reads, or has another master key', async () => {
    const where = folder();
    await writeFormat1(where, master, earlier);
    const before = readFileSync(join(where, 'keys.db'));
    expect(() => SqliteKeyStore.open(where, master, clockAt(), 'readOnly')).toThrow(
      /earlier version of Samspil \(format 1\): start Samspil on it once/,
    );
    expect(readFileSync(join(where, 'keys.db'))).toEqual(before);
    expect(() => open(where, localMasterKey(Buffer.alloc(32, 2)))).toThrow(MasterKeyUnusable);
    const keys = open(where);
    expect((await keys.keyFor(ISHOEJ, 'anna', 'contact')).id).toBe('a');
    keys.close();
  });

  it('that is not there is not made by who only reads', () =>
    expect(() => SqliteKeyStore.open(folder(), master, clockAt(), 'readOnly')).toThrow(/there is no key store/));
});
