import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Municipality, systemClock } from '#kernel';
import { DataFolderUnusable, SubjectErased } from '#event-store';
import { openDatabase } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { SqliteKeyStore } from './key-store.js';
import { MasterKeyUnusable, localMasterKey, masterKeyFromFile, masterKeyFromText } from './master-key.js';

const ISHOJ = '0183' as Municipality;
const master = localMasterKey(Buffer.alloc(32, 1));

describe('the keys of people', () => {
  const folder = temporaryFolder();
  const open = (where: string, key = master) => SqliteKeyStore.open(where, key, systemClock);

  it('are one per person and purpose, also for two who ask at once', async () => {
    const keys = open(folder());
    const [first, second] = await Promise.all([
      keys.keyFor(ISHOJ, 'anna', 'contact'),
      keys.keyFor(ISHOJ, 'anna', 'contact'),
    ]);
    const health = await keys.keyFor(ISHOJ, 'anna', 'health');
    const elsewhere = await keys.keyFor('0187' as Municipality, 'anna', 'contact');
    keys.close();
    expect(second).toEqual(first);
    expect(new Set([first.id, health.id, elsewhere.id]).size).toBe(3);
  });

  it('are there again after a restart, and are nowhere in clear', async () => {
    const where = folder();
    const before = open(where);
    const { id, bytes } = await before.keyFor(ISHOJ, 'bent', 'contact');
    before.close();
    const after = open(where);
    expect((await after.fetch(new Set([id, 'unknown']))).get(id)).toEqual(bytes);
    expect((await after.keyFor(ISHOJ, 'bent', 'contact')).bytes).toEqual(bytes);
    after.close();
    expect(readFileSync(join(where, 'keys.db')).includes(Buffer.from(bytes))).toBe(false);
  });

  it('are not made anew once one has been destroyed', async () => {
    const where = folder();
    const before = open(where);
    await before.keyFor(ISHOJ, 'carla', 'contact');
    before.close();
    const database = openDatabase(join(where, 'keys.db'), 'readWrite');
    database.exec('UPDATE subjectKey SET wrapped = NULL');
    database.close();
    const after = open(where);
    await expect(after.keyFor(ISHOJ, 'carla', 'contact')).rejects.toThrow(SubjectErased);
    after.close();
  });

  it('do not open with another master key, and say so', () => {
    const where = folder();
    open(where).close();
    expect(() => open(where, localMasterKey(Buffer.alloc(32, 2)))).toThrow(MasterKeyUnusable);
    expect(() => open(where, localMasterKey(Buffer.alloc(32, 2)))).toThrow(
      /start with the key that this folder was made with/,
    );
  });

  it('are left alone where a newer version wrote them', () => {
    const where = folder();
    open(where).close();
    const database = openDatabase(join(where, 'keys.db'), 'readWrite');
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(join(where, 'keys.db'));
    expect(() => open(where)).toThrow(DataFolderUnusable);
    expect(readFileSync(join(where, 'keys.db'))).toEqual(before);
  });
});

describe('the master key', () => {
  const folder = temporaryFolder();

  it('is made at first start, for its owner only, and stays the same', () => {
    const file = join(folder(), 'master.key');
    const { fingerprint } = masterKeyFromFile(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(masterKeyFromFile(file).fingerprint).toBe(fingerprint);
  });

  it('is not made by who only reads', () => {
    const file = join(folder(), 'master.key');
    expect(() => masterKeyFromFile(file, false)).toThrow(/there is no master key/);
    expect(existsSync(file)).toBe(false);
  });

  it('is refused where it is not 32 bytes', () => {
    const file = join(folder(), 'master.key');
    writeFileSync(file, 'too short');
    expect(() => masterKeyFromFile(file)).toThrow(MasterKeyUnusable);
    expect(() => masterKeyFromText('AAAA', 'SAMSPIL_MASTER_KEY')).toThrow(
      'SAMSPIL_MASTER_KEY must hold 32 bytes in base64',
    );
  });

  it('does not open what was wrapped for another use', async () => {
    const wrapped = await master.wrap(Buffer.from('key'), 'anna contact');
    await expect(master.unwrap(wrapped, 'bent contact')).rejects.toThrow();
    expect(Buffer.from(await master.unwrap(wrapped, 'anna contact')).toString()).toBe('key');
  });
});
