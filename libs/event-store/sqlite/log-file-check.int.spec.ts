import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newNames, someEvents, temporaryFolder } from '../testing/index.js';
import { faultOfLogFile, openDatabase, openSqliteEventStore, unreadableInLog } from './index.js';

const newFolder = temporaryFolder();
const { stream } = newNames();
let log: Buffer;

beforeAll(async () => {
  const folder = newFolder();
  const store = await openSqliteEventStore({ folder });
  for (const category of ['ride', 'volunteer', 'ride'])
    await store.append(stream(category), someEvents(2), { expected: 'any' });
  await store.close();
  log = readFileSync(join(folder, 'log.db'));
});

function altered(...statements: readonly string[]): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'log.db'), log);
  const database = openDatabase(join(folder, 'log.db'), 'readWrite');
  statements.forEach((sql) => database.exec(sql));
  database.close();
  return folder;
}

describe("a log's file", () => {
  it('is found to be as Samspil wrote it', async () => {
    const folder = altered();
    expect([await unreadableInLog(folder), await faultOfLogFile(folder)]).toEqual([undefined, undefined]);
  });

  it('may hold texts of all languages', async () =>
    expect(await unreadableInLog(altered("UPDATE events SET type = 'Åbnet' WHERE position = 2"))).toBeUndefined());

  it.each([
    [
      'a text that is no Unicode',
      "UPDATE events SET type = CAST(x'ff' AS TEXT) WHERE position = 3",
      /the type of the event at position 3 is no Unicode.*restore/,
    ],
    [
      'half a pair of surrogates',
      "UPDATE events SET type = CAST(x'eda080' AS TEXT) WHERE position = 3",
      /the type of the event at position 3 is no Unicode/,
    ],
    [
      'a stream whose name is cut off where it is read',
      "UPDATE events SET stream = stream || char(0) || 'x' WHERE position = 6",
      /the stream of the event at position 6 holds a NUL/,
    ],
    [
      'an event before the first',
      "INSERT INTO events SELECT 0, stream, 99, 'x', type, data, metadata FROM events WHERE position = 1",
      /an event stands at position 0, before the first/,
    ],
    [
      'an event far before the first',
      "INSERT INTO events SELECT -5, stream, 99, 'x', type, data, metadata FROM events WHERE position = 1",
      /an event stands at position -5, before the first/,
    ],
    [
      'an event that was moved far behind',
      'UPDATE events SET position = 1000000000000 WHERE position = 6',
      /the events from position 6 are missing: behind 5 the next stands at 1000000000000/,
    ],
    [
      'all events moved',
      'UPDATE events SET position = position + 100000',
      /the events from position 1 are missing: the first one stands at 100001/,
    ],
    [
      'an event missing',
      'DELETE FROM events WHERE position = 3',
      /the event at position 3 is missing: behind 2 the next stands at 4/,
    ],
  ])('is not read with %s', async (_what, sql, fault) => expect(await unreadableInLog(altered(sql))).toMatch(fault));

  it('is found out where its index of streams holds something else than its table', async () => {
    const folder = altered(
      'PRAGMA writable_schema = ON; CREATE TABLE other AS SELECT 1; ' +
        'CREATE TABLE twin (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, UNIQUE (stream, revision)) STRICT; ' +
        'INSERT INTO twin SELECT position, stream, revision FROM events WHERE position < 6; ' +
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_twin_1') WHERE name = 'sqlite_autoindex_events_1'; " +
        "DELETE FROM sqlite_schema WHERE name LIKE '%twin%' OR name = 'other'",
    );
    expect(await faultOfLogFile(folder)).toMatch(/log\.db contradicts itself/);
  });

  it('is found out where it has other tables than ours', async () => {
    const view = 'CREATE VIEW later AS SELECT * FROM events';
    expect(await faultOfLogFile(altered(view))).toMatch(/the tables of log\.db are not those/);
  });
});
