import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Municipality } from '#kernel';

const FOLDER = 'documents';

/**
 * What was rendered about people and is kept for them to fetch: in `documents/{municipality}_{ids}` of the data folder, named by whom it is
 * about, so that it can be found when they are erased. For its owner only.
 */
export class Documents {
  private readonly folder: string;

  /** @param data the data folder */
  constructor(data: string) {
    this.folder = join(data, FOLDER);
  }

  /** @returns the file's path. One of the same name about the same people is replaced. */
  async keep(
    municipality: Municipality,
    subjectIds: readonly string[],
    name: string,
    content: string,
  ): Promise<string> {
    const folder = join(this.folder, [municipality, ...[...subjectIds].sort()].join('_'));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, name);
    await writeFile(file, content, { mode: 0o600 });
    return file;
  }

  /** Removes everything that is about that person, alone or among others. */
  async remove(municipality: Municipality, subjectId: string): Promise<void> {
    if (!existsSync(this.folder)) return;
    for (const folder of await readdir(this.folder)) {
      const [where, ...who] = folder.split('_');
      if (where === municipality && who.includes(subjectId))
        await rm(join(this.folder, folder), { recursive: true, force: true });
    }
  }
}
