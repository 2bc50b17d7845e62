import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How the name of a file ends that is being written, or was when the process ended. */
export const UNFINISHED = '.new';
/** For their owner only, like all of a data folder. */
const [FOLDER_MODE, FILE_MODE] = [0o700, 0o600];

/** Under another name first, so that under its own it is whole or not there at all, whenever the power goes (rename(2), fsync(2)). */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file);
  await makeDurably(folder);
  const unfinished = `${file}.${randomUUID()}${UNFINISHED}`;
  try {
    await written(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await sync(folder);
}

async function written(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', FILE_MODE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder of its name's beginning and the one of all photos, each in a folder that knows of it. */
async function makeDurably(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  if (made === undefined) return;
  await sync(dirname(folder));
  await sync(dirname(dirname(folder)));
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** ENOTDIR: somebody's own file lies where a folder is looked for. */
export async function unlessMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
