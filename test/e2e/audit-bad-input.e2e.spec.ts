import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { openDatabase } from '#event-store/sqlite';
import { type AuditedHistory, audit, auditHere, bytesIn, recordHistory } from './audited-history.js';
import { Program } from './program.js';

const newFolder = temporaryFolder();
let history: AuditedHistory;
let [bundle, part] = ['', ''];

beforeAll(async () => {
  history = await recordHistory(newFolder());
  [bundle, part] = [newFolder(), newFolder()];
  await auditHere(history.folder, 'export', '--to', bundle);
  await auditHere(history.folder, 'export', '--to', part, '--municipality', '0183', '--first', '1');
});
afterAll(() => Program.endAll());

/** Says one sentence, ends with that code, and leaves every byte where it was. */
async function refused(code: 1 | 2, folder: string, ...args: readonly string[]): Promise<string> {
  const before = bytesIn(folder);
  const ended = await auditHere(folder, ...args);
  expect({ ...ended, errors: '' }).toEqual({ code, output: '', errors: '' });
  expect(ended.errors).toMatch(/^audit: [^\n]+\n$/);
  expect(bytesIn(folder)).toEqual(before);
  return ended.errors;
}

const copied = (from: string): string => {
  const folder = newFolder();
  cpSync(from, folder, { recursive: true });
  return folder;
};

describe('a database that is not whole', () => {
  const PAGE = 4096;
  const cut = (bytes: (size: number) => number): string => {
    const folder = copied(history.folder);
    const log = join(folder, 'log.db');
    truncateSync(log, bytes(statSync(log).size));
    return folder;
  };

  it.each<[string, (size: number) => number]>([
    ['cut at a page', (size) => Math.floor(size / 2 / PAGE) * PAGE],
    ['cut at its last page', (size) => size - PAGE],
    ['cut in the middle of a page', (size) => Math.floor(size / 2) + 100],
    ['cut within its first page', () => 1000],
  ])('and was %s is not taken for a shorter log', async (_how, bytes) => {
    const folder = cut(bytes);
    const before = bytesIn(folder);
    const { code, errors } = await audit(folder, 'verify');
    expect([code, errors]).toEqual([2, expect.stringMatching(/^audit: .*(restore|SQLITE_(CORRUPT|NOTADB))[^\n]*\n$/)]);
    expect(bytesIn(folder)).toEqual(before);
    expect((await auditHere(folder, 'export', '--to', join(folder, 'bundle'))).code).not.toBe(0);
    expect(bytesIn(folder)).toEqual(before);
  });

  it('and of which any page is empty is a fault', async () => {
    const log = readFileSync(join(history.folder, 'log.db'));
    const folder = copied(history.folder);
    for (let at = PAGE; at < log.length; at += PAGE) {
      writeFileSync(join(folder, 'log.db'), Buffer.from(log).fill(0, at, at + PAGE));
      const { code, errors } = await auditHere(folder, 'verify');
      expect([at, code, errors]).toEqual([at, 1, expect.stringMatching(/^audit: .*restore[^\n]*\n$/)]);
    }
  });

  it('and is empty says that there is no log', async () =>
    expect(
      await refused(
        2,
        cut(() => 0),
        'verify',
      ),
    ).toMatch(/there is no log in/));
});

describe('a database of something else', () => {
  it('that is read models, given as the log, is refused', async () => {
    const folder = copied(history.folder);
    renameSync(join(folder, 'views.db'), join(folder, 'log.db'));
    expect(await refused(2, folder, 'verify')).toMatch(/log\.db is not a log of Samspil/);
  });

  it('that is no database of ours at all is refused', async () => {
    const folder = newFolder();
    const database = openDatabase(join(folder, 'log.db'), 'readWrite');
    database.exec('CREATE TABLE accounts (id INTEGER)');
    database.close();
    expect(await refused(2, folder, 'replay')).toMatch(/log\.db is not a log of Samspil/);
  });

  it('that is the trees of another log is a fault', async () => {
    const folder = copied(history.folder);
    const trees = openDatabase(join(folder, 'integrity.db'), 'readWrite');
    trees.exec("UPDATE identity SET logId = '01a20303-3f5d-77d9-97b9-abfb6c27c9fd'");
    trees.close();
    expect(await refused(1, folder, 'verify')).toMatch(/integrity\.db was made from the log .*, and this is/);
  });

  it('that is text is refused', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'log.db'), 'Dear auditor, '.repeat(1000));
    expect(await refused(2, folder, 'verify')).toMatch(/log\.db cannot be read \(SQLITE_NOTADB\)/);
  });
});

describe('a moment', () => {
  it.each([
    ['without a zone', ['replay', '--to', '2026-01-08T12:00:00'], /has no time zone.*write 2026-01-08T12:00:00\+01:00/],
    ['of a day alone', ['replay', '--to', '2026-01-08'], /neither an index nor a time/],
    [
      'that has not come',
      ['diff', '--from', '2026-01-08T12:00:00Z', '--to', '2199-01-01T00:00:00Z'],
      /has not come yet/,
    ],
    [
      'beyond the head',
      ['replay', '--municipality', '0183', '--to', '5000'],
      /lies beyond the head: the last event of 0183 here is \d+/,
    ],
    ['of no municipality', ['diff', '--from', '1', '--to', '2'], /say which with --municipality/],
    [
      'of a municipality without events',
      ['replay', '--municipality', '0999', '--to', '0'],
      /there is no event of 0999 here/,
    ],
  ])('%s is refused, with how to write one', async (_what, args, sentence) => {
    expect(await refused(2, bundle, ...args)).toMatch(sentence);
  });
});

describe('a part of a log', () => {
  it('is not imported', async () => {
    const target = join(newFolder(), 'store');
    expect(await refused(2, part, 'import', '--from', part, '--to', target)).toMatch(/holds a part of a log/);
    expect(() => statSync(target)).toThrow('ENOENT');
  });

  it.each([
    ['state', '--stream', 'cafe-0183_x'],
    ['diff', '--from', '1', '--to', '2', '--municipality', '0183'],
    ['roster', '--session', '01a20303-3f5d-77d9-97b9-abfb6c27c9fd', '--as-known-at', '2'],
    ['export', '--to', 'nowhere'],
  ])('does not say how things stood: %s', async (...args) =>
    expect(await refused(2, part, ...args)).toMatch(
      /holds a part of a log, and how things stood follows from its beginning/,
    ),
  );

  it('is replayed with the numbers that its events have', async () => {
    const { output } = await audit(part, 'replay', '--json');
    expect(JSON.parse(output.split('\n')[0] ?? '')).toMatchObject({ municipality: '0183', index: 1 });
  });
});

describe('a part of a log that does not reach to its end', () => {
  let early: string;
  beforeAll(async () => {
    early = newFolder();
    await auditHere(history.folder, 'export', '--to', early, '--municipality', '0183', '--last', '6');
  });
  const of = (...args: readonly string[]) => auditHere(early, ...args);
  const later = '2026-01-09T10:00:00+01:00';
  const ENDS = /This bundle ends with event 6 of 0183, and its log had \d+ then/;

  it.each([
    ['roster', () => ['--session', history.session, '--as-known-at', later]],
    ['state', () => ['--stream', `cafeSession-0183_${history.session}`, '--at', later]],
    ['replay', () => ['--municipality', '0183', '--to', later]],
    ['diff', () => ['--from', '2026-01-01T00:00:00Z', '--to', later]],
  ])('does not say how things stood behind its end: %s', async (command, args) => {
    const { code, output, errors } = await of(command, ...args());
    expect([code, output, errors]).toEqual([2, '', expect.stringMatching(/lies beyond this bundle, which ends with/)]);
  });

  it('says where it ends with all that it tells', async () => {
    const stream = `cafeSession-0183_${history.session}`;
    expect(await of('state', '--stream', stream)).toMatchObject({ code: 0, errors: expect.stringMatching(ENDS) });
    expect(await of('state', '--stream', stream, '--at', '6')).toMatchObject({ code: 0 });
    expect(await of('state', '--stream', stream, '--at', '2026-01-01T00:00:00Z')).toMatchObject({ code: 0 });
    const { errors } = await auditHere(part, 'who', '--subject', history.bodil);
    expect(errors).toMatch(/^This bundle holds a part of a log: .* only where it names the person\.\n$/);
  });

  it('is not exported again', async () => {
    const target = join(newFolder(), 'bundle');
    const { code, errors } = await of('export', '--to', target);
    expect([code, errors]).toEqual([2, expect.stringMatching(/a part of a log, which cannot be exported again/)]);
    expect(() => statSync(target)).toThrow('ENOENT');
  });
});

describe('a bundle of one municipality', () => {
  it('stays one when it is exported again, and is no whole log', async () => {
    const [one, again] = [newFolder(), newFolder()];
    await auditHere(history.folder, 'export', '--to', one, '--municipality', '0187');
    expect((await auditHere(one, 'export', '--to', again)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(again, 'bundle.json'), 'utf8'))).toMatchObject({ whole: false });
    expect((await auditHere(again, 'verify')).code).toBe(0);
  });
});

describe('a bundle that was forged, and its hashes with it', () => {
  const forged = (from: string, to: string): string => {
    const folder = copied(bundle);
    const [events, description] = [join(folder, 'events.ndjson'), join(folder, 'bundle.json')];
    const text = readFileSync(events, 'utf8').replace(from, to);
    writeFileSync(events, text);
    const says = JSON.parse(readFileSync(description, 'utf8'));
    says.files['events.ndjson'] = createHash('sha256').update(text).digest('hex');
    writeFileSync(description, `${JSON.stringify(says, null, 2)}\n`);
    return folder;
  };

  it('is not told from', async () => {
    const folder = forged('Café Åparken', 'Café Engen');
    const session = ['--session', history.session, '--as-known-at', '2026-01-09T09:00:00+01:00'];
    for (const args of [['roster', ...session], ['replay'], ['who', '--subject', history.bodil]])
      expect(await refused(1, folder, ...args)).toMatch(/events of 0183 are not those that were signed/);
  });

  it('with half a character is a fault, and no accident', async () => {
    const folder = forged('"type":"CafeOpened"', '"type":"Cafe\\ud800"');
    expect(await refused(1, folder, 'verify')).toMatch(/^audit: line \d+ of events\.ndjson /);
  });
});

describe('a place where nothing can be written', () => {
  it('is named, and no message of the system is all that is said', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refused(2, bundle, 'export', '--to', file)).toMatch(/is a file: name a new folder/);
    expect(await refused(2, bundle, 'export', '--to', join(file, 'bundle'))).toMatch(/no bundle can be written beside/);
    const nowhere = join(file, 'history');
    expect(await refused(2, bundle, 'replay', '--out', nowhere)).toMatch(/--out .* cannot be written \(ENOTDIR\)/);
  });

  it('tells what a killed export left there, which nobody else removes', async () => {
    const target = join(newFolder(), 'bundle');
    mkdirSync(`${target}.exporting-1`);
    const { code, errors } = await auditHere(bundle, 'export', '--to', target);
    expect([code, errors]).toEqual([
      0,
      expect.stringMatching(/bundle\.exporting-1 is of an export that has not ended/),
    ]);
  });

  it('is a bundle, for a store', async () => {
    const args = ['import', '--from', bundle, '--to', bundle];
    expect(await refused(2, bundle, ...args)).toMatch(/is a bundle, and a store in it would spoil that/);
    const copy = ['copy', '--from', history.folder, '--to', bundle];
    expect(await refused(2, bundle, ...copy)).toMatch(/is a bundle, and a store in it would spoil that/);
  });
});

describe('what is not there', () => {
  it('is said with what to do', async () => {
    const nobody = '01a20303-3f5d-77d9-97b9-abfb6c27c9fd';
    const empty = newFolder();
    expect(await refused(2, empty, 'verify')).toMatch(/there is no log in/);
    expect(await refused(2, empty, 'checkpoint')).toMatch(/there is no checkpoint here yet/);
    expect(await refused(2, bundle, 'who', '--subject', nobody)).toMatch(/tells of nobody with the id/);
    expect(await refused(2, bundle, 'who', '--subject', 'Anna')).toMatch(/--subject Anna is no id/);
    expect(await refused(2, bundle, 'roster', '--session', nobody, '--as-known-at', '2')).toMatch(/no café session/);
    expect(await refused(2, bundle, 'state', '--stream', 'readLog-0183_2026-01-01')).toMatch(
      /none of a thing that has a state/,
    );
    expect(await refused(2, bundle, 'state', '--stream', `cafe-0183_${nobody}`)).toMatch(/the log holds no stream/);
    expect(await refused(2, bundle, 'diff', '--from', '1', '--to', '2', '--read-model', 'x')).toMatch(
      /there are .*cafes/,
    );
    expect(await refused(2, bundle, 'verify-views')).toMatch(/is a bundle, and holds no read models/);
    expect(await refused(2, bundle, 'verify', '--against', 'nowhere')).toMatch(/the file nowhere cannot be read/);
    expect(await refused(2, bundle, 'verify', '--key', 'nonsense')).toMatch(/"nonsense" is no key/);
  });

  it('is a command or an option, and the help says which there are', async () => {
    const { code, output, errors } = await audit(bundle, 'prove');
    expect([code, output, errors]).toEqual([2, '', expect.stringContaining("unknown command 'prove'")]);
    expect((await audit(bundle, 'verify', '--frob')).code).toBe(2);
    const help = await audit(bundle, 'verify', '--help');
    expect([help.code, help.output]).toEqual([0, expect.stringContaining('Examples:')]);
    expect(help.output).toContain('--data <folder>');
  });
});

describe('without the signing key and before the first checkpoint', () => {
  it('nothing is exported', async () => {
    const folder = copied(history.folder);
    rmSync(join(folder, 'signing.key'));
    rmSync(join(folder, 'integrity.db'));
    const { code, errors } = await auditHere(folder, 'export', '--to', join(folder, 'bundle'));
    expect([code, errors]).toEqual([2, expect.stringMatching(/there is no checkpoint of 0000 yet, and no key/)]);
  });

  it('but after one, what that vouches for', async () => {
    const [folder, target] = [copied(history.folder), newFolder()];
    rmSync(join(folder, 'signing.key'));
    expect(await auditHere(folder, 'export', '--to', target)).toMatchObject({ code: 0, errors: '' });
    expect((await auditHere(target, 'verify')).code).toBe(0);
  });
});
