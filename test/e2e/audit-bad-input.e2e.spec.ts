import { cpSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
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
    expect(code === 1 || code === 2).toBe(true);
    expect(errors).toMatch(/^audit: .*(restore|SQLITE_(CORRUPT|NOTADB))[^\n]*\n$/);
    expect(bytesIn(folder)).toEqual(before);
    expect((await auditHere(folder, 'export', '--to', join(folder, 'bundle'))).code).not.toBe(0);
    expect(bytesIn(folder)).toEqual(before);
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
