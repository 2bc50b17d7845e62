import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalDate, dateIn, systemClock } from '#kernel';
import { type Configuration, masterKeyOf } from '#installation';
import { DataFolderUnusable } from '#event-store';
import { type Database, openDatabase, sqliteCode } from '#event-store/sqlite';
import { showProgress } from './progress.js';
import { LOADING, clearAway, completeLoad, isComplete, moveIn } from './loading-folder.js';
import { loadSeason } from './season.js';

/** Loading was stopped by a signal. Nothing of it is kept; the next start begins anew. */
export class LoadingStopped extends Error {
  override readonly name = 'LoadingStopped';
}

/** What may lie in a folder that nobody has used yet. */
const MINE = new Set([
  LOADING,
  'master.key',
  'writer.lock',
  'writer.lock-wal',
  'writer.lock-shm',
  'writer.lock-journal',
]);

/**
 * Fills the data folder with the demo season where nothing is in it yet, and does nothing otherwise. What is loaded lies in
 * `.loading` until it is complete, and counts from the moment `log.db` is moved out of there: a load that was cut short is thrown
 * away, or moved on, by the next start. Only outside production: `configuration.demo` is to be asked before.
 * @throws LoadingStopped on SIGINT or SIGTERM; DataFolderUnusable where another process is loading; MasterKeyUnusable
 */
export async function loadDemoOnFirstStart(
  configuration: Configuration,
  today = dateIn(systemClock.now()),
): Promise<void> {
  const { data } = configuration;
  if (holdsLog(data) && isComplete(data)) clearAway(data);
  if (!isFresh(data)) return;
  const lock = lockFolder(data);
  try {
    if (!isFresh(data)) return;
    if (!isComplete(data)) {
      clearAway(data);
      await load(configuration, today);
      completeLoad(data);
    }
    moveIn(data);
  } finally {
    lock.close();
  }
}

const holdsLog = (data: string): boolean => existsSync(join(data, 'log.db'));

/** Empty, not there yet, or left behind by a load. What cannot be used is told by whoever opens it next. */
function isFresh(data: string): boolean {
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return false;
  }
  return !holdsLog(data) && (isComplete(data) || readdirSync(data).every((name) => MINE.has(name)));
}

async function load(configuration: Configuration, today: LocalDate): Promise<void> {
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals) =>
    stopping.abort(
      new LoadingStopped(
        `${signal} stopped the loading of the demo season; nothing of it is kept, and the next start loads it anew`,
      ),
    );
  const progress = showProgress('Loading the demo season');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const { signal } = stopping;
    const events = await loadSeason(join(configuration.data, LOADING), masterKeyOf(configuration), {
      today,
      signal,
      onProgress: progress.show,
    });
    progress.end(`The demo season is loaded: ${events} events around ${today}`);
  } catch (error) {
    progress.end();
    clearAway(configuration.data);
    throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Keeps others from loading the same folder: the lock by which later one process alone writes it. */
function lockFolder(data: string): Database {
  const lock = openDatabase(join(data, 'writer.lock'), 'readWrite', 500);
  try {
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    lock.close();
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new DataFolderUnusable(
      `the data folder ${data} is in use by another process: stop that one first, or name another folder`,
    );
  }
}
