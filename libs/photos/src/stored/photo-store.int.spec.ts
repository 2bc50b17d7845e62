import { linkSync, readFileSync, readdirSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { instant } from '#kernel';
import { clockAt } from '#kernel/testing';
import { PhotoDamaged } from './photo-damaged.js';
import { PhotoStore, type Sha256, type StoredPhoto, sha256Schema } from './photo-store.js';
import { sweepPhotos } from './sweep.js';

const MONDAY = instant('2026-11-23T10:00:00Z');
const TUESDAY = instant('2026-11-24T10:00:00Z');
const bytes = Buffer.from('the bytes of a photo');
const ABSENT = '0'.repeat(64) as Sha256;

describe('photos on disk', () => {
  const folder = temporaryFolder();
  const started = () => {
    const data = folder();
    const fileOf = (sha256: Sha256) => join(data, 'photos', sha256.slice(0, 2), sha256.slice(2));
    return { data, store: new PhotoStore(data), fileOf };
  };
  const all = async (store: PhotoStore) => {
    const found: StoredPhoto[] = [];
    for await (const photo of store.all()) found.push(photo);
    return found;
  };

  it('lie under the hash of their bytes, for their owner only', async () => {
    const { store, fileOf } = started();
    const sha256 = await store.put(bytes, MONDAY);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(readFileSync(fileOf(sha256))).toEqual(bytes);
    expect(statSync(fileOf(sha256)).mode & 0o777).toBe(0o600);
    expect(await store.read(sha256)).toEqual(bytes);
    expect(await store.read(ABSENT)).toBeUndefined();
  });

  it('are never written again, and kept for another day when they are put again', async () => {
    const { store, fileOf } = started();
    const sha256 = await store.put(bytes, MONDAY);
    // Another file of this name would have one name alone.
    linkSync(fileOf(sha256), `${fileOf(sha256)}-the-same`);
    await Promise.all([store.put(bytes, TUESDAY), store.put(Buffer.from(bytes), TUESDAY)]);
    expect(statSync(fileOf(sha256)).nlink).toBe(2);
    expect(await all(store)).toEqual([{ sha256, since: TUESDAY }]);
  });

  it('are not shown when the disk has changed them, and are whole again when they are put again', async () => {
    const { store, fileOf } = started();
    const sha256 = await store.put(bytes, MONDAY);
    truncateSync(fileOf(sha256), 3);
    await expect(store.read(sha256)).rejects.toThrow(PhotoDamaged);
    await expect(store.read(sha256)).rejects.toThrow(`photos/${sha256.slice(0, 2)}/${sha256.slice(2)}`);
    await store.put(bytes, MONDAY);
    expect(await store.read(sha256)).toEqual(bytes);
  });

  it('leave nothing half written behind', async () => {
    const { data, store, fileOf } = started();
    const sha256 = await store.put(bytes, MONDAY);
    writeFileSync(`${fileOf(sha256)}.1.new`, 'half');
    writeFileSync(join(data, 'photos', 'notes.txt'), 'of somebody else');
    expect(await all(store)).toEqual([{ sha256, since: MONDAY }]);
    await store.removeUnfinished();
    expect(readdirSync(join(data, 'photos', sha256.slice(0, 2)))).toEqual([sha256.slice(2)]);
    expect(readdirSync(join(data, 'photos'))).toContain('notes.txt');
    expect(await store.read(sha256)).toEqual(bytes);
  });

  it('are kept for another day for who is about to name them, if they are there', async () => {
    const { store } = started();
    const sha256 = await store.put(bytes, MONDAY);
    expect(await store.keep(sha256, TUESDAY)).toBe(true);
    expect(await all(store)).toEqual([{ sha256, since: TUESDAY }]);
    expect(await store.keep(ABSENT, TUESDAY)).toBe(false);
  });

  it.each(['', '..', '../../log.db', 'A'.repeat(64), '0'.repeat(63), `${'0'.repeat(63)}/`, `${'0'.repeat(64)}\n`, {}])(
    'have no name like %j',
    (name) => expect(sha256Schema.safeParse(name).success).toBe(false),
  );

  it('that no event names are removed after a day, and those that one names are not', async () => {
    const { store, fileOf } = started();
    const named = await store.put(bytes, MONDAY);
    const unnamed = await store.put(Buffer.from('another'), MONDAY);
    const recent = await store.put(Buffer.from('a third'), TUESDAY);
    const clock = clockAt(TUESDAY);
    expect(await sweepPhotos(store, () => Promise.resolve(new Set([named])), clock)).toBe(1);
    expect((await all(store)).map(({ sha256 }) => sha256).sort()).toEqual([named, recent].sort());
    expect(await store.read(unnamed)).toBeUndefined();
    utimesSync(fileOf(recent), 0, 0);
    expect(await sweepPhotos(store, () => Promise.resolve(new Set([named])), clock)).toBe(1);
    expect(await all(store)).toHaveLength(1);
  });

  it('that are put again while others are being removed stay', async () => {
    const { store } = started();
    const sha256 = await store.put(bytes, MONDAY);
    const named = async () => {
      await store.put(bytes, TUESDAY);
      return new Set<string>();
    };
    expect(await sweepPhotos(store, named, clockAt(TUESDAY))).toBe(0);
    expect(await store.read(sha256)).toEqual(bytes);
  });

  it('cannot be put where there is no room for folders, and say so', async () => {
    const { data, store } = started();
    writeFileSync(join(data, 'photos'), 'a file in the way');
    await expect(store.put(bytes, MONDAY)).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await store.read(ABSENT)).toBeUndefined();
  });
});
