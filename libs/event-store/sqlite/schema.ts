import { join } from 'node:path';
import { type Database, openDatabase, pragma, prepare } from './driver.js';
import { FolderRefusal } from './refusal.js';

export const LOG_FILE = 'log.db';

/** "Sams": tells a log from any other SQLite file (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x53616d73;

/** Raised whenever an older Samspil could misread what a newer one wrote. */
const LOG_FORMAT = 1;

/**
 * One row an event. The position is the row's own key, so that log order costs no index; the one index serves reading a stream
 * and makes a second event at one revision impossible. Categories need none: they are compared with the stream's name while
 * walking in log order.
 */
export const EVENTS = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    type     TEXT    NOT NULL,
    data     BLOB    NOT NULL,
    metadata BLOB    NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT`;

/** Refuses what this version cannot read, looking at the main file only and touching nothing. */
export function checkFormatUntouched(folder: string): void {
  const database = openDatabase(join(folder, LOG_FILE), 'immutable');
  try {
    checkFormat(database, folder);
  } finally {
    database.close();
  }
}

/** Whether the file holds a log yet; an empty file does not. */
export function checkFormat(database: Database, folder: string): 'log' | 'empty' {
  const applicationId = pragma(database, 'application_id');
  const format = Number(pragma(database, 'user_version'));
  if (applicationId === APPLICATION_ID) {
    if (format > LOG_FORMAT) throw FolderRefusal.newer(folder, format, LOG_FORMAT);
    return 'log';
  }
  const tables = prepare<{ name: string }>(database, 'SELECT name FROM sqlite_schema').all();
  if (applicationId !== 0 || format !== 0 || tables.length > 0) throw FolderRefusal.notALog(join(folder, LOG_FILE));
  return 'empty';
}

/** Lays down the table and the format in one transaction: after a crash there is either a log or an empty file. */
export function createLog(database: Database): void {
  database.exec(
    `BEGIN IMMEDIATE; ${EVENTS}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${LOG_FORMAT}; COMMIT`,
  );
  // The main file's header must tell the format, for who looks without touching.
  pragma(database, 'wal_checkpoint(TRUNCATE)');
}
