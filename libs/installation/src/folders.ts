import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#kernel';
import { DataFolderUnusable } from '#event-store';
import { lockDataFolder } from '#event-store/sqlite';
import type { StoreName } from './stores.js';

/** The embedded log locks the folder that it lies in; a log elsewhere does not. */
export function holdFolder(folder: string, store: StoreName, clock: Clock): () => void {
  refuseSecondLog(folder, store);
  return store.kind === 'sqlite' ? () => undefined : lockDataFolder(folder, clock);
}

/** The keys and read models of a folder with a log in it are not those of a log elsewhere. @throws DataFolderUnusable */
export function refuseSecondLog(folder: string, store: StoreName): void {
  if (store.kind === 'eventstoredb' && existsSync(join(folder, 'log.db')))
    throw new DataFolderUnusable(
      `the data folder ${folder} holds a log of its own, and SAMSPIL_EVENT_STORE names another: unset that, or move the log ` +
        `(npm run audit -- copy) and name a new data folder that holds its keys.db, policies.db, signing.key and master.key`,
    );
}

export const makeFolders = (...folders: readonly string[]): void => {
  for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** A disk that was not mounted is no empty folder. @throws DataFolderUnusable */
export function refuseMissingFolders(folders: Readonly<Record<string, string>>): void {
  for (const [variable, folder] of Object.entries(folders))
    if (!existsSync(folder))
      throw new DataFolderUnusable(
        `there is a log, but no folder ${folder}: mount it, or name the one that belongs to this log with ${variable}`,
      );
}
