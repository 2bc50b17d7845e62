import { cpSync, existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { openDatabase } from '#event-store/sqlite';
import { checkpointIn, noteParts, privateKeyOf, signNote, signingKeyOf, vkeyOf } from '#integrity';
import { type AuditedHistory, auditHere, bytesIn, recordHistory } from './audited-history.js';

const newFolder = temporaryFolder();
let history: AuditedHistory;
let [vkey, checkpoint] = ['', ''];

beforeAll(async () => {
  history = await recordHistory(newFolder());
  vkey = (await auditHere(history.folder, 'checkpoint', '--municipality', '0183', '--vkey')).output.trim();
  checkpoint = (await auditHere(history.folder, 'checkpoint', '--municipality', '0183')).output;
});

type File = 'log.db' | 'integrity.db';

/** The same folder, in which somebody has done something to a database. */
function altered(file: File, ...statements: readonly string[]): string {
  const folder = newFolder();
  cpSync(history.folder, folder, { recursive: true });
  alter(folder, file, ...statements);
  return folder;
}

function alter(folder: string, file: File, ...statements: readonly string[]): void {
  const database = openDatabase(join(folder, file), 'readWrite');
  statements.forEach((sql) => database.exec(sql));
  database.close();
}

const EDIT = `UPDATE events SET data = CAST(replace(CAST(data AS TEXT), 'Åparken', 'Engen') AS BLOB) WHERE position = 2`;
const CUT = 'DELETE FROM events WHERE position > (SELECT max(position) FROM events) - 3';

describe('a log that was altered', () => {
  it.each([
    ['in an event', EDIT, /are not those that integrity\.db knows/],
    ['at its end', CUT, /events of 0183 are missing: integrity\.db knows/],
    ['in the middle', 'DELETE FROM events WHERE position = 3', /the event at position 3 is missing/],
    [
      'in the name of a stream, which stands in the wrong municipality then',
      "UPDATE events SET stream = replace(stream, '0187', '0183') WHERE stream LIKE '%-0187\\_%' ESCAPE '\\'",
      /says that it is of another municipality than its stream/,
    ],
  ])('%s is not exported, whoever holds the key', async (_where, sql, fault) => {
    const folder = altered('log.db', sql);
    const target = join(newFolder(), 'bundle');
    const { code, output, errors } = await auditHere(folder, 'export', '--to', target);
    expect([code, output, errors]).toEqual([1, '', expect.stringMatching(fault)]);
    expect(existsSync(target)).toBe(false);
    expect((await auditHere(folder, 'export', '--to', target, '--municipality', '0183')).code).toBe(1);
  });

  it('is exported without a word of what was signed before only where nobody knows that, and that is said', async () => {
    const folder = altered('log.db');
    rmSync(join(folder, 'integrity.db'));
    const { code, errors } = await auditHere(folder, 'export', '--to', newFolder());
    expect([code, errors]).toEqual([0, expect.stringMatching(/^There is no integrity\.db in .*: nothing here says/)]);
  });

  it.each([
    [
      'a name that is cut off where it is read',
      "UPDATE events SET stream = stream || char(0) || 'x' WHERE position = (SELECT max(position) FROM events)",
      /the stream of the event at position \d+ holds a NUL/,
    ],
    [
      'an event before the first',
      "INSERT INTO events SELECT 0, stream, revision + 50, '01a20303-3f5d-77d9-97b9-abfb6c27c9fd', type, data, metadata FROM events WHERE position = 2",
      /an event stands at position 0, before the first/,
    ],
    [
      'an event far before the first',
      "INSERT INTO events SELECT -5, stream, revision + 50, '01a20303-3f5d-77d9-97b9-abfb6c27c9fd', type, data, metadata FROM events WHERE position = 2",
      /an event stands at position -5, before the first/,
    ],
    [
      'a text that is no Unicode',
      "UPDATE events SET type = CAST(x'ff' AS TEXT) WHERE position = 4",
      /the type of the event at position 4 is no Unicode/,
    ],
    [
      'its last event moved far behind',
      'UPDATE events SET position = 1000000000000 WHERE position = (SELECT max(position) FROM events)',
      /the next stands at 1000000000000/,
    ],
    ['all events moved', 'UPDATE events SET position = position + 100000', /the first one stands at 100001/],
  ])('and holds %s is a fault for who verifies, exports or only reads', async (_what, sql, fault) => {
    const folder = altered('log.db', sql);
    const before = bytesIn(folder);
    for (const args of [['verify'], ['export', '--to', join(newFolder(), 'bundle')], ['replay'], ['verify-views']])
      expect(await auditHere(folder, ...args)).toEqual({ code: 1, output: '', errors: expect.stringMatching(fault) });
    expect(bytesIn(folder)).toEqual(before);
  });

  it('so that two municipalities’ events stand in another order is found out by where they once stood', async () => {
    const folder = altered(
      'log.db',
      `CREATE TEMP TABLE moved AS SELECT position FROM events WHERE stream LIKE '%-0187\\_%' ESCAPE '\\'`,
      'UPDATE events SET position = -1 WHERE position = (SELECT position FROM moved)',
      'UPDATE events SET position = (SELECT position FROM moved) WHERE position = (SELECT position FROM moved) - 1',
      'UPDATE events SET position = (SELECT position FROM moved) - 1 WHERE position = -1',
    );
    const { code, errors } = await auditHere(folder, 'verify');
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/stands at position \d+, and stood at \d+ when integrity\.db saw it: events were moved/),
    ]);
  });

  it('in the index that decisions are made by is found out, though it reads as ever in log order', async () => {
    const folder = altered(
      'log.db',
      'PRAGMA writable_schema = ON; ' +
        'CREATE TABLE twin (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, UNIQUE (stream, revision)) STRICT; ' +
        'INSERT INTO twin SELECT position, stream, revision FROM events WHERE position < 6; ' +
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_twin_1') WHERE name = 'sqlite_autoindex_events_1'; " +
        "DELETE FROM sqlite_schema WHERE name LIKE '%twin%'",
    );
    for (const args of [['verify'], ['export', '--to', join(newFolder(), 'bundle')]])
      expect(await auditHere(folder, ...args)).toEqual({
        code: 1,
        output: '',
        errors: expect.stringMatching(/log\.db contradicts itself/),
      });
  });
});

describe('a log that nobody signed', () => {
  const withKey = (folder: string) => auditHere(folder, 'verify', '--key', vkey);

  it('is not said to be unchanged', async () => {
    const folder = altered('log.db', EDIT);
    rmSync(join(folder, 'integrity.db'));
    const { code, output, errors } = await auditHere(folder, 'verify');
    expect([code, errors]).toEqual([0, expect.stringMatching(/nobody has signed what is in those logs/)]);
    expect(output).toMatch(/^0183 .* not signed .*\n/m);
    expect(output).toMatch(/Everything fits together\. Nobody signed the events of 0000, 0183, 0187/);
    expect(output).not.toMatch(/Nothing was changed/);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    ['integrity.db removed', (folder) => rmSync(join(folder, 'integrity.db')), /there is no checkpoint of samspil/],
    [
      'its checkpoints removed',
      (folder) => alter(folder, 'integrity.db', 'DELETE FROM checkpoint'),
      /there is no checkpoint of samspil\/.*\/0183 in integrity\.db, so the key that was named has signed nothing/,
    ],
  ])('is a fault to who brings its key: %s', async (_what, spoil, fault) => {
    const folder = altered('log.db');
    spoil(folder);
    expect(await withKey(folder)).toEqual({ code: 1, output: '', errors: expect.stringMatching(fault) });
  });

  it('any more, since integrity.db was rolled back with the log, is found out by how far that had come', async () => {
    const folder = altered('log.db', 'DELETE FROM events WHERE position = (SELECT max(position) FROM events)');
    alter(
      folder,
      'integrity.db',
      'DELETE FROM checkpoint',
      "UPDATE tree SET size = size - 1 WHERE municipality = '0183'",
      "DELETE FROM leaf WHERE municipality = '0183' AND number >= (SELECT size FROM tree WHERE municipality = '0183')",
    );
    const { code, errors } = await auditHere(folder, 'verify');
    expect([code, errors]).toEqual([1, expect.stringMatching(/another event than then stands there now, or none/)]);
  });

  it('in part, since a tree was taken out of integrity.db, is found out by how far that had come', async () => {
    const folder = altered('integrity.db', "DELETE FROM tree WHERE municipality = '0183'");
    const { code, errors } = await auditHere(folder, 'verify');
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/integrity\.db holds 0 events of 0183, and has followed/),
    ]);
  });
});

describe('integrity.db', () => {
  it('that was cut short is kept as evidence', async () => {
    const folder = altered('integrity.db');
    const file = join(folder, 'integrity.db');
    truncateSync(file, statSync(file).size - 4096);
    for (const args of [['verify'], ['checkpoint'], ['export', '--to', join(newFolder(), 'bundle')]]) {
      const { code, errors } = await auditHere(folder, ...args);
      expect([code, errors]).toEqual([1, expect.stringMatching(/integrity\.db was cut or is damaged .*evidence/)]);
      expect(errors).not.toMatch(/move it away/);
    }
  });

  it.each(['views.db', 'log.db'])('in whose place %s lies is named', async (other) => {
    const folder = altered('log.db');
    cpSync(join(folder, other), join(folder, 'integrity.db'));
    const { code, errors } = await auditHere(folder, 'verify');
    expect([code, errors]).toEqual([1, expect.stringMatching(/^audit: integrity\.db .*(another was put|damaged)/)]);
  });
});

describe('a verified log', () => {
  it('is told with how far its checkpoint reaches, and what is proved without a key', async () => {
    const { output } = await auditHere(history.folder, 'verify');
    expect(output).toMatch(/^0183 {2}events 0 to \d+ of \d+ {2}signed {2}root /m);
    expect(output).toMatch(/Who signed them is not proved without --key/);
    const keys = (await auditHere(history.folder, 'checkpoint', '--vkey')).output.trim().split('\n');
    const all = await auditHere(history.folder, 'verify', ...keys.flatMap((key) => ['--key', key]));
    expect(all).toMatchObject({ code: 0, errors: '' });
    expect(all.output).toMatch(/\nNothing was changed, removed or put in between\.\n$/);
  });

  it('is held against a checkpoint of a time when it was signed with another key, if that is brought too', async () => {
    const { text } = noteParts(checkpoint);
    const { origin } = checkpointIn(text);
    const former = signingKeyOf(privateKeyOf(Buffer.alloc(32, 3)));
    const earlier = join(newFolder(), 'earlier');
    writeFileSync(earlier, signNote(text, { name: origin, key: former }));
    const formerKey = vkeyOf(origin, former.publicKey);
    const verify = (...keys: readonly string[]) =>
      auditHere(history.folder, 'verify', '--against', earlier, ...keys.flatMap((key) => ['--key', key]));
    expect((await verify(vkey, formerKey)).code).toBe(0);
    expect((await verify(formerKey, vkey)).code).toBe(0);
    expect(await verify(vkey)).toMatchObject({ code: 1, errors: expect.stringMatching(/earlier: none of the keys/) });
    expect(await verify(formerKey)).toMatchObject({ code: 1, errors: expect.stringMatching(/none of the keys/) });
  });
});
