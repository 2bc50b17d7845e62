import { type Hash, createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WrongOption } from '../ending.js';

const KEPT_BYTES = 1024 * 1024;
const UNFINISHED = '.exporting-';

/** Files of a bundle that is being written, under another name beside it: what is cut short is never taken for a bundle. */
export class BundleFiles {
  private readonly sha256s: Record<string, string> = {};

  private constructor(
    private readonly target: string,
    private readonly folder: string,
  ) {}

  /** @throws WrongOption where there is something already, or nothing can be */
  static async beside(target: string): Promise<BundleFiles> {
    const isThere = existsSync(target);
    if (isThere && !statSync(target).isDirectory())
      throw new WrongOption(`${target} is a file: name a new folder for the bundle, or an empty one`);
    if (isThere && readdirSync(target).length > 0)
      throw new WrongOption(`there is something in ${target} already: name a new folder, or an empty one`);
    const folder = `${target}${UNFINISHED}${process.pid}`;
    tellOfLeftovers(target);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw new WrongOption(
        `no bundle can be written beside ${target} (${(error as NodeJS.ErrnoException).code}): name a folder where you may write`,
      );
    }
    return new BundleFiles(target, folder);
  }

  /** SHA-256 of what has been written, by name. */
  get written(): Readonly<Record<string, string>> {
    return this.sha256s;
  }

  async write(name: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.folder, name)), { recursive: true });
    await writeFile(join(this.folder, name), content);
    this.sha256s[name] = createHash('sha256').update(content).digest('hex');
  }

  /** A file that is written line by line. */
  async lines(name: string): Promise<LinesFile> {
    return new LinesFile(await open(join(this.folder, name), 'wx'), (sha256) => {
      this.sha256s[name] = sha256;
    });
  }

  /** Everything is there. */
  async complete(): Promise<void> {
    await rename(this.folder, this.target);
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** An export that was killed could not tidy up. Whether another one is under way there, only people can tell. */
function tellOfLeftovers(target: string): void {
  const place = dirname(target);
  const names = existsSync(place) && statSync(place).isDirectory() ? readdirSync(place) : [];
  for (const name of names.filter((each) => each.startsWith(`${basename(target)}${UNFINISHED}`)))
    console.error(
      `${join(place, name)} is of an export that has not ended: where none is under way, it was cut short, and can be removed`,
    );
}

export class LinesFile {
  private kept: string[] = [];
  private bytes = 0;
  private readonly hash: Hash = createHash('sha256');

  constructor(
    private readonly file: FileHandle,
    private readonly closed: (sha256: string) => void,
  ) {}

  async put(line: string): Promise<void> {
    this.kept.push(line, '\n');
    this.bytes += line.length + 1;
    if (this.bytes > KEPT_BYTES) await this.flush();
  }

  async close(): Promise<void> {
    try {
      await this.flush();
      await this.file.sync();
    } finally {
      await this.file.close();
    }
    this.closed(this.hash.digest('hex'));
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.kept.join(''));
    [this.kept, this.bytes] = [[], 0];
    this.hash.update(bytes);
    await this.file.writeFile(bytes);
  }
}
