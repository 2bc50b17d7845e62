import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Purpose, erasureEvents, event, idSchema, personal } from '#kernel';
import { idFor } from '#kernel/testing';
import { temporaryFolder } from '#event-store/testing';
import { openDatabase } from '#event-store/sqlite';
import { z } from 'zod';
import { MemoryLog, given, running, until } from '../testing/index.js';
import { projection } from './declare.js';
import { Generations } from './generations.js';
import type { AnyProjection } from './projection.js';
import { personalText, subject, table } from './table.js';
import { ViewsDatabase } from './views-database.js';

const passengerEvents = {
  PassengerKnown: event(
    'SpecPassengerKnown',
    z.object({
      passengerId: idSchema,
      name: personal(z.string(), { subject: 'passengerId', purpose: 'contact' }),
      needs: personal(z.string(), { subject: 'passengerId', purpose: 'health' }),
    }),
  ),
};

const knownPassengers = projection({
  name: 'specKnownPassengers',
  version: 1,
  events: passengerEvents,
  tables: {
    knownPassenger: table({
      columns: { passengerId: subject(), name: personalText('contact'), needs: personalText('health') },
      key: ['passengerId'],
    }),
  },
  on: {
    PassengerKnown: {
      evolve: (_rows, { data: { passengerId, name, needs } }) => [
        { table: 'knownPassenger', put: { passengerId, name: name.reveal(), needs: needs.reveal() } },
      ],
    },
  },
});

const [gerda, hans] = [idFor('Gerda'), idFor('Hans')];
const known = (passengerId: string, name: string) =>
  ({ type: 'PassengerKnown', data: { passengerId, name, needs: `${name} hører dårligt` } }) as const;
const keysDestroyed = (subjectId: string, ...purposes: Purpose[]) =>
  ({ type: 'PersonKeysDestroyed', data: { subjectId, purposes } }) as const;

describe('what a read model shows of somebody', () => {
  // The declaration says nothing of erasure, so its type does not know the event; whatever shows people hears of it.
  const erased = (...purposes: Purpose[]) => keysDestroyed(gerda, ...purposes) as never;

  it('is cleared when their keys are destroyed, and nobody else’s is', () =>
    given(knownPassengers, [known(gerda, 'Gerda'), known(hans, 'Hans'), erased('contact', 'health', 'notes')]).thenRows(
      'knownPassenger',
      [
        { passengerId: gerda, name: null, needs: null },
        { passengerId: hans, name: 'Hans', needs: 'Hans hører dårligt' },
      ],
    ));

  it('stays as far as it is held for another purpose', () =>
    given(knownPassengers, [known(gerda, 'Gerda'), erased('health')]).thenRows('knownPassenger', [
      { passengerId: gerda, name: 'Gerda', needs: null },
    ]));

  it('is nothing where they were never shown', () =>
    given(knownPassengers, [known(hans, 'Hans'), erased('contact')]).thenRows('knownPassenger', [
      { passengerId: hans, name: 'Hans', needs: 'Hans hører dårligt' },
    ]));
});

describe('a projection', () => {
  it('cannot react to the destruction of keys in a way of its own', () =>
    expect(() =>
      projection({ ...knownPassengers, on: { PersonKeysDestroyed: { evolve: () => [] } } as never }),
    ).toThrow('reacts to PersonKeysDestroyed'));
});

describe('the files of read models', () => {
  const newFolder = temporaryFolder();
  const CANARY = 'Kanariefugl';
  const filesWith = (folder: string, text: string) =>
    readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(text));

  async function season(folder: string) {
    const log = new MemoryLog();
    for (let n = 0; n < 800; n++) log.record(passengerEvents, known(idFor(`passenger ${n}`), `${CANARY} ${n}`));
    log.record(passengerEvents, known(hans, 'Hans'));
    const open = await running(log, [knownPassengers], { views: await ViewsDatabase.open(folder) });
    await open.caughtUp();
    const erase = () => {
      for (let n = 0; n < 800; n++)
        log.record(erasureEvents, keysDestroyed(idFor(`passenger ${n}`), 'contact', 'health'));
      return log.head();
    };
    return { ...open, log, erase };
  }

  it('hold nothing of what was cleared once they are scrubbed, nor do generations that were kept to roll back to', async () => {
    const folder = newFolder();
    const { views, runner, caughtUp, end, erase } = await season(folder);
    await runner.rebuild('specKnownPassengers');
    await until(() => runner.status().every(({ generation }) => generation === 2));
    expect(filesWith(folder, CANARY)).not.toEqual([]);
    const head = await erase();
    await caughtUp();
    expect(head && (await runner.cleared(head))).toBe(true);
    await views.engine.scrub();
    expect(filesWith(folder, CANARY)).toEqual([]);
    expect(filesWith(folder, 'Hans')).toEqual(['views.db']);
    expect((await views.catalog.generations()).map(({ status }) => status)).toEqual(['live']);
    await end();
  });

  it('hold nothing of what another release was building, which nobody keeps up', async () => {
    const folder = newFolder();
    const { views, runner, caughtUp, end, erase } = await season(folder);
    const newer: AnyProjection = knownPassengers;
    const generations = new Generations(views.engine, views.catalog);
    const { generation } = await generations.create({ ...newer, version: 9 });
    await views.engine.write([
      {
        sql: `insert into knownPassenger_g${generation} values (?, ?, ?, ?)`,
        parameters: [idFor('passenger 1'), `${CANARY} of a newer release`, null, '0183'],
      },
    ]);
    const head = await erase();
    await caughtUp();
    expect(head && (await runner.cleared(head))).toBe(true);
    await views.engine.scrub();
    expect(filesWith(folder, CANARY)).toEqual([]);
    await end();
  });

  it('are not scrubbed while somebody reads an older state, and say so at once', async () => {
    const folder = newFolder();
    const { views, caughtUp, end, erase } = await season(folder);
    const reader = openDatabase(join(folder, 'views.db'), 'readOnly');
    reader.exec('begin');
    reader.prepare('select count(*) from projectionGeneration').all();
    await erase();
    await caughtUp();
    await expect(views.engine.scrub()).rejects.toThrow('try again');
    reader.exec('commit');
    await views.engine.scrub();
    expect(filesWith(folder, CANARY)).toEqual([]);
    reader.close();
    await end();
  });

  it('are not cleared before every generation has come so far', async () => {
    const { runner, log, end } = await season(newFolder());
    const beyond = String(Number(await log.head()) + 1).padStart(20, '0');
    expect(await runner.cleared(beyond as never)).toBe(false);
    await end();
  });
});
