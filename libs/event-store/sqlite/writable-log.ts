import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, pragma } from './driver.js';
import { markLoaded, markLoading, prepareFolder, refusalOf, syncPath } from './folder.js';
import { LogWriter } from './log-writer.js';
import type { WriterOptions } from './messages.js';
import { FolderRefusal } from './refusal.js';
import { LOG_FILE, checkFormat, createLog } from './schema.js';
import { WriterLock } from './writer-lock.js';

/** A folder's log, locked and opened for writing. */
export interface WritableLog {
  readonly writer: LogWriter;
  /** Moves everything into the main file, gives the lock back. */
  close(): void;
}

/** @throws FolderRefusal, having touched nothing but the lock */
export function openWritableLog({ folder, durability, since }: WriterOptions): WritableLog {
  let lock: WriterLock | undefined;
  try {
    prepareFolder(folder);
    lock = WriterLock.acquire(folder, { pid: process.pid, host: hostname(), since });
    const database = openDatabase(join(folder, LOG_FILE), 'readWrite');
    const writer = durability === 'full' ? openDurably(database, folder) : openForLoading(database, folder);
    return { writer, close: () => close(database, lock, durability, folder) };
  } catch (error) {
    lock?.release();
    throw refusalOf(error, folder);
  }
}

function openDurably(database: Database, folder: string): LogWriter {
  const held = checkFormat(database, folder);
  syncEachCommit(database);
  if (held === 'empty') createLog(database);
  syncPath(folder);
  return new LogWriter(database);
}

/** What is committed through this connection from now on survives power loss. */
export function syncEachCommit(database: Database): void {
  pragma(database, 'journal_mode = WAL');
  // FULL syncs the write-ahead log at each commit; on macOS only fullfsync makes the drive write it down.
  pragma(database, 'synchronous = FULL');
  pragma(database, 'fullfsync = ON');
  // The writer checkpoints between groups, so that nobody waits for it.
  pragma(database, 'wal_autocheckpoint = 0');
}

function openForLoading(database: Database, folder: string): LogWriter {
  const writer = openDurably(database, folder);
  if (writer.head > 0) throw FolderRefusal.notEmpty(folder);
  markLoading(folder);
  pragma(database, 'synchronous = OFF');
  return writer;
}

function close(
  database: Database,
  lock: WriterLock | undefined,
  durability: WriterOptions['durability'],
  folder: string,
): void {
  try {
    pragma(database, 'synchronous = FULL');
    const busy = pragma(database, 'wal_checkpoint(TRUNCATE)') !== 0;
    if (durability === 'deferred') {
      if (busy) throw new Error(`somebody read ${folder} while it was loaded, so it could not be finished`);
      // With nothing left to move, the checkpoint would not sync what earlier ones had written without syncing.
      syncPath(join(folder, LOG_FILE));
      markLoaded(folder);
    }
  } finally {
    database.close();
    lock?.release();
  }
}
