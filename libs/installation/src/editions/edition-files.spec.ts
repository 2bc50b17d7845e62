import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import type { Municipality } from '#kernel';
import { ISHOEJ, idFor } from '#kernel/testing';
import { EditionFiles } from './edition-files.js';

const folder = temporaryFolder();
const VALLENSBAEK = '0187' as Municipality;
const birthe = idFor('Birthe');
const naming = (...names: readonly string[]) => ({ municipality: ISHOEJ, names });
const paper = (text: string) => Uint8Array.from(Buffer.from(text));

let data: string;
let files: EditionFiles;
beforeEach(() => {
  data = folder();
  files = new EditionFiles(data);
});
const left = () => readdirSync(join(data, 'editions'));

describe('printed editions on disk', () => {
  it('are found by the hash of their bytes', async () => {
    const sha256 = await files.put(paper('winter'), naming());
    expect(Buffer.from((await files.read(sha256)) ?? []).toString()).toBe('winter');
    expect(await files.read('0'.repeat(64))).toBeUndefined();
  });

  it.each(['../keys', `${'a'.repeat(64)}/../../keys.db`, '', 'A'.repeat(64)])(
    'are found by nothing else: %p',
    async (name) => expect(await files.read(name)).toBeUndefined(),
  );

  it('are not shown where they are no longer what their name says, and are put right by printing again', async () => {
    const sha256 = await files.put(paper('winter'), naming());
    writeFileSync(join(data, 'editions', `${sha256}.pdf`), 'wint');
    expect(await files.read(sha256)).toBeUndefined();
    await files.put(paper('winter'), naming());
    expect(await files.read(sha256)).toBeDefined();
  });

  it('go with whom they name, in their municipality alone', async () => {
    const theirs = await files.put(paper('with Birthe'), naming(idFor('Karen'), birthe));
    const others = await files.put(paper('without'), naming(idFor('Karen')));
    await files.removeNaming(VALLENSBAEK, birthe);
    expect(await files.read(theirs)).toBeDefined();
    await files.removeNaming(ISHOEJ, birthe);
    expect(await files.read(theirs)).toBeUndefined();
    expect(await files.read(others)).toBeDefined();
    expect(left().filter((name) => name.startsWith(theirs))).toEqual([]);
  });

  it('go where nobody can tell any more whom they name: they can be printed again', async () => {
    const sha256 = await files.put(paper('winter'), naming());
    writeFileSync(join(data, 'editions', `${sha256}.json`), '{');
    await files.removeNaming(ISHOEJ, birthe);
    expect(left()).toEqual([]);
  });

  it('leave nothing behind of what was being written when the process ended', async () => {
    mkdirSync(join(data, 'editions'));
    writeFileSync(join(data, 'editions', `${'a'.repeat(64)}.pdf.1.new`), 'half');
    await files.removeUnfinished();
    expect(left()).toEqual([]);
  });
});
