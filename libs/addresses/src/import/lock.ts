import { join } from 'node:path';
import { type Database, openDatabase, sqliteCode } from '#event-store/sqlite';
import { AddressesUnusable, type Sentence } from '../sentence.js';

/**
 * Keeps others from importing into that folder until it is closed: two would write into each other's file. A transaction held open ends with
 * the process, however that dies.
 * @throws AddressesUnusable where somebody else has it, or the folder cannot be written to
 */
export function takeLock(folder: string): { close: () => void } {
  const lock = lockFileIn(folder);
  try {
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (error) {
    lock.close();
    throw sqliteCode(error)?.startsWith('SQLITE_BUSY') ? new AddressesUnusable(alreadyImporting) : error;
  }
}

function lockFileIn(folder: string): Database {
  try {
    return openDatabase(join(folder, 'addresses.lock'), 'readWrite', 0);
  } catch (cause) {
    throw new AddressesUnusable(noFolder(folder), { cause });
  }
}

const alreadyImporting: Sentence = {
  da: 'Adresser er ved at blive importeret til samme mappe. Vent, til det er færdigt.',
  en: 'Addresses are being imported into the same folder. Wait until that has finished.',
};

const noFolder = (folder: string): Sentence => ({
  da: `Mappen ${folder} er der ikke, eller der kan ikke skrives i den. Start Samspil, som laver den, eller nævn datamappen med --data.`,
  en: `The folder ${folder} is not there, or nothing can be written in it. Start Samspil, which makes it, or name the data folder with --data.`,
});
