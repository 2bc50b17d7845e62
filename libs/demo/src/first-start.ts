import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalDate, dateIn, systemClock } from '#kernel';
import { type Configuration, masterKeyOf, openStore, openStoreForReading } from '#installation';
import { DataFolderUnusable, TargetHoldsAnotherLog, copyLog } from '#event-store';
import { lockDataFolder, openSqliteReader } from '#event-store/sqlite';
import { showProgress } from './progress.js';
import { LOADED, LOADING, clearAway, finishLoad, isLoaded, moveIn, moveInBeside } from './loading-folder.js';
import { loadSeason } from './season.js';

/** Loading was stopped by a signal. Nothing of it is kept; the next start begins anew. */
export class LoadingStopped extends Error {
  override readonly name = 'LoadingStopped';
}

/** What may lie in a folder that nobody has used yet. */
const UNUSED = new Set([LOADING, LOADED, 'master.key', 'signing.key', 'writer.lock', 'writer.lock-journal']);

/**
 * Loads the demo season where nothing is yet, in the data folder and in the event store, and does nothing otherwise. What is loaded
 * counts from the moment `log.db` stands in the data folder, or from its last event in an event store elsewhere: a load that was
 * cut short is begun anew, moved in, or copied on by the next start. Only outside production: `configuration.demo` is to be asked
 * before.
 * @throws LoadingStopped on SIGINT or SIGTERM; DataFolderUnusable where another process is loading, or another log is in the way;
 * EventStoreUnusable;
 * MasterKeyUnusable
 */
export async function loadDemoOnFirstStart(
  configuration: Configuration,
  today = dateIn(systemClock.now()),
): Promise<void> {
  const { data, keys, erasures, store } = configuration;
  // What cannot be used is told by whoever opens it next.
  if (![data, keys, erasures].every(canBeWritten) || !isUnused(configuration)) return;
  const release = lockDataFolder(data);
  try {
    if (!isUnused(configuration)) return;
    if (!isLoaded(data)) {
      if (store.kind === 'eventstoredb' && !(await isEmpty(store))) return;
      clearAway(data);
      await load(configuration, today);
      finishLoad(data);
    }
    if (store.kind === 'sqlite') moveIn(configuration);
    else {
      await copyTo(store, data);
      moveInBeside(configuration);
    }
  } finally {
    release();
  }
}

async function isEmpty(store: Configuration['store']): Promise<boolean> {
  const log = await openStoreForReading(store, { report: console.error });
  try {
    return (await log.head()) === undefined;
  } finally {
    await log.close();
  }
}

/** Events go in one after the other, so that a copy that is cut short can be taken up again. */
async function copyTo(store: Configuration['store'], data: string): Promise<void> {
  const target = await openStore(store, { report: console.error });
  const source = await openSqliteReader({ folder: join(data, LOADED) });
  const progress = showProgress('Copying the demo season to the event store');
  try {
    await stoppable('the copying of the demo season; the next start goes on with it', (signal) =>
      copyLog(source, target, { inFlight: 1, signal, onProgress: progress.show }),
    );
  } catch (error) {
    if (!(error instanceof TargetHoldsAnotherLog)) throw error;
    throw new DataFolderUnusable(
      `the event store holds another log than the demo season whose copying was begun: remove ${join(data, LOADED)} to start on that one`,
    );
  } finally {
    progress.end();
    await target.close();
    await source.close();
  }
}

const isUnused = ({ data, keys }: Configuration): boolean =>
  isLoaded(data) || (readdirSync(data).every((name) => UNUSED.has(name)) && !existsSync(join(keys, 'keys.db')));

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
  const progress = showProgress('Loading the demo season');
  try {
    const events = await stoppable(
      'the loading of the demo season; nothing of it is kept, and the next start loads it anew',
      (signal) =>
        loadSeason(join(configuration.data, LOADING), masterKeyOf(configuration), {
          today,
          signal,
          onProgress: progress.show,
        }),
    );
    progress.end(`The demo season is loaded: ${events} events around ${today}`);
  } catch (error) {
    progress.end();
    clearAway(configuration.data);
    throw error;
  }
}

/** @throws LoadingStopped when a signal comes meanwhile */
async function stoppable<T>(what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals) => stopping.abort(new LoadingStopped(`${signal} stopped ${what}`));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(stopping.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
