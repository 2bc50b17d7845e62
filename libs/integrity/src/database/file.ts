import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderUnusable } from '#event-store';
import { type Database, openDatabase, pragma, sqliteCode } from '#event-store/sqlite';

export const integrityFileIn = (folder: string): string => join(folder, 'integrity.db');

/** Raised when tables change. An older file is made anew from the log. */
const FORMAT = 1;

const SCHEMA = `
  -- Which log the trees are of, the last event of it that is in them, and the key that signs: one row.
  CREATE TABLE identity (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    logId TEXT NOT NULL,
    publicKey TEXT NOT NULL,
    position TEXT,
    eventId TEXT
  ) STRICT;
  CREATE TABLE tree (
    municipality TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    -- Of those leaves, how many tell of something else than a witness's signature.
    facts INTEGER NOT NULL,
    -- The latest recordedAt of all leaves so far, in milliseconds of Unix time.
    knownAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- The stored hashes of a tree (tree.ts), 64 to a row: a row fits into a page.
  CREATE TABLE chunk (
    municipality TEXT NOT NULL,
    number INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (municipality, number)
  ) STRICT;
  CREATE TABLE leaf (
    municipality TEXT NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    knownAt INTEGER NOT NULL,
    PRIMARY KEY (municipality, number)
  ) STRICT, WITHOUT ROWID;
  -- The latest of each municipality, and how many facts the tree held then.
  CREATE TABLE checkpoint (
    municipality TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    note TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cosignature (
    number INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL,
    size INTEGER NOT NULL,
    line TEXT NOT NULL,
    UNIQUE (municipality, size, line)
  ) STRICT;
`;

/** What was added to format 1 later: an older release passes it over. */
const ADDED = `
  -- Signatures of witnesses in the log that are not true of it, in words.
  CREATE TABLE IF NOT EXISTS contradiction (
    position TEXT NOT NULL PRIMARY KEY,
    sentence TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** The pages that are kept in memory, in KiB: proofs read all over the file. */
const CACHE_KIB = 16_384;

/**
 * Opens `integrity.db`, making it where it is not there. What a power cut takes of it is in the log, so nothing waits for the disk but
 * what is not: checkpoints.
 * @throws DataFolderUnusable
 */
export function openIntegrityFile(file: string): Database {
  return usable(file, () => {
    refuseCutShort(file);
    const database = openDatabase(file, 'readWrite');
    return closingUnless(database, () => {
      refuseNewer(file, database);
      if (Number(pragma(database, 'user_version')) === 0)
        database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${FORMAT}; COMMIT`);
      pragma(database, 'journal_mode = WAL');
      pragma(database, 'synchronous = NORMAL');
      pragma(database, `cache_size = -${CACHE_KIB}`);
      database.exec(ADDED);
    });
  });
}

/** Opens what another process may write meanwhile. `undefined` where there is none yet. @throws DataFolderUnusable */
export function openIntegrityFileForReading(file: string): Database | undefined {
  if (!existsSync(file)) return undefined;
  return usable(file, () => {
    refuseCutShort(file);
    const database = openDatabase(file, 'readOnly');
    return closingUnless(database, () => {
      refuseNewer(file, database);
      if (Number(pragma(database, 'user_version')) !== FORMAT) throw damaged(file, 'it holds no trees');
    });
  });
}

/** It does not hold what it must: nothing helps but to have it made anew. */
export class IntegrityFileDamaged extends DataFolderUnusable {}

export const damaged = (file: string, why: string): IntegrityFileDamaged =>
  new IntegrityFileDamaged(`${file} cannot be used (${why}): move it away, and it is made anew from the log`);

/** What SQLite says of the file, as a sentence that says what to do. */
export function usable<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = sqliteCode(error);
    if (!code || error instanceof DataFolderUnusable) throw error;
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw damaged(file, code);
    throw new DataFolderUnusable(
      `${file} cannot be used (${code}): see that the folder can be written and has space, then start again`,
      { cause: error },
    );
  }
}

function refuseNewer(file: string, database: Database): void {
  const format = Number(pragma(database, 'user_version'));
  if (format > FORMAT)
    throw new DataFolderUnusable(
      `${file} was written by a newer release of Samspil (format ${format}, this release knows ${FORMAT}): start that release, or ` +
        'move the file away to have it made anew from the log',
    );
}

/** SQLite reads pages that are not there as empty ones. https://www.sqlite.org/fileformat.html#the_database_header */
function refuseCutShort(file: string): void {
  // What was not copied back yet lies in the write-ahead log, and the file may be shorter meanwhile.
  if (!existsSync(file) || (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const { size } = statSync(file);
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (header.toString('latin1', 0, 15) === 'SQLite format 3' && size < pageSize * header.readUInt32BE(28))
    throw damaged(file, 'it was cut short');
}

function closingUnless(database: Database, work: () => void): Database {
  try {
    work();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
