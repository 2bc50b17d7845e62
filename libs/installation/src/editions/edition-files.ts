import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Municipality, municipalitySchema } from '#kernel';
import { UNFINISHED, unlessMissing, writeDurably } from '#photos';

/** SHA-256 in lower-case hexadecimal (FIPS 180-4): also what keeps names from leading elsewhere. */
const NAME = /^[0-9a-f]{64}$/;

/** Whom a file tells of, by the ids of their records. */
const aboutSchema = z.object({ municipality: municipalitySchema, names: z.array(z.string()) });
interface About {
  readonly municipality: Municipality;
  readonly names: readonly string[];
}

/**
 * Printed editions on disk by the hash of their bytes: `editions/<sha256>.pdf` in the data folder, and beside each whom it names, so that
 * an erasure finds it without any read model. What lies there never changes, is looked at again whenever it is read, and can be printed
 * again from the log. One process writes it.
 */
export class EditionFiles {
  private readonly folder: string;
  private last: Promise<unknown> = Promise.resolve();

  /** @param data the data folder */
  constructor(data: string) {
    this.folder = join(data, 'editions');
  }

  /** Resolves when the edition outlives a power cut. Whom it names is there before it is: a crash leaves none that no erasure finds. */
  async put(bytes: Uint8Array, about: About): Promise<string> {
    const sha256 = hashOf(bytes);
    return this.inTurn(async () => {
      await writeDurably(this.aboutOf(sha256), Buffer.from(`${JSON.stringify(about)}\n`));
      // Of one that is no longer what its name says, this is the remedy.
      if ((await this.read(sha256)) === undefined) await writeDurably(this.fileOf(sha256), bytes);
      return sha256;
    });
  }

  /** @returns `undefined` where there is none of that name, or it is no longer what its name says: it is to be printed again */
  async read(sha256: string): Promise<Uint8Array | undefined> {
    if (!NAME.test(sha256)) return undefined;
    const bytes = await unlessMissing(() => readFile(this.fileOf(sha256)));
    return bytes && hashOf(bytes) === sha256 ? bytes : undefined;
  }

  /** Removes all that name that person, and those of which nobody can tell any more whom they name. */
  async removeNaming(municipality: Municipality, contactId: string): Promise<void> {
    await this.removeWhere((about) => about.municipality === municipality && about.names.includes(contactId));
  }

  /** Removes those of which that holds, and those of which nobody can tell any more whom they name. */
  async removeWhere(holds: (about: About) => boolean): Promise<void> {
    await this.inTurn(async () => {
      for (const sha256 of await this.all()) {
        const about = await this.about(sha256);
        if (!about || holds(about)) await this.removeNow(sha256);
      }
    });
  }

  async remove(sha256: string): Promise<void> {
    if (NAME.test(sha256)) await this.inTurn(() => this.removeNow(sha256));
  }

  /** Removes what was being written when an earlier process ended. To be called before anything is put. */
  async removeUnfinished(): Promise<void> {
    for (const name of await this.namesInFolder())
      if (name.endsWith(UNFINISHED)) await rm(join(this.folder, name), { force: true });
  }

  private async all(): Promise<ReadonlySet<string>> {
    const names = await this.namesInFolder();
    return new Set(names.map((name) => name.slice(0, 64)).filter((name) => NAME.test(name)));
  }

  private async about(sha256: string): Promise<About | undefined> {
    const text = await unlessMissing(() => readFile(this.aboutOf(sha256), 'utf8'));
    try {
      return text === undefined ? undefined : aboutSchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  /** The edition first: what is left after a crash is still found. */
  private async removeNow(sha256: string): Promise<void> {
    await rm(this.fileOf(sha256), { force: true });
    await rm(this.aboutOf(sha256), { force: true });
  }

  private async namesInFolder(): Promise<readonly string[]> {
    return (await unlessMissing(() => readdir(this.folder))) ?? [];
  }

  private readonly fileOf = (sha256: string): string => join(this.folder, `${sha256}.pdf`);
  private readonly aboutOf = (sha256: string): string => join(this.folder, `${sha256}.json`);

  /** One change after another: nothing is removed behind what is put. */
  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.last.then(change);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
