import { join } from 'node:path';
import { DataFolderUnusable } from '#event-store';
import { type Database, openDatabase, pragma, prepare, sqliteCode } from '#event-store/sqlite';
import type { Address } from './address-book.js';
import { folded, inOrder } from './folded.js';

export const addressFileIn = (folder: string): string => join(folder, 'addresses.db');

/** Raised when tables change: an older file is imported anew. */
const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE address (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    folded TEXT NOT NULL,
    ordered TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE word USING fts5(folded, content='address', content_rowid='number', prefix='2 3');
`;

/**
 * Nobody reads the file before it is whole and in its place, so nothing in it need survive a crash on the way there. The driver was built to
 * keep in memory what is temporary, and a whole country is too much for that.
 */
const WHILE_NEW = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;
  PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -16000;
`;

/** Addresses on their way into a new file. */
export class NewAddressFile {
  readonly database: Database;
  private readonly insert;

  constructor(file: string) {
    this.database = openDatabase(file, 'readWrite');
    this.database.exec(`${WHILE_NEW} BEGIN; ${SCHEMA}`);
    this.insert = prepare(
      this.database,
      'INSERT INTO address (id, label, latitude, longitude, folded, ordered) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    );
  }

  /** @returns false where an address of that id is in it already; the first one stays */
  add({ id, label, latitude, longitude }: Address): boolean {
    const key = folded(label);
    const { changes } = this.insert.run(id, label, latitude, longitude, key, inOrder(key)) as { changes: number };
    return changes > 0;
  }

  /** Makes them searchable, and waits until the disk has them. */
  finish(): void {
    this.database.exec(`
      CREATE INDEX beginning ON address (folded);
      INSERT INTO word (word) VALUES ('rebuild');
      INSERT INTO word (word) VALUES ('optimize');
      PRAGMA user_version = ${FORMAT};
      COMMIT`);
  }

  close(): void {
    this.database.close();
  }
}

/**
 * @returns `undefined` where another release wrote it, so that it must be imported anew
 * @throws DataFolderUnusable where it is no such file at all
 */
export function openAddressFile(file: string): Database | undefined {
  const database = openDatabase(file, 'immutable');
  try {
    if (Number(pragma(database, 'user_version')) === FORMAT) return database;
  } catch (error) {
    database.close();
    throw new DataFolderUnusable(
      `${file} cannot be used (${sqliteCode(error) ?? 'unknown error'}). Import the addresses again: that makes it anew`,
      { cause: error },
    );
  }
  database.close();
  return undefined;
}
