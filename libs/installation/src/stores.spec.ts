import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { NoSuchStore, isSameStore, shownStore, storeNamed } from './stores.js';

const newFolder = temporaryFolder();

describe('the name of a store', () => {
  it.each(['data', './data', '/srv/samspil', 'esdb', 'C:\\samspil'])('is a folder: %s', (text) => {
    expect(storeNamed(text)).toEqual({ kind: 'sqlite', folder: resolve(text) });
  });

  it.each(['esdb://localhost:2113?tls=false', 'esdb+discover://a:1,b:2', 'ESDB://localhost'])(
    'is a connection string: %s',
    (url) => expect(storeNamed(url)).toEqual({ kind: 'eventstoredb', url }),
  );

  it.each([
    ['postgres://samspil:secret@localhost', 'postgres:// is no store of Samspil'],
    ['', 'a store has no name'],
  ])('is refused where it names none (%s), without what may be a password', (text, words) => {
    expect(() => storeNamed(text)).toThrow(NoSuchStore);
    expect(() => storeNamed(text)).toThrow(words);
    expect(() => storeNamed(text)).not.toThrow('secret');
  });
});

describe('what is shown of a store', () => {
  it.each([
    ['/srv/samspil', '/srv/samspil'],
    ['esdb://localhost:2113?tls=false', 'esdb://localhost:2113'],
    ['esdb://admin:secret@localhost:2113/?tls=false', 'esdb://localhost:2113'],
    ['esdb+discover://admin:secret@a:2113,b:2113?nodePreference=leader', 'esdb+discover://a:2113,b:2113'],
    ['esdb://admin:secret@secret/secret?secret://secret@localhost?tls=true', 'esdb://localhost'],
  ])('is %s without credentials and settings', (text, shown) => {
    expect(shownStore(storeNamed(text))).toBe(shown);
  });
});

describe('two names of a store', () => {
  it('are known to mean the same by folder, also through a link, or by hosts', () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    const link = join(elsewhere, 'link');
    symlinkSync(folder, link);
    const same = (one: string, other: string) => isSameStore(storeNamed(one), storeNamed(other));
    expect(same(folder, `${folder}/./`)).toBe(true);
    expect(same(folder, link)).toBe(true);
    expect(same(folder, elsewhere)).toBe(false);
    expect(same('not/there', './not/there')).toBe(true);
    expect(same('esdb://admin:changeit@db:2113', 'esdb://db:2113?tls=false')).toBe(true);
    expect(same('esdb://db:2113', 'esdb://db:2114')).toBe(false);
  });
});
