import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalDate, dateIn, systemClock } from '#kernel';
import { type Configuration, masterKeyOf } from '#installation';
import { DataFolderUnusable } from '#event-store';
import { openDatabase, sqliteCode } from '#event-store/sqlite';
import { showProgress } from './progress.js';
import { LOADED, LOADING, clearAway, finishLoad, isLoaded, moveIn } from './loading-folder.js';
import { loadSeason } from './season.js';

/** Loading was stopped by a signal. Nothing of it is kept; the next start begins anew. */
export class LoadingStopped extends Error {
  override readonly name = 'LoadingStopped';
}

/** What may lie in a folder that nobody has used yet. */
const UNUSED = new Set([LOADING, LOADED, 'master.key', 'writer.lock', 'writer.lock-journal']);

/**
 * Fills the data folder with the demo season where nothing is in it yet, and does nothing otherwise. What is loaded counts from
 * the moment `log.db` stands in the data folder: a load that was cut short is begun anew, or moved in, by the next start. Only
 * outside production: `configuration.demo` is to be asked before.
 * @throws LoadingStopped on SIGINT or SIGTERM; DataFolderUnusable where another process is loading; MasterKeyUnusable
 */
export async function loadDemoOnFirstStart(
  configuration: Configuration,
  today = dateIn(systemClock.now()),
): Promise<void> {
  const { data } = configuration;
  // What cannot be used is told by whoever opens it next.
  if (!canBeWritten(data) || !isUnused(data)) return;
  const release = lockFolder(data);
  try {
    if (!isUnused(data)) return;
    if (!isLoaded(data)) {
      clearAway(data);
      await load(configuration, today);
      finishLoad(data);
    }
    moveIn(data);
  } finally {
    release();
  }
}

const isUnused = (data: string): boolean => readdirSync(data).every((name) => UNUSED.has(name)) || isLoaded(data);

/** Makes the folder where it is not there. */
function canBeWritten(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
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

/** Keeps others from loading the same folder, by the lock with which a process later makes itself its writer. */
function lockFolder(data: string): () => void {
  const lock = openDatabase(join(data, 'writer.lock'), 'readWrite', 500);
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    lock.close();
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new DataFolderUnusable(
      `the data folder ${data} is in use by another process: stop that one first, or name another folder`,
    );
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}
