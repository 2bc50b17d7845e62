import { accessSync, constants, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { systemClock } from '#kernel';
import { DomainReader, type ReadOnlyEventStore } from '#event-store';
import { faultOfLogFile, unreadableInLog } from '#event-store/sqlite';
import type { SigningKey } from '#integrity';
import {
  Installation,
  allEvents,
  configurationFrom,
  masterKeyOf,
  openStoreForReading,
  refuseSecondLog,
  signerOf,
} from '#installation';
import { DeletionLedger, SqliteKeyStore } from '#privacy';
import { FaultFound } from './ending.js';

/** The folder that the command line names. */
export const folderOf = (command: Command): string => resolve(command.optsWithGlobals<{ data: string }>().data);

const configurationOf = (folder: string) => configurationFrom({ ...process.env, SAMSPIL_DATA: folder });

const masterKeyIn = (folder: string) => masterKeyOf(configurationOf(folder), false);

/**
 * The events of a data folder, for reading: whether the application runs or not, and without keys.
 * @throws FaultFound where they could not be read to their end
 */
export async function openStoreOf(folder: string): Promise<ReadOnlyEventStore> {
  const { store } = configurationOf(folder);
  refuseSecondLog(folder, store);
  const unreadable = store.kind === 'sqlite' ? await unreadableInLog(store.folder) : undefined;
  if (unreadable) throw new FaultFound(unreadable);
  return openStoreForReading(store, { report: console.error });
}

/** What reading the log does not come upon, where it lies in a file. @throws FaultFound */
export async function refuseFaultyFile(folder: string): Promise<void> {
  const { store } = configurationOf(folder);
  const fault = store.kind === 'sqlite' ? await faultOfLogFile(store.folder) : undefined;
  if (fault) throw new FaultFound(fault);
}

/** The log, for reading: whether the application runs or not. */
export async function openLog(
  folder: string,
): Promise<{ readonly log: DomainReader; readonly keys: SqliteKeyStore; readonly close: () => Promise<void> }> {
  const store = await openStoreOf(folder);
  const keys = SqliteKeyStore.open(configurationOf(folder).keys, masterKeyIn(folder), systemClock, 'readOnly');
  return {
    log: new DomainReader(store, keys, allEvents),
    keys,
    close: async () => {
      await store.close();
      keys.close();
    },
  };
}

/** The keys of a data folder, where they and the master key lie at hand. */
export function openKeysAtHand(folder: string): SqliteKeyStore | undefined {
  const { keys, masterKey } = configurationOf(folder);
  const areThere = existsSync(join(keys, 'keys.db')) && (masterKey ?? existsSync(join(folder, 'master.key')));
  return areThere ? SqliteKeyStore.open(keys, masterKeyIn(folder), systemClock, 'readOnly') : undefined;
}

/** The key that checkpoints are signed with, where it is at hand. @throws SigningKeyUnusable where what is there is none */
export function signingKeyAtHand(folder: string): SigningKey | undefined {
  const configuration = configurationOf(folder);
  try {
    if (!configuration.signingKey) accessSync(join(configuration.keys, 'signing.key'), constants.R_OK);
  } catch {
    return undefined;
  }
  return signerOf(configuration, false);
}

/** The ledger of erasures, for reading. */
export const openLedger = (folder: string): DeletionLedger => DeletionLedger.open(configurationOf(folder).erasures);

/** Everything, for writing: only while the application does not run. */
export function openInstallation(folder: string, { afterRestore = false } = {}): Promise<Installation> {
  const configuration = configurationOf(folder);
  const { store, keys, erasures, witnesses } = configuration;
  return Installation.open({
    folder,
    store,
    keys,
    erasures,
    afterRestore,
    master: masterKeyIn(folder),
    signer: () => signerOf(configuration),
    witnesses,
    report: (where, error) => console.error(`${where}: ${error instanceof Error ? error.message : 'unknown'}`),
  });
}
