import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a season is loaded, in the data folder. */
export const LOADING = '.loading';

/** Says that everything in there is whole and on the disk: from now on it is moved, and never thrown away. */
const COMPLETE = 'complete';
/** Moved last: with it, the data folder holds a log. */
const LAST = 'log.db';

export const isComplete = (data: string): boolean => existsSync(join(data, LOADING, COMPLETE));

export const clearAway = (data: string): void => rmSync(join(data, LOADING), { recursive: true, force: true });

/** Once everybody has closed the files: puts them on the disk, and then says so. */
export function completeLoad(data: string): void {
  const folder = join(data, LOADING);
  rmSync(join(folder, 'writer.lock'), { force: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    // An index of a write-ahead log that nobody has open is made anew; an empty write-ahead log says nothing.
    if (name.endsWith('-shm') || (name.endsWith('-wal') && statSync(file).size === 0)) rmSync(file);
    else sync(file);
  }
  sync(folder);
  closeSync(openSync(join(folder, COMPLETE), 'wx'));
  sync(folder);
}

/** Moves what is complete into the data folder, the log last. Cut short, it goes on where it stopped. */
export function moveIn(data: string): void {
  const folder = join(data, LOADING);
  const move = (name: string) => renameSync(join(folder, name), join(data, name));
  for (const name of readdirSync(folder)) if (name !== COMPLETE && name !== LAST) move(name);
  sync(data);
  if (existsSync(join(folder, LAST))) move(LAST);
  sync(data);
  clearAway(data);
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
