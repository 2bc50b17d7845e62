import { once, EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CommandHandling, type RecordedEvent, type SetClock, event, streamName } from '#kernel';
import { ISHOEJ, clockAt, idFor, memoryJournal } from '#kernel/testing';
import { DataFolderUnusable, type Position } from '#event-store';
import { openDatabase } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { ViewsDatabase } from '#projections';
import { MemoryLog } from '#projections/testing';
import { PolicyRunner } from './policy-runner.js';
import { PolicyStore } from './policy-store.js';
import { type AnyPolicy, policy } from './policy.js';

const bells = { BellRung: event('BellRung', z.object({ nth: z.int() })) };
const TOWER = streamName('bell', ISHOEJ, 'tower');

const inLog = async (log: MemoryLog, stream: string, after: number): Promise<readonly RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const { events } of log.readAll())
    for (const decoded of events)
      if ('event' in decoded && decoded.event.stream === stream && decoded.event.revision > after)
        found.push(decoded.event);
  return found;
};

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
    const journal = Object.assign(memoryJournal(), { load: (stream: string, after = -1) => inLog(log, stream, after) });
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

  it('are tried again where they fail, and hold back neither others nor what comes after', async () => {
    const [where, log, clock] = [folder(), new MemoryLog(), clockAt()];
    const [heard, noted, report] = [[] as string[], new EventEmitter(), new EventEmitter()];
    const torn = new Set([1]);
    const troubled = listener('sexton', heard, noted, (nth) => {
      if (torn.has(nth)) throw new Error('the rope is torn');
    });
    ring(log, 1);
    ring(log, 2);
    const failed = once(report, 'failed');
    const runner = await running(where, log, clock, [troubled, listener('verger', heard, noted)], report);
    expect(await failed).toEqual(['sexton']);
    while (heard.length < 3) await once(noted, 'heard');
    expect(heard.sort()).toEqual(['sexton 2', 'verger 1', 'verger 2']);
    expect(runner.health()).toEqual([
      { policy: 'sexton', failing: true },
      { policy: 'verger', failing: false },
    ]);
    await runner.close();
  });

  it('meet what they failed at, also after a restart', async () => {
    const [where, log, clock] = [folder(), new MemoryLog(), clockAt()];
    const [heard, noted, report] = [[] as string[], new EventEmitter(), new EventEmitter()];
    const torn = listener('sexton', heard, noted, () => {
      throw new Error('the rope is torn');
    });
    ring(log, 1);
    const failed = once(report, 'failed');
    const first = await running(where, log, clock, [torn], report);
    await failed;
    await first.close();
    clock.advance(60_000);
    const second = await running(where, log, clock, [listener('sexton', heard, noted)]);
    while (heard.length < 1) await once(noted, 'heard');
    expect(heard).toEqual(['sexton 1']);
    await second.close();
  });

  it('go on where they were in a log that was moved, and in which everything stands elsewhere', async () => {
    const [where, log, heard, noted] = [folder(), new MemoryLog(), [] as string[], new EventEmitter()];
    const rung = (into: MemoryLog, nth: number) =>
      into.record(bells, { type: 'BellRung', data: { nth } }, { stream: TOWER, id: idFor(`bell ${nth}`) });
    for (const nth of [1, 2]) rung(log, nth);
    const first = await running(where, log, clockAt(), [listener('ringer', heard, noted)]);
    while (heard.length < 2) await once(noted, 'heard');
    await first.close();

    const moved = new MemoryLog();
    for (const other of [1, 2, 3]) moved.recordUnreadable(bells, 'BellRung', `organ-0183_${other}`);
    for (const nth of [1, 2, 3]) rung(moved, nth);
    const second = await running(where, moved, clockAt(), [listener('ringer', heard, noted)]);
    while (heard.length < 3) await once(noted, 'heard');
    await second.close();
    expect(heard).toEqual(['ringer 1', 'ringer 2', 'ringer 3']);
  });

  it('go on from where they were also when nothing that they listen to had come before', async () => {
    const [where, log, heard, noted] = [folder(), new MemoryLog(), [] as string[], new EventEmitter()];
    ring(log, 1);
    const store = PolicyStore.open(where);
    const position = (await log.head()) as Position;
    store.moveTo('deaf', { logId: log.id, position, eventPosition: null, eventId: null });
    store.close();
    ring(log, 2);
    const runner = await running(where, log, clockAt(), [listener('deaf', heard, noted)]);
    while (heard.length < 1) await once(noted, 'heard');
    await runner.close();
    expect(heard).toEqual(['deaf 2']);
  });

  it('begin anew where the log is an older backup of the one that they have seen', async () => {
    const [where, log, heard, noted] = [folder(), new MemoryLog(), [] as string[], new EventEmitter()];
    const backedUp = ring(log, 1);
    const backup = log.backup(backedUp);
    ring(log, 2);
    const first = await running(where, log, clockAt(), [listener('verger', heard, noted)]);
    while (heard.length < 2) await once(noted, 'heard');
    await first.close();
    backup.record(bells, { type: 'BellRung', data: { nth: 3 } }, { stream: TOWER, id: idFor('the third') });
    const second = await running(where, backup, clockAt(), [listener('verger', heard, noted)]);
    while (heard.length < 4) await once(noted, 'heard');
    await second.close();
    expect(heard).toEqual(['verger 1', 'verger 2', 'verger 1', 'verger 3']);
  });

  it('leave alone what a newer version wrote', () => {
    const where = folder();
    PolicyStore.open(where).close();
    const database = openDatabase(`${where}/policies.db`, 'readWrite');
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => PolicyStore.open(where)).toThrow(DataFolderUnusable);
  });
});
