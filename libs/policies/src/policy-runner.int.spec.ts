import { once, EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CommandHandling, type SetClock, event, streamName } from '#kernel';
import { ISHOEJ, clockAt, memoryJournal } from '#kernel/testing';
import { DataFolderUnusable, positionOf } from '#event-store';
import { openDatabase } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { ViewsDatabase } from '#projections';
import { MemoryLog } from '#projections/testing';
import { PolicyRunner } from './policy-runner.js';
import { PolicyStore } from './policy-store.js';
import { type AnyPolicy, policy } from './policy.js';

const bells = { BellRung: event('BellRung', z.object({ nth: z.int() })) };
const TOWER = streamName('bell', ISHOEJ, 'tower');

describe('policies', () => {
  const folder = temporaryFolder();

  /** A policy that notes what it hears; `trouble` may throw before it does. */
  const listener = (
    name: string,
    heard: string[],
    noted: EventEmitter,
    trouble: (nth: number) => void = () => undefined,
  ) =>
    policy({
      name,
      events: bells,
      categories: ['bell'],
      on: {
        BellRung: ({ data: { nth } }) => {
          trouble(nth);
          heard.push(`${name} ${nth}`);
          noted.emit('heard');
          return Promise.resolve(undefined);
        },
      },
    });

  const running = async (
    where: string,
    log: MemoryLog,
    clock: SetClock,
    policies: readonly AnyPolicy[],
    report = new EventEmitter(),
  ) => {
    const journal = memoryJournal();
    const runner = new PolicyRunner(policies, {
      log,
      journal,
      handling: new CommandHandling(journal, clock),
      clock,
      store: PolicyStore.open(where),
      views: await ViewsDatabase.inMemory(),
      visible: () => Promise.resolve(true),
      report: (name) => report.emit('failed', name),
    });
    runner.start();
    return runner;
  };
  const ring = (log: MemoryLog, nth: number) =>
    log.record(bells, { type: 'BellRung', data: { nth } }, { stream: TOWER });

  it('never fire again for what they have seen, also after a restart', async () => {
    const [where, log, heard, noted] = [folder(), new MemoryLog(), [] as string[], new EventEmitter()];
    ring(log, 1);
    const first = await running(where, log, clockAt(), [listener('verger', heard, noted)]);
    while (heard.length < 1) await once(noted, 'heard');
    await first.close();
    ring(log, 2);
    const second = await running(where, log, clockAt(), [listener('verger', heard, noted)]);
    while (heard.length < 2) await once(noted, 'heard');
    await second.close();
    expect(heard).toEqual(['verger 1', 'verger 2']);
  });

  it('are tried again after a pause where they fail, and hold back no other', async () => {
    const [where, log, clock] = [folder(), new MemoryLog(), clockAt()];
    const [heard, noted, report] = [[] as string[], new EventEmitter(), new EventEmitter()];
    let broken = true;
    const troubled = listener('sexton', heard, noted, () => {
      if (broken) throw new Error('the rope is torn');
    });
    ring(log, 1);
    const failed = once(report, 'failed');
    const runner = await running(where, log, clock, [troubled, listener('verger', heard, noted)], report);
    expect(await failed).toEqual(['sexton']);
    while (heard.length < 1) await once(noted, 'heard');
    expect(heard).toEqual(['verger 1']);
    expect(runner.health()).toEqual([
      { policy: 'sexton', failing: true },
      { policy: 'verger', failing: false },
    ]);
    broken = false;
    clock.advance(100);
    while (heard.length < 2) await once(noted, 'heard');
    expect(heard).toEqual(['verger 1', 'sexton 1']);
    await runner.close();
  });

  it('begin anew with another log, and leave alone what a newer version wrote', () => {
    const where = folder();
    const store = PolicyStore.open(where);
    store.moveTo('verger', 'this log', positionOf(7));
    expect([store.checkpoint('verger', 'this log'), store.checkpoint('verger', 'another log')]).toEqual([
      positionOf(7),
      undefined,
    ]);
    store.close();
    const database = openDatabase(`${where}/policies.db`, 'readWrite');
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => PolicyStore.open(where)).toThrow(DataFolderUnusable);
  });
});
