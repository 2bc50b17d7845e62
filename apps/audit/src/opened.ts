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
import { DeletionLedger, SqliteKeyStore } from '#privacy';

/** The folder that the command line names. */
export const folderOf = (command: Command): string => resolve(command.optsWithGlobals<{ data: string }>().data);

const configurationOf = (folder: string) => configurationFrom({ ...process.env, SAMSPIL_DATA: folder });

const masterKeyIn = (folder: string) => masterKeyOf(configurationOf(folder), false);

/** The log, for reading: whether the application runs or not. */
export async function openLog(
  folder: string,
): Promise<{ readonly log: DomainReader; readonly keys: SqliteKeyStore; readonly close: () => Promise<void> }> {
  const { store: name, keys: keysFolder } = configurationOf(folder);
  refuseSecondLog(folder, name);
  const store = await openStoreForReading(name, { report: console.error });
  const keys = SqliteKeyStore.open(keysFolder, masterKeyIn(folder), systemClock, 'readOnly');
  return {
    log: new DomainReader(store, keys, allEvents),
    keys,
    close: async () => {
      await store.close();
      keys.close();
    },
  };
}

/** The ledger of erasures, for reading. */
export const openLedger = (folder: string): DeletionLedger => DeletionLedger.open(configurationOf(folder).erasures);

/** Everything, for writing: only while the application does not run. */
export function openInstallation(folder: string, { afterRestore = false } = {}): Promise<Installation> {
  const { store, keys, erasures } = configurationOf(folder);
  return Installation.open({
    folder,
    store,
    keys,
    erasures,
    afterRestore,
    master: masterKeyIn(folder),
    report: (where, error) => console.error(`${where}: ${error instanceof Error ? error.message : 'unknown'}`),
  });
}
