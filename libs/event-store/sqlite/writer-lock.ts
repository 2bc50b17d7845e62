import { join } from 'node:path';
import { type Database, openDatabase, prepare, sqliteCode } from './driver.js';
import { FolderRefusal } from './refusal.js';

/** Who writes a folder. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** RFC 3339. */
  readonly since: string;
}

/** How long to wait while another one is just writing its name down, in milliseconds. */
const BUSY_TIMEOUT = 500;

/**
 * Makes one process, and one store within it, the writer of a folder. It is a transaction held open on a small database of its
 * own: the operating system ends it with the process, however that dies, and meanwhile others can still read the holder's name.
 * Never open that file with `fs`: closing it would drop the lock (https://sqlite.org/howtocorrupt.html, 2.2).
 */
export class WriterLock {
  private constructor(private readonly database: Database) {}

  /** @throws FolderRefusal naming the process that holds it */
  static acquire(folder: string, holder: Holder): WriterLock {
    const database = openDatabase(join(folder, 'writer.lock'), 'readWrite', BUSY_TIMEOUT);
    try {
      database.exec('BEGIN IMMEDIATE');
      database.exec(
        'CREATE TABLE IF NOT EXISTS holder (pid INTEGER, host TEXT, since TEXT) STRICT; DELETE FROM holder',
      );
      prepare(database, 'INSERT INTO holder VALUES (?, ?, ?)').run(holder.pid, holder.host, holder.since);
      database.exec('COMMIT');
      // Who slips in between is the holder then, and its name is what is read below.
      database.exec('BEGIN IMMEDIATE');
      return new WriterLock(database);
    } catch (error) {
      const refusal = sqliteCode(error)?.startsWith('SQLITE_BUSY')
        ? FolderRefusal.inUse(folder, nameOf(database))
        : error;
      database.close();
      throw refusal;
    }
  }

  release(): void {
    this.database.exec('ROLLBACK');
    this.database.close();
  }
}

function nameOf(database: Database): string {
  try {
    const holder = prepare<Holder>(database, 'SELECT pid, host, since FROM holder').get();
    if (holder) return `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  } catch {
    // It is being written at this very moment, or never was.
  }
  return 'another process';
}
