import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { PhotoStore, UNFINISHED, sha256Schema } from '#photos';
import { everythingSaid, startChild } from './child.js';

const KILLS = 5;
const newFolder = temporaryFolder();

it('a photo that is said to be stored is there, whole, whenever the process is killed', async () => {
  const [folder, stored] = [newFolder(), Array.of<string>()];
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = startChild('storing-photos', [folder, String(stored.length)]);
    // Each time a little further on, in the midst of the next.
    for (let said = 0; said < kill; said++) {
      const { value } = await child.said.next();
      if (value && 'acknowledged' in value) stored.push(...value.acknowledged.ids);
    }
    child.kill();
    for (const one of await everythingSaid(child)) if ('acknowledged' in one) stored.push(...one.acknowledged.ids);
  }
  const photos = new PhotoStore(folder);
  expect(stored.length).toBeGreaterThanOrEqual((KILLS * (KILLS + 1)) / 2);
  for (const sha256 of stored) expect(await photos.read(sha256Schema.parse(sha256))).toHaveLength(300_000);
  // What was being stored may be there as well, under its name and whole, or else as what is cleared away.
  for await (const { sha256 } of photos.all()) expect(await photos.read(sha256)).toBeDefined();
  await photos.removeUnfinished();
  const files = readdirSync(join(folder, 'photos'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith(UNFINISHED))).toEqual([]);
}, 60_000);
