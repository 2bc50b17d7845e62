import { constants, existsSync, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Clock, systemClock } from '#kernel';
import { DataFolderUnusable, type ReadOnlyEventStore } from '../src/event-store.js';
import { type Database, openDatabase, sqliteCode } from './driver.js';
import { LogReader } from './log-reader.js';
import { LOADING_FILE } from './folder.js';
import { FolderRefusal } from './refusal.js';
import { LOG_FILE, checkFormat } from './schema.js';
import { SqliteLog } from './sqlite-log.js';

/** How often a subscription looks whether the application has written, in milliseconds. */
const POLLING = 100;

/**
 * Opens a log for reading, whether the application runs or not, and never writes it. A subscription notices what another
 * process appended within a tenth of a second.
 * @throws DataFolderUnusable where there is no log, or none that can be read
 */
export async function openSqliteReader({
  folder,
  clock = systemClock,
}: {
  folder: string;
  clock?: Clock;
}): Promise<ReadOnlyEventStore> {
  const reader = new LogReader(await openLogForReading(resolve(folder)));
  return new SqliteLog(reader, async (position, signal) => {
    // The clock's own timers let a process end, though somebody in it waits for the next event.
    const alive = setInterval(() => undefined, 0x7fff_ffff);
    try {
      while (reader.head() <= position) await clock.sleep(POLLING, signal);
    } finally {
      clearInterval(alive);
    }
  });
}

/** The log's file, for looking at it and no more. @throws DataFolderUnusable */
export async function openLogForReading(folder: string): Promise<Database> {
  const file = join(folder, LOG_FILE);
  let database: Database | undefined;
  try {
    if (!existsSync(file)) throw FolderRefusal.noLog(folder);
    if (existsSync(join(folder, LOADING_FILE))) throw FolderRefusal.loadCutShort(folder);
    database = openDatabase(file, (await canOnlyBeLookedAt(folder, file)) ? 'immutable' : 'readOnly');
    if (checkFormat(database, folder) === 'empty') throw FolderRefusal.noLog(folder);
    return database;
  } catch (error) {
    database?.close();
    throw refusal(error, folder, file);
  }
}

function refusal(error: unknown, folder: string, file: string): unknown {
  if (error instanceof FolderRefusal) return new DataFolderUnusable(error.message);
  const code = sqliteCode(error);
  if (!code) return error;
  const refused = /^SQLITE_(CORRUPT|NOTADB)/.test(code)
    ? FolderRefusal.damaged(file, code)
    : FolderRefusal.unreadable(folder, code);
  return new DataFolderUnusable(refused.message);
}

/**
 * Nobody can write a read-only file system, and SQLite could not make the files there by which readers and writers agree. Where
 * a write-ahead log was left, though, the main file alone is not the whole log.
 */
async function canOnlyBeLookedAt(folder: string, file: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return false;
  } catch (error) {
    const left = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    return (error as NodeJS.ErrnoException).code === 'EROFS' && left === 0;
  }
}
