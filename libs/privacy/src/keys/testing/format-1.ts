import { join } from 'node:path';
import type { Municipality } from '#kernel';
import { openDatabase, prepare } from '#event-store/sqlite';
import type { MasterKey } from '../master-key.js';

interface EarlierKey {
  readonly id: string;
  readonly municipality: Municipality;
  readonly subject: string;
  readonly purpose: string;
  /** `null`: destroyed. */
  readonly bytes: Uint8Array | null;
}

/** Lays down a `keys.db` as the first version of Samspil did. */
export async function writeFormat1(folder: string, master: MasterKey, keys: readonly EarlierKey[]): Promise<void> {
  const database = openDatabase(join(folder, 'keys.db'), 'readWrite');
  database.exec(`
    CREATE TABLE masterKey (fingerprint TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE subjectKey (
      id TEXT NOT NULL PRIMARY KEY,
      municipality TEXT NOT NULL,
      subject TEXT NOT NULL,
      purpose TEXT NOT NULL,
      wrapped BLOB,
      createdAt TEXT NOT NULL,
      UNIQUE (municipality, subject, purpose)
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;
  `);
  prepare(database, 'INSERT INTO masterKey VALUES (?)').run(master.fingerprint);
  const insert = prepare(database, 'INSERT INTO subjectKey VALUES (?, ?, ?, ?, ?, ?)');
  for (const { id, municipality, subject, purpose, bytes } of keys) {
    const wrapped = bytes && (await master.wrap(bytes, JSON.stringify([id, municipality, subject, purpose])));
    insert.run(id, municipality, subject, purpose, wrapped, '2026-11-01T00:00:00.000Z');
  }
  database.close();
}
