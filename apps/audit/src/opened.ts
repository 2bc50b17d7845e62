import type { Command } from 'commander';
import { resolve } from 'node:path';
import { systemClock } from '#kernel';
import { DomainReader } from '#event-store';
import { openSqliteReader } from '#event-store/sqlite';
import { Installation, allEvents, configurationFrom, masterKeyOf } from '#installation';
import { SqliteKeyStore } from '#privacy';

/** The folder that the command line names. */
export const folderOf = (command: Command): string => resolve(command.optsWithGlobals<{ data: string }>().data);

const masterKeyIn = (folder: string) => masterKeyOf({ ...configurationFrom(process.env), data: folder }, false);

/** The log, for reading: whether the application runs or not. */
export async function openLog(folder: string): Promise<{ log: DomainReader; readonly close: () => Promise<void> }> {
  const store = await openSqliteReader({ folder });
  const keys = SqliteKeyStore.open(folder, masterKeyIn(folder), systemClock, 'readOnly');
  return {
    log: new DomainReader(store, keys, allEvents),
    close: async () => {
      await store.close();
      keys.close();
    },
  };
}

/** Everything, for writing: only while the application does not run. */
export const openInstallation = (folder: string): Promise<Installation> =>
  Installation.open({ folder, master: masterKeyIn(folder) });
