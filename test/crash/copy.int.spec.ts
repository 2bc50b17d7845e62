import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { anEvent, collect, temporaryFolder } from '#event-store/testing';
import { openStoreForReading, storeNamed } from '#installation';
import { Program } from '../e2e/program.js';
import { smallFiles } from './sandbox.js';

/** Enough that a copy is still at it when the first of them are seen in the target. */
const EVENTS = 40_000;
const STREAMS = 40;

const newFolder = temporaryFolder();

let double: EventStoreDBDouble | undefined;
afterEach(async () => {
  // What a spec that failed left running.
  await Program.endAll();
  await double?.stop();
  double = undefined;
});

describe('copying a log', () => {
  let from: string;
  beforeAll(async () => (from = await filledFolder(EVENTS)));

  it('comes to the same in the end, however often it was killed', async () => {
    const to = await emptyLog();
    for (let kill = 1; kill <= 3; kill++) {
      const copying = startCopy(from, to);
      await copiedBy(copying, to, randomInt(1, 5_000));
      copying.kill('SIGKILL');
      expect(await copying.ended).toBe('SIGKILL');
    }
    await expectCompletion(from, to, EVENTS);
  });

  it.each(['had arrived', 'was lost'])(
    'goes on in EventStoreDB, too, when an append %s with the kill',
    async (fate) => {
      const source = await filledFolder(200);
      double = await EventStoreDBDouble.start();
      const copying = startCopy(source, double.url);
      let arrived = 0;
      double.faults.decide = ({ kind, stream }) => {
        if (!/append/i.test(kind) || !stream?.startsWith('ride-') || ++arrived !== 50) return undefined;
        copying.kill('SIGKILL');
        return { kind: 'silence', committed: fate === 'had arrived' };
      };
      expect(await copying.ended).toBe('SIGKILL');
      expect(await expectCompletion(source, double.url, 200)).toBe(fate === 'had arrived' ? 50 : 49);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s with a word on how to go on, and goes on', async (signal) => {
    const to = await emptyLog();
    const copying = startCopy(from, to);
    await copiedBy(copying, to, 1);
    copying.kill(signal);
    expect(await copying.said()).toEqual({
      code: 2,
      errors: 'audit: interrupted: say the same again, and it goes on from here\n',
    });
    await expectCompletion(from, to, EVENTS);
  });

  it('goes on when there is room again, where the disk had none', async () => {
    const to = await emptyLog();
    const main = fileURLToPath(new URL('../../dist/apps/audit/src/main.js', import.meta.url));
    const [command = '', ...around] = smallFiles(3);
    const full = spawnSync(command, [...around, process.execPath, main, 'copy', '--from', from, '--to', to]);
    expect([full.status, full.stderr.toString()]).toEqual([2, expect.stringMatching(/^audit: the log.*\n$/)]);
    await expectCompletion(from, to, EVENTS);
  });
});

async function filledFolder(events: number): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteEventStore({ folder });
  const appends = Array.from({ length: events }, (_, index) =>
    store.append(`ride-0183_${index % STREAMS}`, [anEvent()], { expected: 'any' }),
  );
  await Promise.all(appends);
  await store.close();
  return folder;
}

/** A folder that can be watched before anything is copied there. */
async function emptyLog(): Promise<string> {
  const folder = newFolder();
  await (await openSqliteEventStore({ folder })).close();
  return folder;
}

const startCopy = (from: string, to: string): Program =>
  Program.start('audit', ['copy', '--from', from, '--to', to], {});

/** Waits until the target has got some more events. */
async function copiedBy(copying: Program, to: string, more: number): Promise<void> {
  const target = await openStoreForReading(storeNamed(to));
  const head = await target.head();
  const ended = new AbortController();
  void copying.ended.then(() => ended.abort());
  let seen = 0;
  for await (const { events } of target.subscribe({ ...(head ? { after: head } : {}), signal: ended.signal }))
    if ((seen += events.length) >= more) break;
  await target.close();
}

/** What is left is copied, and then all is there as it was. @returns how many were there before */
async function expectCompletion(from: string, to: string, total: number): Promise<number> {
  const already = (await logIn(to)).length;
  expect(already).toBeGreaterThan(0);
  expect(already).toBeLessThan(total);
  const { code, output, errors } = await Program.run('audit', ['copy', '--from', from, '--to', to, '--json']);
  expect([code, errors]).toEqual([0, '']);
  expect(JSON.parse(output)).toMatchObject({ already, copied: total - already, total });
  const [source, target] = [await logIn(from), await logIn(to)];
  expect(target.length).toBe(total);
  expect(target.every((event, index) => isSame(event, source[index]))).toBe(true);
  return already;
}

async function logIn(store: string): Promise<StoredEvent[]> {
  const reader = await openStoreForReading(storeNamed(store));
  const log = await collect(reader.readAll());
  await reader.close();
  return log;
}

const isSame = (one: StoredEvent, other: StoredEvent | undefined): boolean =>
  one.id === other?.id && one.revision === other.revision && one.stream === other.stream;
