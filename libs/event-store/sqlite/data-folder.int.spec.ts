import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DataFolderUnusable } from '../src/event-store.js';
import { anEvent, collect, idsOf, newNames, someEvents, temporaryFolder } from '../testing/index.js';
import { openDatabase, openSqliteEventStore, openSqliteReader, pragma } from './index.js';
import { syncEachCommit } from './writable-log.js';

const newFolder = temporaryFolder();
const stream = newNames().stream('ride');

/** A folder with a log of three events, closed. */
const folderWithLog = async (): Promise<string> => {
  const folder = newFolder();
  const store = await openSqliteEventStore({ folder });
  await store.append(stream, someEvents(3), { expected: 'noStream' });
  await store.close();
  return folder;
};
const change = (folder: string, sql: string): void => {
  const database = openDatabase(join(folder, 'log.db'), 'readWrite');
  database.exec(sql);
  pragma(database, 'wal_checkpoint(TRUNCATE)');
  database.close();
};
const refusalOf = async (opening: Promise<{ close(): Promise<void> }>): Promise<string> => {
  const outcome = await opening.then((opened) => opened.close().then(() => 'opened')).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DataFolderUnusable);
  return (outcome as Error).message;
};

describe('the data folder', () => {
  it('is made where it is not there', async () => {
    const folder = join(newFolder(), 'new', 'data');
    const store = await openSqliteEventStore({ folder });
    await store.append(stream, [anEvent()], { expected: 'noStream' });
    await store.close();
    expect(readdirSync(folder)).toContain('log.db');
  });

  it('keeps its log from one opening to the next', async () => {
    const folder = await folderWithLog();
    const store = await openSqliteEventStore({ folder });
    expect(await collect(store.read(stream))).toHaveLength(3);
    await expect(store.append(stream, [anEvent()], { expected: 2 })).resolves.toMatchObject({ revision: 3 });
    await store.close();
  });

  it('has one writer, whom the refusal of a second names', async () => {
    const folder = newFolder();
    const first = await openSqliteEventStore({ folder });
    expect(await refusalOf(openSqliteEventStore({ folder }))).toMatch(
      `is in use by process ${process.pid} on ${hostname()} since 20`,
    );
    await first.append(stream, [anEvent()], { expected: 'noStream' });
    await first.close();
    const second = await openSqliteEventStore({ folder });
    expect(await collect(second.read(stream))).toHaveLength(1);
    await second.close();
  });

  it.each([
    ['the application', () => openSqliteEventStore],
    ['a reader', () => openSqliteReader],
  ])('is left alone by %s when a newer version wrote it', async (_, open) => {
    const folder = newFolder();
    await (await openSqliteEventStore({ folder })).close();
    change(folder, 'PRAGMA user_version = 2');
    const before = contents(folder);
    expect(await refusalOf(open()({ folder }))).toMatch(
      /written by a newer Samspil \(its format is 2, this one knows 1\)/,
    );
    if (open() === openSqliteEventStore) expect(contents(folder)).toEqual(before);
  });

  it.each([
    ['another program', (folder: string) => change(folder, 'CREATE TABLE theirs (a)')],
    ['no database', (folder: string) => writeFileSync(join(folder, 'log.db'), 'Dear diary, '.repeat(100))],
  ])('is refused when its log.db is of %s', async (_, make) => {
    const folder = newFolder();
    make(folder);
    const before = readFileSync(join(folder, 'log.db'));
    expect(await refusalOf(openSqliteEventStore({ folder }))).toMatch(
      /log\.db (is not a log of Samspil|cannot be read)/,
    );
    expect(await refusalOf(openSqliteReader({ folder }))).toMatch(/log\.db (is not a log of Samspil|cannot be read)/);
    expect(readFileSync(join(folder, 'log.db')).equals(before)).toBe(true);
  });

  it('is refused when its path is a file', async () => {
    const folder = join(newFolder(), 'file');
    writeFileSync(folder, '');
    expect(await refusalOf(openSqliteEventStore({ folder }))).toMatch('cannot be written (E');
    expect(await refusalOf(openSqliteEventStore({ folder: join(folder, 'below') }))).toMatch(
      'cannot be made (ENOTDIR)',
    );
  });

  it('holds no log for a reader before the application was started in it', async () => {
    const folder = newFolder();
    expect(await refusalOf(openSqliteReader({ folder }))).toMatch(`there is no log in ${folder}`);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('syncs the disk at each commit', () => {
  const database = openDatabase(join(newFolder(), 'log.db'), 'readWrite');
  syncEachCommit(database);
  const settings = ['journal_mode', 'synchronous', 'fullfsync'].map((name) => pragma(database, name));
  expect(settings).toEqual(['wal', 2, 1]);
  database.close();
});

describe('loading in bulk', () => {
  it('leaves a log like any other', async () => {
    const folder = newFolder();
    const events = someEvents(2_500);
    const loading = await openSqliteEventStore({ folder, durability: 'deferred' });
    for (let at = 0; at < events.length; at += 10)
      await loading.append(stream, events.slice(at, at + 10), { expected: 'any' });
    expect(existsSync(join(folder, 'loading'))).toBe(true);
    await loading.close();
    expect(existsSync(join(folder, 'loading'))).toBe(false);
    const store = await openSqliteEventStore({ folder });
    expect(idsOf(await collect(store.read(stream)))).toEqual(idsOf(events));
    await store.close();
  });

  it('is refused where there are events already', async () => {
    const folder = await folderWithLog();
    expect(await refusalOf(openSqliteEventStore({ folder, durability: 'deferred' }))).toMatch(
      'only an empty one can be loaded in bulk',
    );
    await (await openSqliteEventStore({ folder })).close();
  });

  it('leaves a folder that nobody opens when it is cut short', async () => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'loading'), '');
    expect(await refusalOf(openSqliteEventStore({ folder }))).toMatch('was cut short');
  });
});

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
