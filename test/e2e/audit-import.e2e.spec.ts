import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StoredEvent } from '#event-store';
import { openSqliteReader } from '#event-store/sqlite';
import { collect, temporaryFolder } from '#event-store/testing';
import { type AuditedHistory, audit, bytesIn, recordHistory } from './audited-history.js';
import { Program } from './program.js';

const newFolder = temporaryFolder();
let history: AuditedHistory;
let bundle: string;

beforeAll(async () => {
  history = await recordHistory(newFolder());
  bundle = newFolder();
  await audit(history.folder, 'export', '--to', bundle);
});
afterAll(() => Program.endAll());

async function eventsIn(folder: string): Promise<readonly StoredEvent[]> {
  const store = await openSqliteReader({ folder });
  try {
    return await collect(store.readAll());
  } finally {
    await store.close();
  }
}

const load = (from: string, to: string, ...args: readonly string[]) =>
  Program.run('audit', ['import', '--from', from, '--to', to, ...args]);

describe('an imported bundle', () => {
  it('is the log that it was exported from, byte for byte, and said again it is there already', async () => {
    const to = newFolder();
    const { code, output } = await load(bundle, to, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ already: 0, sourceWentOn: false });
    expect(await eventsIn(to)).toEqual(await eventsIn(history.folder));
    const again = JSON.parse((await load(bundle, to, '--json')).output);
    expect(again).toMatchObject({ copied: 0, already: JSON.parse(output).total });
    // Exported once more, it is the same bundle but for who signs it.
    const back = newFolder();
    cpSync(join(history.folder, 'signing.key'), join(to, 'signing.key'));
    await audit(to, 'export', '--to', back);
    expect(bytesIn(back)).toEqual(bytesIn(bundle));
  });

  it('goes into no store that holds another log, and leaves that as it was', async () => {
    const { folder: another } = await recordHistory(newFolder());
    const before = await eventsIn(another);
    const { code, output, errors } = await load(bundle, another);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/the target holds another log/);
    expect(await eventsIn(another)).toEqual(before);
  });

  it('is verified wholly before anything is written', async () => {
    const [spoilt, to] = [newFolder(), join(newFolder(), 'store')];
    cpSync(bundle, spoilt, { recursive: true });
    const events = join(spoilt, 'events.ndjson');
    const lines = readFileSync(events, 'utf8').split('\n');
    writeFileSync(events, lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? '').join('\n'));
    const { code, errors } = await load(spoilt, to);
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^audit: line \d+ of events\.ndjson says that it is event/),
    ]);
    await expect(eventsIn(to)).rejects.toThrow(/there is no log/);
  });

  it('must be a bundle', async () =>
    expect(await load(history.folder, newFolder())).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/there is no bundle in/),
    }));
});
