import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openSqliteEventStore } from '#event-store/sqlite';
import { anEvent, collect, someEvents, temporaryFolder } from '#event-store/testing';
import { type Child, everythingSaid, startChild } from './child.js';
import { readOnly, smallDisk, smallFiles } from './sandbox.js';

const newFolder = temporaryFolder();

describe('a data folder that another process writes', () => {
  it('is refused with the name of that process, and free once that was killed', async () => {
    const folder = newFolder();
    const holder = startChild('appending', [folder]);
    await acknowledgedBy(holder);
    await expect(openSqliteEventStore({ folder })).rejects.toThrow(`is in use by process ${holder.pid} on `);
    expect(await everythingSaid(startChild('appending', [folder]))).toEqual([
      { error: 'DataFolderUnusable', refused: expect.stringContaining(`process ${holder.pid} on `) },
    ]);
    holder.kill();
    await everythingSaid(holder);
    const store = await openSqliteEventStore({ folder });
    expect((await collect(store.readAll())).length).toBeGreaterThan(0);
    await store.close();
  });

  it('is refused once and for all when that was killed while it loaded in bulk', async () => {
    const folder = newFolder();
    const loader = startChild('appending', [folder, 'deferred']);
    await acknowledgedBy(loader);
    loader.kill();
    await everythingSaid(loader);
    await expect(openSqliteEventStore({ folder })).rejects.toThrow('was cut short');
  });
});

describe('a data folder that cannot be written', () => {
  const folder = newFolder();
  const { how, ...sandbox } = readOnly(folder);
  it(`is refused, and nothing in it is touched (${how})`, async () => {
    const said = await everythingSaid(startChild('filling', [folder], sandbox));
    expect(said).toEqual([
      { error: 'DataFolderUnusable', refused: expect.stringMatching(/cannot be written \((EROFS|EACCES)\)/) },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('is followed by a reader in a process that does nothing else', async () => {
  const folder = newFolder();
  const store = await openSqliteEventStore({ folder });
  const reader = startChild('reading', [folder, 'follow']);
  expect((await reader.said.next()).value).toEqual({ acknowledged: expect.objectContaining({ ids: [] }) });
  const [first, second] = [anEvent(), anEvent()];
  for (const event of [first, second]) {
    await store.append('ride-0183_1', [event], { expected: 'any' });
    expect((await reader.said.next()).value).toEqual({ acknowledged: expect.objectContaining({ ids: [event.id] }) });
  }
  reader.kill();
  await store.close();
});

describe('a log that its reader cannot write beside', () => {
  it('is read whole where nobody can write it, and else refused with what to do', async () => {
    const folder = newFolder();
    const store = await openSqliteEventStore({ folder });
    await store.append('ride-0183_1', someEvents(3), { expected: 'noStream' });
    await store.close();
    for (const name of ['log.db-wal', 'log.db-shm']) rmSync(join(folder, name), { force: true });
    const { how, ...sandbox } = readOnly(folder);
    const [said] = await everythingSaid(startChild('reading', [folder], sandbox));
    if (how === 'a read-only mount') expect(said).toMatchObject({ acknowledged: { revision: 2 } });
    else
      expect(said).toEqual({
        error: 'DataFolderUnusable',
        refused: expect.stringContaining('or on a copy of the folder'),
      });
  });

  it('is never read in part: what a killed writer left is read or refused', async () => {
    const folder = newFolder();
    const writer = startChild('appending', [folder]);
    await acknowledgedBy(writer);
    writer.kill();
    await everythingSaid(writer);
    rmSync(join(folder, 'log.db-shm'));
    const [said] = await everythingSaid(startChild('reading', [folder], readOnly(folder)));
    expect(said).toEqual({
      error: 'DataFolderUnusable',
      refused: expect.stringContaining('or on a copy of the folder'),
    });
  });
});

describe('a disk that is full', () => {
  const full = newFolder();
  const small = smallDisk(full, 16);
  const ifMounted = small ? it : it.skip;

  ifMounted('is said to be, and takes more when there is room again (needs the right to mount)', async () => {
    const said = await everythingSaid(startChild('filling', [full, 'ballast'], { around: small ?? [] }));
    expectAllAcknowledged(said);
    expect(said.filter((one) => 'refused' in one)).toEqual([
      { error: 'StoreUnavailable', refused: 'the disk of the log is full: free some space; nothing was stored' },
    ]);
  });

  const tiny = newFolder();
  ifMounted('is not started on (needs the right to mount)', async () => {
    const said = await everythingSaid(startChild('filling', [tiny], { around: smallDisk(tiny, 1) ?? [] }));
    expect(said).toEqual([{ error: 'DataFolderUnusable', refused: expect.stringContaining('is full: ') }]);
  });

  it('loses nothing of what it took before it failed', async () => {
    const said = await everythingSaid(startChild('filling', [newFolder()], { around: smallFiles(2) }));
    expectAllAcknowledged(said);
    expect(said.filter((one) => 'refused' in one)).toEqual([
      { error: 'StoreUnavailable', refused: expect.stringContaining('the log could not be written (SQLITE_IOERR') },
    ]);
  });
});

async function acknowledgedBy(child: Child): Promise<void> {
  for (;;) {
    const { value, done } = await child.said.next();
    if (done || 'refused' in value) throw new Error(`the child appended nothing: ${JSON.stringify(value)}`);
    if ('acknowledged' in value) return;
  }
}

/** The last thing that `filling` says is what it read back. */
function expectAllAcknowledged(said: Awaited<ReturnType<typeof everythingSaid>>): void {
  const acknowledged = said.flatMap((one) => ('acknowledged' in one ? [one.acknowledged.ids] : []));
  expect(acknowledged.at(-1)).toEqual(acknowledged.slice(0, -1).flat());
  expect(acknowledged.length).toBeGreaterThan(1);
}
