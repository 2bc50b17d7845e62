import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ISHOEJ, VALLENSBAEK, idFor } from '#kernel/testing';
import { temporaryFolder } from '#event-store/testing';
import { Documents } from './documents.js';

const [anna, bent, carla] = [idFor('anna'), idFor('bent'), idFor('carla')];
const ten = Array.from({ length: 10 }, (_, n) => idFor(`record ${n}`));

describe('documents about people', () => {
  const folder = temporaryFolder();

  /** Documents in an empty data folder, one about each of these. */
  async function keeping(...about: readonly (readonly string[])[]) {
    const data = folder();
    const documents = new Documents(data);
    const files: string[] = [];
    for (const ids of about) files.push(await documents.keep(ISHOEJ, ids, 'person.json', ids.join()));
    return { data, documents, files, left: () => files.map((file) => existsSync(file)) };
  }

  const aboutBeside = (file = ''): string => join(dirname(file), 'about.json');

  it('are kept for their owner only, beside a file that says whom they are about', async () => {
    const { data, files } = await keeping([bent, anna]);
    const [file = ''] = files;
    expect(readFileSync(file, 'utf8')).toBe(`${bent},${anna}`);
    expect(dirname(file).slice(data.length)).toMatch(/^\/documents\/0183_[0-9a-f]{32}$/);
    expect(JSON.parse(readFileSync(aboutBeside(file), 'utf8'))).toEqual({
      municipality: ISHOEJ,
      subjectIds: [anna, bent].sort(),
    });
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    for (const each of [file, aboutBeside(file)]) expect(statSync(each).mode & 0o777).toBe(0o600);
  });

  it('take the place of those about the same people, in whatever order, and of no others', async () => {
    const { documents, files } = await keeping([anna, bent], [anna]);
    expect(await documents.keep(ISHOEJ, [bent, anna, bent], 'person.json', 'anew')).toBe(files[0]);
    expect(await documents.keep(VALLENSBAEK, [anna, bent], 'person.json', 'elsewhere')).not.toBe(files[0]);
    expect(readFileSync(files[0] ?? '', 'utf8')).toBe('anew');
    expect(new Set(files).size).toBe(2);
  });

  it('go with the person, alone or among others, and leave those about others', async () => {
    const { documents, left } = await keeping([anna], [carla, anna, bent], [bent], [bent, carla]);
    await documents.remove(ISHOEJ, anna);
    expect(left()).toEqual([false, false, true, true]);
  });

  it('about ten records go with any of them', async () => {
    for (const id of ten) {
      const { data, documents, left } = await keeping(ten, [anna]);
      expect(left()).toEqual([true, true]);
      await documents.remove(ISHOEJ, id);
      expect(left()).toEqual([false, true]);
      expect(readdirSync(join(data, 'documents'))).toHaveLength(1);
    }
  });

  it('of another municipality are its own', async () => {
    const { documents, left } = await keeping([anna]);
    await documents.remove(VALLENSBAEK, anna);
    expect(left()).toEqual([true]);
  });

  it.each([
    ['is away', () => undefined],
    ['is empty', () => ''],
    ['was cut short', (about: string) => about.slice(0, -4)],
    ['is of another municipality', (about: string) => about.replace('0183', '0187')],
    ['names somebody else', (about: string) => about.replace(bent, carla)],
    ['names nobody', () => JSON.stringify({ municipality: ISHOEJ, subjectIds: [] })],
  ])('go with whoever is erased first where what says whom they are about %s', async (_, damage) => {
    const { documents, files, left } = await keeping([bent], [carla]);
    const about = aboutBeside(files[0]);
    const damaged = damage(readFileSync(about, 'utf8'));
    if (damaged === undefined) rmSync(about);
    else writeFileSync(about, damaged);
    await documents.remove(ISHOEJ, anna);
    expect(left()).toEqual([false, true]);
  });

  it('whose folder a crash left empty are in nobody’s way', async () => {
    const { data, documents, files } = await keeping([bent]);
    rmSync(aboutBeside(files[0]));
    await documents.keep(ISHOEJ, [bent], 'person.json', 'anew');
    mkdirSync(join(data, 'documents', '0183_empty'));
    await documents.remove(ISHOEJ, anna);
    expect(readFileSync(files[0] ?? '', 'utf8')).toBe('anew');
    expect(readdirSync(join(data, 'documents'))).toHaveLength(1);
  });

  it('that were never made are none to remove', async () => {
    const data = folder();
    await new Documents(data).remove(ISHOEJ, anna);
    expect(readdirSync(data)).toEqual([]);
  });

  it('are all whole while others are removed', async () => {
    const { documents } = await keeping([anna]);
    const kept = ten.map((id) => documents.keep(ISHOEJ, [id], 'person.json', id));
    await Promise.all([documents.remove(ISHOEJ, anna), documents.remove(ISHOEJ, bent), ...kept]);
    for (const [n, file] of (await Promise.all(kept)).entries()) expect(readFileSync(file, 'utf8')).toBe(ten[n]);
  });
});
