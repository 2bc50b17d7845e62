import { existsSync } from 'node:fs';
import { type Clock, systemClock } from '#kernel';
import { type Database, lockDataFolder, prepare, scrub } from '#event-store/sqlite';
import { formatOf, inTransaction, keyFileIn, noKeyStore, openKeyFile, upgradeKeyTables } from './key-file.js';
import { masterKeyRecord, wrappedByAnother } from './master-key-record.js';
import { type MasterKey, MasterKeyUnusable } from './master-key.js';
import { type RotationProgress, keysWrappedBy, proveUsable, rewrapKeys } from './rewrap-keys.js';

export interface RotationOptions {
  /** The folder that Samspil holds while it runs on these keys, where it is another than theirs. */
  readonly data?: string;
  readonly onProgress?: (progress: RotationProgress) => void;
  readonly clock?: Clock;
}

/**
 * Wraps every living key in a folder's `keys.db` by another master key. Cut short, and said again with the same two keys, it goes on
 * where it was; until then the keys open with neither.
 * @returns how many keys this run rewrapped, and how many there are
 * @throws DataFolderUnusable where there are no keys, or Samspil runs on them; MasterKeyUnusable for keys that cannot be used, or not
 * now, before anything was touched; StillRead at the very end, where somebody reads `keys.db` just then: say it again
 */
export async function rotateMasterKey(
  folder: string,
  from: MasterKey,
  to: MasterKey,
  { data = folder, onProgress = () => undefined, clock = systemClock }: RotationOptions = {},
): Promise<{ readonly rewrapped: number; readonly total: number }> {
  if (from.fingerprint === to.fingerprint)
    throw new MasterKeyUnusable(`the new master key is the present one (${to.fingerprint}): make another one`);
  const file = keyFileIn(folder);
  if (!existsSync(file)) throw noKeyStore(file);
  const letGo = lockDataFolder(data);
  try {
    const database = openKeyFile(file, 'readWrite');
    try {
      if (formatOf(database) === 0) throw noKeyStore(file);
      const rewrapped = await rotate(database, file, { from, to, onProgress, clock });
      scrub(database);
      return { rewrapped, total: keysWrappedBy(database, to) };
    } finally {
      database.close();
    }
  } finally {
    letGo();
  }
}

interface Rotation extends Required<Omit<RotationOptions, 'data'>> {
  readonly from: MasterKey;
  readonly to: MasterKey;
}

/** @returns how many keys were rewrapped; 0 where an earlier run came to the end */
async function rotate(database: Database, file: string, { from, to, onProgress, clock }: Rotation): Promise<number> {
  const known = masterKeyRecord(database);
  if (known.next === null && known.fingerprint === to.fingerprint) return 0;
  if (known.fingerprint !== from.fingerprint) throw wrappedByAnother(file, known, from.fingerprint);
  if (known.next !== null && known.next !== to.fingerprint)
    throw new MasterKeyUnusable(
      `a rotation of the master key of ${file} to ${known.next} is under way, and the new one given is ${to.fingerprint}: finish ` +
        'the one under way first',
    );
  upgradeKeyTables(database, clock.now());
  await proveUsable(database, from, to);
  prepare(database, 'UPDATE masterKey SET next = ?').run(to.fingerprint);
  let rewrapped = 0;
  do rewrapped += await rewrapKeys(database, from, to, onProgress);
  while (!finished(database, from));
  return rewrapped;
}

/** Makes the new master key the only one. @returns false where a key was made meanwhile that the old one wraps: it would open no more */
const finished = (database: Database, from: MasterKey): boolean =>
  inTransaction(database, () => {
    if (keysWrappedBy(database, from) > 0) return false;
    prepare(database, 'UPDATE masterKey SET fingerprint = next, next = NULL').run();
    return true;
  });
