import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';
import { sqliteCode } from './driver.js';
import { FolderRefusal } from './refusal.js';
import { LOG_FILE, checkFormatUntouched } from './schema.js';

/** Below this nothing is started: the log, the views and their write-ahead logs want room for a day's work. */
const WANTED_BYTES = 8 * 1024 * 1024;

/** Stands while a bulk load runs without syncing, so that a load cut short is never taken for a log. */
export const LOADING_FILE = 'loading';

/** Makes the folder where there is none; otherwise only looks. @throws FolderRefusal */
export function prepareFolder(folder: string): void {
  if (!existsSync(folder))
    explaining(
      () => mkdirSync(folder, { recursive: true }),
      (reason) => FolderRefusal.notThere(folder, reason),
    );
  explaining(
    () => accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK),
    (reason) => FolderRefusal.notWritable(folder, reason),
  );
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < WANTED_BYTES) throw FolderRefusal.full(folder, bavail * bsize, WANTED_BYTES);
  if (existsSync(join(folder, LOADING_FILE))) throw FolderRefusal.loadCutShort(folder);
  const file = join(folder, LOG_FILE);
  if (!existsSync(file)) return;
  explaining(
    () => accessSync(file, constants.R_OK | constants.W_OK),
    (reason) => FolderRefusal.notWritable(folder, reason),
  );
  checkFormatUntouched(folder);
}

/** What SQLite or the system says of a folder while it is opened, as a refusal that says what to do. */
export function refusalOf(error: unknown, folder: string): unknown {
  const code = sqliteCode(error);
  if (!code || error instanceof FolderRefusal) return error;
  if (code === 'SQLITE_FULL') return FolderRefusal.full(folder, 0, WANTED_BYTES);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return FolderRefusal.damaged(join(folder, LOG_FILE), code);
  return FolderRefusal.notWritable(folder, code);
}

export function markLoading(folder: string): void {
  closeSync(openSync(join(folder, LOADING_FILE), 'w'));
  syncPath(folder);
}

/** Puts everything that the load wrote on the disk, then lets the folder count as a log. */
export function markLoaded(folder: string): void {
  syncPath(folder);
  rmSync(join(folder, LOADING_FILE));
  syncPath(folder);
}

/** A new file outlives a power cut only once its folder is synced too (fsync(2)). */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function explaining(attempt: () => unknown, refusal: (reason: string) => FolderRefusal): void {
  try {
    attempt();
  } catch (error) {
    throw refusal((error as NodeJS.ErrnoException).code ?? String(error));
  }
}
