import { type Database, prepare } from '#event-store/sqlite';
import { type MasterKey, MasterKeyUnusable } from './master-key.js';

/** What `keys.db` knows of the master key: fingerprints. */
export interface MasterKeyRecord {
  /** Of the one that all keys are wrapped by, but those that a rotation has rewrapped already. */
  readonly fingerprint: string;
  /** Of the one that a rotation under way goes to. */
  readonly next: string | null;
}

export function masterKeyRecord(database: Database): MasterKeyRecord {
  // Format 1 knows no rotation, and therefore no column for it.
  const row = prepare<{ fingerprint: string; next?: string | null }>(database, 'SELECT * FROM masterKey').get();
  return { fingerprint: row?.fingerprint ?? 'none', next: row?.next ?? null };
}

/** @throws MasterKeyUnusable for another than the keys were wrapped by, and while they are being rewrapped */
export function refuseOtherMasterKey(database: Database, file: string, { fingerprint }: MasterKey): void {
  const known = masterKeyRecord(database);
  if (known.next !== null)
    throw new MasterKeyUnusable(
      `a rotation of the master key of ${file} from ${known.fingerprint} to ${known.next} is under way: finish it with the same ` +
        'two keys (npm run audit -- rotate-master-key), then start with the new one',
    );
  if (known.fingerprint !== fingerprint) throw wrappedByAnother(file, known, fingerprint);
}

export const wrappedByAnother = (file: string, known: MasterKeyRecord, given: string): MasterKeyUnusable =>
  new MasterKeyUnusable(
    `the keys in ${file} were wrapped by another master key (${known.fingerprint}) than the one given (${given}); start with the key that this folder was made with, or was last rotated to`,
  );
