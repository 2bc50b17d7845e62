import type { Command } from 'commander';
import { resolve } from 'node:path';
import { systemClock } from '#kernel';
import { DomainReader } from '#event-store';
import {
  Installation,
  allEvents,
  configurationFrom,
  masterKeyOf,
  openStoreForReading,
  refuseSecondLog,
} from '#installation';
import { SqliteKeyStore } from '#privacy';

/** The folder that the command line names. */
export const folderOf = (command: Command): string => resolve(command.optsWithGlobals<{ data: string }>().data);

const configurationOf = (folder: string) => configurationFrom({ ...process.env, SAMSPIL_DATA: folder });

const masterKeyIn = (folder: string) => masterKeyOf(configurationOf(folder), false);

/** The log, for reading: whether the application runs or not. */
export async function openLog(folder: string): Promise<{ log: DomainReader; readonly close: () => Promise<void> }> {
  const name = configurationOf(folder).store;
  refuseSecondLog(folder, name);
  const store = await openStoreForReading(name, { report: console.error });
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
  Installation.open({
    folder,
    store: configurationOf(folder).store,
    master: masterKeyIn(folder),
    report: (where, error) => console.error(`${where}: ${error instanceof Error ? error.message : 'unknown'}`),
  });
