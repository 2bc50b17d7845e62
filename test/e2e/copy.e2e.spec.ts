import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { EMBEDDED, collect, logIn, temporaryFolder } from '#event-store/testing';
import { Program } from './program.js';
import { RunningApi } from './running-api.js';

const newFolder = temporaryFolder();
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const copy = (from: string, to: string, ...args: string[]) =>
  Program.run('audit', ['copy', '--from', from, '--to', to, ...args]);

const EVERYTHING = `{
  cafes { edges { node { name regulars { edges { node { name } } }
    sessions { edges { node { date missing shifts { status role volunteer { name } } visits { edges { node { status guest { name needs } } } } } } } } } }
  volunteers { edges { node { name email duties { edges { node { role session { date } } } } } } }
}`;

let api: RunningApi | undefined;
let double: EventStoreDBDouble | undefined;
afterEach(async () => {
  await api?.close();
  await double?.stop();
  api = double = undefined;
  await Program.endAll();
});

/** Some weeks of a café with people in it, one of whom a policy signs up. */
async function recordSeason(on: RunningApi): Promise<void> {
  const { cafe } = await on.say(
    'openCafe',
    {
      name: 'Café Åparken',
      place: 'Åparken 2',
      hostOrganisation: 'AAB',
      recurrence: { firstDate: '2026-01-06', rrule: 'FREQ=DAILY;UNTIL=20281231' },
      opens: '12:00',
      closes: '15:00',
      capacity: 2,
      roles: [{ role: 'host', needed: 1 }],
    },
    '... on CafeChanged { cafe { id } }',
  );
  const { volunteer } = await on.say(
    'registerVolunteer',
    { name: 'Bodil Madsen', email: 'bodil@example.dk' },
    '... on VolunteerChanged { volunteer { id } }',
  );
  await on.say('planCafeSessions', { cafeId: cafe.id, until: inDays(3) });
  await on.say('makeStandingCommitment', { volunteerId: volunteer.id, cafeId: cafe.id, role: 'host', from: inDays(0) });
  await on.say('recordGuest', { name: 'Anna Blåbjerg', needs: 'Vegetar', cafeId: cafe.id });
}

/** Lets policies do what they still have to, and nothing from then on. @returns how many events there are then, looks aside */
async function settled({ installation: { policies, store } }: RunningApi): Promise<number> {
  await policies.hold();
  await policies.settle();
  return (await collect(store.readAll())).filter(({ stream }) => !stream.startsWith('readLog-')).length;
}

describe('a copied log', () => {
  it.each(['a folder', 'an event store'])(
    'in %s, with its keys and policies, answers as the one that it was copied from, and nothing happens twice',
    async (where) => {
      const [from, to] = [newFolder(), newFolder()];
      if (where === 'an event store') double = await EventStoreDBDouble.start();
      api = await RunningApi.start(from, EMBEDDED);
      await recordSeason(api);
      const events = await settled(api);
      await api.restart();
      const { data: answer } = await api.ask(EVERYTHING);
      expect(JSON.stringify(answer)).toContain('Anna Blåbjerg');
      expect(JSON.stringify(answer)).toContain('"role":"host","volunteer":{"name":"Bodil Madsen"}');
      await api.close();

      expect(await copy(from, double?.url ?? to)).toMatchObject({ code: 0, errors: '' });
      for (const file of ['keys.db', 'policies.db', 'master.key']) copyFileSync(join(from, file), join(to, file));
      api = await RunningApi.start(to, double ? logIn(double.url) : EMBEDDED);
      expect((await api.ask(EVERYTHING)).data).toEqual(answer);
      expect(await settled(api)).toBe(events);
      // Policies go on from where they were, too.
      await api.restart();
      expect(await settled(api)).toBe(events);
    },
  );

  it('takes the rest when it is said again after Samspil has gone on', async () => {
    const [from, to] = [newFolder(), newFolder()];
    api = await RunningApi.start(from, EMBEDDED);
    const first = await copy(from, to, '--json');
    expect(JSON.parse(first.output)).toMatchObject({ copied: 1, already: 0, total: 1 });
    await api.say('recordGuest', { name: 'Anna Blåbjerg' });
    const second = await copy(from, to, '--json');
    expect(JSON.parse(second.output)).toMatchObject({ copied: 1, already: 1, total: 2, sourceWentOn: false });
  });

  it('is the same byte for byte after it has been to EventStoreDB and back', async () => {
    const [from, back] = [newFolder(), newFolder()];
    double = await EventStoreDBDouble.start();
    api = await RunningApi.start(from, EMBEDDED);
    await recordSeason(api);
    await settled(api);
    const there = await copy(from, double.url, '--json');
    const andBack = await copy(double.url, back, '--json');
    expect(JSON.parse(andBack.output)).toEqual(JSON.parse(there.output));
    // What was copied back is the beginning of what is still there.
    expect(JSON.parse((await copy(from, back, '--json')).output)).toMatchObject({ copied: 0 });
  });
});

describe('the words of a copy', () => {
  it('say what was copied, what is to be brought along, and how to start', async () => {
    const [from, to] = [newFolder(), newFolder()];
    api = await RunningApi.start(from, EMBEDDED);
    const { code, output, errors } = await copy(from, to);
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(
      /^1 events copied, 0 were there already\. Both stores were read to the end and hold the same 1\.$/m,
    );
    expect(output).toMatch(/^SHA-256 [0-9a-f]{64}$/m);
    expect(output).toContain(`Bring keys.db, policies.db, signing.key and the master key along into ${to}`);
    expect(output).toContain(`Then: SAMSPIL_DATA=${to} npm start`);
  });

  it('are one sentence and nothing is written, where it cannot be done', async () => {
    const [from, other, nowhere] = [newFolder(), newFolder(), join(newFolder(), 'nowhere')];
    api = await RunningApi.start(from, EMBEDDED);
    await (await RunningApi.start(other, EMBEDDED)).close();
    const refused = async (source: string, target: string) => {
      const { code, output, errors } = await copy(source, target);
      expect([code, output]).toEqual([2, '']);
      expect(errors).toMatch(/^audit: [^\n]+\n$/);
      return errors;
    };
    expect(await refused(from, from)).toContain(`${from} is the source already`);
    expect(await refused(nowhere, nowhere + '2')).toContain(`there is no log in ${nowhere}`);
    expect(existsSync(nowhere + '2')).toBe(false);
    expect(await refused(other, from)).toContain(`is in use by process ${process.pid}`);
    expect(await refused(from, other)).toContain('event 1, log-0000_samspil@0, has another id in the target');
    expect(await refused(from, 'mysql://samspil:secret@db')).toMatch(/^audit: mysql:\/\/ is no store of Samspil/);
  });
});
