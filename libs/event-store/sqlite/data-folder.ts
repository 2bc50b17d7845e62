import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { type Clock, systemClock } from '#kernel';
import { DataFolderUnusable } from '../src/event-store.js';
import { prepareFolder, refusalOf } from './folder.js';
import { FolderRefusal } from './refusal.js';
import { WriterLock } from './writer-lock.js';

/**
 * Makes this process the only one that writes a data folder, as opening the embedded log in it would: for what lies there when
 * the log does not. Makes the folder where it is not there.
 * @returns what gives it back
 * @throws DataFolderUnusable
 */
export function lockDataFolder(folder: string, clock: Clock = systemClock): () => void {
  const path = resolve(folder);
  try {
    prepareFolder(path);
    const lock = WriterLock.acquire(path, { pid: process.pid, host: hostname(), since: clock.now() });
    return () => {
      lock.release();
    };
  } catch (error) {
    const refusal = refusalOf(error, path);
    throw refusal instanceof FolderRefusal ? new DataFolderUnusable(refusal.message) : refusal;
  }
}
