import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ISHOEJ, clockAt } from '#kernel/testing';
import { temporaryFolder } from '#event-store/testing';
import { SqliteKeyStore } from './key-store.js';
import { MasterKeyUnusable, localMasterKey, masterKeyFromFile, masterKeyFromText } from './master-key.js';
import { KeyManagementService } from './testing/kms.js';
import { masterKeyContract } from './testing/master-key-contract.js';

masterKeyContract('in this process', () =>
  Promise.resolve({
    master: localMasterKey(Buffer.alloc(32, 1)),
    other: localMasterKey(Buffer.alloc(32, 2)),
    close: () => Promise.resolve(),
  }),
);

masterKeyContract('in a key management service', async () => {
  const service = await KeyManagementService.start({ one: Buffer.alloc(32, 1), two: Buffer.alloc(32, 2) });
  return { master: service.masterKey('one'), other: service.masterKey('two'), close: () => service.stop() };
});

describe('a key management service that cannot be reached', () => {
  const folder = temporaryFolder();

  it('is said to be so, without a word of any key; and nobody looks erased for it', async () => {
    const service = await KeyManagementService.start({ one: Buffer.alloc(32, 1) });
    const master = service.masterKey('one');
    const where = folder();
    const before = SqliteKeyStore.open(where, master, clockAt());
    const { id, bytes } = await before.keyFor(ISHOEJ, 'anna', 'contact');
    before.close();
    await service.stop();
    const after = SqliteKeyStore.open(where, master, clockAt());
    for (const attempt of [
      () => after.fetch(new Set([id])),
      () => after.keyFor(ISHOEJ, 'anna', 'contact'),
      () => after.keyFor(ISHOEJ, 'bent', 'contact'),
    ]) {
      const error = await attempt().then(
        () => new Error('nothing was thrown'),
        (thrown: unknown) => thrown as Error,
      );
      expect(error).toBeInstanceOf(MasterKeyUnusable);
      expect(error.message).toMatch(/key management service at http:\S+ cannot be reached/);
      for (const encoding of ['base64', 'hex'] as const)
        expect(error.stack).not.toContain(Buffer.from(bytes).toString(encoding));
    }
    expect(after.holdsOf(ISHOEJ, 'bent')).toEqual([]);
    after.close();
  });
});

describe('a master key in a file', () => {
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
});
