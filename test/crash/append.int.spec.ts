import { randomInt } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { openSqliteReader } from '#event-store/sqlite';
import { collect, temporaryFolder } from '#event-store/testing';
import { startChild } from './child.js';
import type { Part } from './history.js';

/** The long form is `CRASHES=50 npm run jest -- test/crash/append`. */
const CRASHES = Number(process.env['CRASHES'] ?? 5);

const newFolder = temporaryFolder();

it(
  `loses nothing that was acknowledged, and keeps nothing in part, when it is killed ${CRASHES} times`,
  async () => {
    const folder = newFolder();
    /** Where each acknowledged event was said to stand. */
    const acknowledged = new Map<string, string>();
    for (let crash = 1; crash <= CRASHES; crash++) {
      await appendUntilKilled(folder, acknowledged);
      const reader = await openSqliteReader({ folder });
      const log = await collect(reader.readAll());
      await reader.close();
      expectAllOf(acknowledged, log);
      expectGapless(log);
      expectWholeAppends(log);
    }
    expect(acknowledged.size).toBeGreaterThan(CRASHES);
  },
  30_000 + CRASHES * 5_000,
);

/** Kills right after one of its acknowledgements was heard: that is between it and a next append, or within others. */
async function appendUntilKilled(folder: string, acknowledged: Map<string, string>): Promise<void> {
  const child = startChild('appending', [folder]);
  let left = randomInt(1, 1_500);
  for await (const said of child.said) {
    if ('refused' in said) throw new Error(said.refused);
    if (!('acknowledged' in said)) continue;
    const { stream, revision, ids } = said.acknowledged;
    ids.forEach((id, index) => acknowledged.set(id, `${stream} ${revision - ids.length + 1 + index}`));
    if (--left === 0) child.kill();
  }
}

function expectAllOf(acknowledged: ReadonlyMap<string, string>, log: readonly StoredEvent[]): void {
  const places = new Map(log.map(({ id, stream, revision }) => [id, `${stream} ${revision}`]));
  expect(places.size).toBe(log.length);
  const elsewhere = [...acknowledged].filter(([id, place]) => places.get(id) !== place);
  expect(elsewhere).toEqual([]);
}

function expectGapless(log: readonly StoredEvent[]): void {
  const heads = new Map<string, number>();
  const misplaced = log.filter(({ stream, revision }) => {
    const follows = revision === (heads.get(stream) ?? -1) + 1;
    heads.set(stream, revision);
    return !follows;
  });
  expect(misplaced).toEqual([]);
  expect(log.filter(({ position }, index) => index > 0 && position <= (log[index - 1]?.position ?? ''))).toEqual([]);
}

function expectWholeAppends(log: readonly StoredEvent[]): void {
  const appends = new Map<string, Part[]>();
  for (const { data } of log) {
    const part = JSON.parse(new TextDecoder().decode(data)) as Part;
    const parts = appends.get(part.append);
    if (parts) parts.push(part);
    else appends.set(part.append, [part]);
  }
  const torn = [...appends.values()].filter(
    (parts) => parts.length !== parts[0]?.of || parts.some(({ index }, at) => index !== at),
  );
  expect(torn).toEqual([]);
}
