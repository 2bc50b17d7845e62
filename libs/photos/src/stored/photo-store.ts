import { createHash } from 'node:crypto';
import { readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Instant, epochMilliseconds, instantOf } from '#kernel';
import { UNFINISHED, unlessMissing, writeDurably } from './durable-file.js';
import { PhotoDamaged } from './photo-damaged.js';

/** The SHA-256 of a file in lower-case hexadecimal (FIPS 180-4). */
export type Sha256 = string & { readonly __sha256: true };

const NAME = /^[0-9a-f]{64}$/;
export const sha256Schema = z.custom<Sha256>((value) => typeof value === 'string' && NAME.test(value));

/** A photo that lies in the store. */
export interface StoredPhoto {
  readonly sha256: Sha256;
  /** When it was last put there, or asked to be kept. */
  readonly since: Instant;
}

/**
 * Photos on disk by the hash of their bytes: `photos/ab/cd…` in the data folder. What lies there never changes, and is looked at again
 * whenever it is read. One process writes it.
 */
export class PhotoStore {
  private readonly folder: string;
  private last: Promise<unknown> = Promise.resolve();

  /** @param data the data folder */
  constructor(data: string) {
    this.folder = join(data, 'photos');
  }

  /**
   * Resolves when the photo outlives a power cut. One that is there already stays as it is, and is kept for another day.
   * @param now from when on its day is counted
   */
  async put(bytes: Uint8Array, now: Instant): Promise<Sha256> {
    const sha256 = hashOf(bytes);
    return this.inTurn(async () => {
      const file = this.fileOf(sha256);
      // Of one that is no longer what its name says, this is the remedy.
      if (!(await isWhole(file, sha256))) await writeDurably(file, bytes);
      await touch(file, now);
      return sha256;
    });
  }

  /** @returns `undefined` where there is none of that name @throws PhotoDamaged where it is not what its name says */
  async read(sha256: Sha256): Promise<Uint8Array | undefined> {
    const bytes = await unlessMissing(() => readFile(this.fileOf(sha256)));
    if (bytes && hashOf(bytes) !== sha256) throw new PhotoDamaged(sha256);
    return bytes;
  }

  /**
   * Keeps a photo for another day, before an event names it: so nothing removes it in between.
   * @returns whether it is there
   */
  async keep(sha256: Sha256, now: Instant): Promise<boolean> {
    return this.inTurn(async () => {
      const done = await unlessMissing(() => touch(this.fileOf(sha256), now).then(() => true));
      return done ?? false;
    });
  }

  /** All that is there; in no order. */
  async *all(): AsyncGenerator<StoredPhoto, void> {
    for (const beginning of await namesIn(this.folder))
      for (const rest of await namesIn(join(this.folder, beginning))) {
        const { data: sha256 } = sha256Schema.safeParse(beginning + rest);
        const found = sha256 && (await this.stored(sha256));
        if (found) yield found;
      }
  }

  /** @returns false where it is not there, or has been put or kept since then, so that it stays */
  async removeUnlessSince(sha256: Sha256, then: Instant): Promise<boolean> {
    return this.inTurn(async () => {
      const found = await this.stored(sha256);
      if (!found || found.since > then) return false;
      await rm(this.fileOf(sha256), { force: true });
      return true;
    });
  }

  /** Removes what was being written when an earlier process ended. To be called before anything is put. */
  async removeUnfinished(): Promise<void> {
    for (const beginning of await namesIn(this.folder)) {
      const folder = join(this.folder, beginning);
      for (const name of await namesIn(folder))
        if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
    }
  }

  private async stored(sha256: Sha256): Promise<StoredPhoto | undefined> {
    const found = await unlessMissing(() => stat(this.fileOf(sha256)));
    return found && { sha256, since: instantOf(Math.floor(found.mtimeMs)) };
  }

  private fileOf(sha256: Sha256): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }

  /** One change after another: what is put again must not be removed behind it. */
  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.last.then(change);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

const hashOf = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex') as Sha256;

async function isWhole(file: string, sha256: Sha256): Promise<boolean> {
  const bytes = await unlessMissing(() => readFile(file));
  return bytes !== undefined && hashOf(bytes) === sha256;
}

async function touch(file: string, now: Instant): Promise<void> {
  const seconds = epochMilliseconds(now) / 1000;
  await utimes(file, seconds, seconds);
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await unlessMissing(() => readdir(folder))) ?? [];
