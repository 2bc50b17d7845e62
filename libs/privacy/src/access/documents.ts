import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Municipality, municipalitySchema } from '#kernel';

const FOLDER = 'documents';
const ABOUT = 'about.json';

/** Whom a folder of documents is about. */
const aboutSchema = z.strictObject({ municipality: municipalitySchema, subjectIds: z.array(z.string()).min(1) });
type About = z.output<typeof aboutSchema>;

/**
 * What was rendered about people and is kept for them to fetch: in `documents/{municipality}_{hash of ids}` of the data folder, each with
 * an `about.json` that says whom it is about, so that it can be found when they are erased. For its owner only. One process writes it.
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
    const file = join(this.folderFor({ municipality, subjectIds: [...new Set(subjectIds)].sort() }), name);
    await writeFile(file, content, { mode: 0o600 });
    return file;
  }

  /** Whether anything is kept about that person, alone or among others, or that nobody can tell any more whom it is about. */
  async has(municipality: Municipality, subjectId: string): Promise<boolean> {
    return (await this.about(municipality, subjectId)).length > 0;
  }

  /** Removes everything that is about that person, alone or among others, and what nobody can tell any more whom it is about. */
  async remove(municipality: Municipality, subjectId: string): Promise<void> {
    for (const folder of await this.about(municipality, subjectId)) await rm(folder, { recursive: true, force: true });
  }

  private async about(municipality: Municipality, subjectId: string): Promise<readonly string[]> {
    if (!existsSync(this.folder)) return [];
    const entries = await readdir(this.folder, { withFileTypes: true });
    return entries.flatMap((entry) => {
      if (!entry.isDirectory()) return [];
      const about = aboutIn(join(this.folder, entry.name));
      // Documents are made anew by who asks again; one that no erasure finds stays for good.
      const isDamaged = about === undefined || nameFor(about) !== entry.name;
      const isTheirs = about?.municipality === municipality && about.subjectIds.includes(subjectId);
      return isDamaged || isTheirs ? [join(this.folder, entry.name)] : [];
    });
  }

  /** In one go, so that no erasure meanwhile takes it for damaged; and before its documents, so that a crash leaves none without. */
  private folderFor(about: About): string {
    const folder = join(this.folder, nameFor(about));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, ABOUT), `${JSON.stringify(about)}\n`, { mode: 0o600 });
    return folder;
  }
}

/** As long for many ids as for one: the names of files are at most 255 bytes long. */
const nameFor = ({ municipality, subjectIds }: About): string =>
  `${municipality}_${createHash('sha256').update(JSON.stringify(subjectIds)).digest('hex').slice(0, 32)}`;

function aboutIn(folder: string): About | undefined {
  try {
    return aboutSchema.parse(JSON.parse(readFileSync(join(folder, ABOUT), 'utf8')));
  } catch {
    return undefined;
  }
}
