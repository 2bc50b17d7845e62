import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockAt, ISHOEJ } from '#kernel/testing';
import { temporaryFolder } from '#event-store/testing';
import { SqliteKeyStore } from '../key-store.js';
import { type MasterKey, MasterKeyUnusable } from '../master-key.js';

/** Two master keys of one kind. */
export interface MasterKeysUnderTest {
  readonly master: MasterKey;
  readonly other: MasterKey;
  close(): Promise<void>;
}

/** What every master key must do, wherever it is kept. */
export function masterKeyContract(kind: string, start: () => Promise<MasterKeysUnderTest>): void {
  describe(`a master key ${kind}`, () => {
    const folder = temporaryFolder();
    const key = Buffer.alloc(32, 'a key of somebody ');
    let keys: MasterKeysUnderTest;
    beforeAll(async () => (keys = await start()));
    afterAll(() => keys.close());

    it('opens what it wrapped, for that use', async () => {
      const wrapped = await keys.master.wrap(key, 'anna contact');
      expect(Buffer.from(await keys.master.unwrap(wrapped, 'anna contact'))).toEqual(key);
    });

    it('opens it for no other use', async () => {
      const wrapped = await keys.master.wrap(key, 'anna contact');
      await expect(keys.master.unwrap(wrapped, 'bent contact')).rejects.toThrow(MasterKeyUnusable);
    });

    it('opens nothing that another one wrapped, and has another fingerprint', async () => {
      const wrapped = await keys.other.wrap(key, 'anna contact');
      await expect(keys.master.unwrap(wrapped, 'anna contact')).rejects.toThrow(MasterKeyUnusable);
      expect(keys.other.fingerprint).not.toBe(keys.master.fingerprint);
    });

    it('opens nothing that was altered, wherever', async () => {
      const wrapped = await keys.master.wrap(key, 'anna contact');
      for (const place of [0, Math.floor(wrapped.length / 2), wrapped.length - 1]) {
        const altered = Uint8Array.from(wrapped, (byte, index) => (index === place ? byte ^ 1 : byte));
        await expect(keys.master.unwrap(altered, 'anna contact')).rejects.toThrow(MasterKeyUnusable);
      }
      await expect(keys.master.unwrap(new Uint8Array(), 'anna contact')).rejects.toThrow(MasterKeyUnusable);
    });

    it('shows nothing of the key in what it wrapped, and wraps it differently each time', async () => {
      const [once, again] = [await keys.master.wrap(key, 'use'), await keys.master.wrap(key, 'use')];
      expect(Buffer.from(once).includes(key.subarray(0, 8))).toBe(false);
      expect(Buffer.from(once)).not.toEqual(Buffer.from(again));
    });

    it('keeps the keys of people over a restart, and not with the other one', async () => {
      const where = folder();
      const before = SqliteKeyStore.open(where, keys.master, clockAt());
      const made = await before.keyFor(ISHOEJ, 'anna', 'contact');
      before.close();
      const after = SqliteKeyStore.open(where, keys.master, clockAt());
      expect(Buffer.from((await after.keyFor(ISHOEJ, 'anna', 'contact')).bytes)).toEqual(Buffer.from(made.bytes));
      after.close();
      expect(() => SqliteKeyStore.open(where, keys.other, clockAt())).toThrow(MasterKeyUnusable);
    });
  });
}
