import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#kernel';
import { DataFolderUnusable } from '#event-store';
import { type Database, openDatabase, pragma, prepare } from '#event-store/sqlite';
import { SCHEMA, UPGRADE_FROM_1 } from './key-schema.js';

const FORMAT = 2;

/** `deferred` syncs nothing before `close`: only for filling a folder that nobody relies on yet. */
export type KeyStoreAccess = 'readWrite' | 'readOnly' | 'deferred';

export const keyFileIn = (folder: string): string => join(folder, 'keys.db');

/**
 * Opens a file of keys as it is. Who only reads finds one that can be read; who writes may find an empty one, or one of an earlier
 * format, and brings it up to date with `makeKeyTables` or `upgradeKeyTables`.
 * @throws DataFolderUnusable having touched nothing
 */
export function openKeyFile(file: string, access: KeyStoreAccess): Database {
  if (access === 'readOnly' && !existsSync(file)) throw noKeyStore(file);
  if (existsSync(file)) refuseUnreadable(file, access);
  if (access === 'readOnly') return openDatabase(file, 'readOnly');
  const database = openDatabase(file, 'readWrite');
  pragma(database, 'journal_mode = WAL');
  pragma(database, `synchronous = ${access === 'readWrite' ? 'FULL' : 'OFF'}`);
  pragma(database, 'fullfsync = ON');
  // What is destroyed is overwritten, and what SQLite puts aside meanwhile comes into no file.
  pragma(database, 'secure_delete = ON');
  pragma(database, 'temp_store = MEMORY');
  return database;
}

/** 0 for an empty file. */
export const formatOf = (database: Database): number => Number(pragma(database, 'user_version'));

/** Lays down the tables in an empty file. @param fingerprint of the master key that all keys will be wrapped by */
export const makeKeyTables = (database: Database, fingerprint: string): void =>
  inTransaction(database, () => {
    database.exec(`${SCHEMA} PRAGMA user_version = ${FORMAT};`);
    prepare(database, 'INSERT INTO masterKey (fingerprint) VALUES (?)').run(fingerprint);
  });

/** Brings the tables of an earlier format up to date, whole or not at all. */
export function upgradeKeyTables(database: Database, now: Instant): void {
  if (formatOf(database) === FORMAT) return;
  inTransaction(database, () => {
    database.exec(UPGRADE_FROM_1);
    prepare(database, 'UPDATE subjectKey SET destroyedAt = ? WHERE wrapped IS NULL').run(now);
    database.exec(`PRAGMA user_version = ${FORMAT};`);
  });
}

/** All that `work` writes, or nothing of it. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

export const noKeyStore = (file: string): DataFolderUnusable =>
  new DataFolderUnusable(`there is no key store ${file}: name the folder that Samspil keeps its keys in`);

function refuseUnreadable(file: string, access: KeyStoreAccess): void {
  const database = openDatabase(file, 'readOnly');
  try {
    const format = formatOf(database);
    if (format > FORMAT)
      throw new DataFolderUnusable(
        `${file} was written by a newer version of Samspil (format ${format}, this one knows ${FORMAT}): start the newer version; nothing was touched`,
      );
    if (access !== 'readOnly' || format === FORMAT) return;
    if (format === 0) throw noKeyStore(file);
    throw new DataFolderUnusable(
      `${file} was written by an earlier version of Samspil (format ${format}): start Samspil on it once, which brings it up to date`,
    );
  } finally {
    database.close();
  }
}
