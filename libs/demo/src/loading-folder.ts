import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { openDatabase, pragma } from '#event-store/sqlite';

/** Where a season is loaded, in the data folder. What is in there may be torn. */
export const LOADING = '.loading';
/** What is in there is whole and on the disk. It comes into being by one rename, and is never thrown away. */
export const LOADED = '.loaded';
/** Moved last: with it, the data folder holds a log. */
const LAST = 'log.db';

/** What goes with a log wherever it is copied: the keys, and what policies have seen and wait for. */
const KEYS = 'keys.db';
const GOES_ALONG = [KEYS, 'policies.db'];

/** Whether a load is complete, and not all of it where it belongs yet. */
export const isLoaded = (data: string): boolean => existsSync(join(data, LOADED, LAST));

/** What a load that was cut short has left behind. */
export const clearAway = (data: string): void => rmSync(join(data, LOADING), { recursive: true, force: true });

/**
 * Copies what was loaded, once everybody has closed it. Copies, for SQLite knows files by their inode: were they moved, what this
 * process has not let go of yet would share locks with whoever opens them next (https://sqlite.org/howtocorrupt.html, 2.4).
 */
export function finishLoad(data: string): void {
  const [from, to] = [join(data, LOADING), join(data, LOADING, 'whole')];
  mkdirSync(to);
  for (const name of readdirSync(from).filter((each) => each.endsWith('.db'))) {
    emptyWriteAheadLog(join(from, name));
    copyFileSync(join(from, name), join(to, name));
    sync(join(to, name));
  }
  sync(to);
  renameSync(to, join(data, LOADED));
  sync(data);
}

/** Where what was loaded belongs. */
interface Places {
  readonly data: string;
  /** The folder of keys.db; it may lie on another disk. */
  readonly keys: string;
}

/** Moves what was loaded to where it belongs, the log last. Cut short, it goes on where it stopped. */
export function moveIn({ data, keys }: Places): void {
  const names = readdirSync(join(data, LOADED)).filter((name) => name !== LAST);
  for (const name of names) move(join(data, LOADED, name), name === KEYS ? keys : data, name);
  sync(data);
  clearAway(data);
  renameSync(join(data, LOADED, LAST), join(data, LAST));
  sync(data);
  rmdirSync(join(data, LOADED));
}

/** Moves in what goes with a log that has been copied elsewhere. The read models are made anew from that one. */
export function moveInBeside({ data, keys }: Places): void {
  const loaded = join(data, LOADED);
  for (const name of GOES_ALONG.filter((each) => existsSync(join(loaded, each))))
    move(join(loaded, name), name === KEYS ? keys : data, name);
  sync(data);
  clearAway(data);
  for (const name of readdirSync(loaded).filter((each) => each !== LAST)) rmSync(join(loaded, name));
  rmSync(join(loaded, LAST));
  rmdirSync(loaded);
  sync(data);
}

/** Whole or not at all, also to another disk, which a rename does not reach. */
function move(from: string, folder: string, name: string): void {
  const arriving = join(folder, `${name}.arriving`);
  copyFileSync(from, arriving);
  sync(arriving);
  renameSync(arriving, join(folder, name));
  sync(folder);
  rmSync(from);
}

function emptyWriteAheadLog(file: string): void {
  const database = openDatabase(file, 'readWrite');
  try {
    if (pragma(database, 'wal_checkpoint(TRUNCATE)') !== 0) throw new Error(`somebody still reads ${file}`);
  } finally {
    database.close();
  }
}

/** A file outlives a power cut once it is synced, and its name once the folder is (fsync(2)). */
function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
