import { type Hash, createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WrongOption } from '../ending.js';

const KEPT_BYTES = 1024 * 1024;

/** Files of a bundle that is being written, under another name beside it: what is cut short is never taken for a bundle. */
export class BundleFiles {
  private readonly sha256s: Record<string, string> = {};

  private constructor(
    private readonly target: string,
    private readonly folder: string,
  ) {}

  /** @throws WrongOption where there is something already */
  static async beside(target: string): Promise<BundleFiles> {
    if (existsSync(target) && readdirSync(target).length > 0)
      throw new WrongOption(`there is something in ${target} already: name a new folder, or an empty one`);
    const folder = `${target}.exporting-${process.pid}`;
    await mkdir(folder, { recursive: true });
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
