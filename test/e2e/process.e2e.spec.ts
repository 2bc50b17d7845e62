import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '#event-store/sqlite';
import { type LogUnderTest, describeInALogOfItsOwn, logUnderTest, temporaryFolder } from '#event-store/testing';
import { Program } from './program.js';
import { bearer, testIssuer } from './test-issuer.js';

const ANOTHER_KEY = Buffer.alloc(32, 2).toString('base64');

const recordGuest = async (url: string, key: string): Promise<string | undefined> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') },
    body: JSON.stringify({
      query:
        'mutation ($key: String!) { recordGuest(input: { name: "Anna Blåbjerg" }, idempotencyKey: $key) { ... on GuestChanged { guest { id } } } }',
      variables: { key },
    }),
  });
  const { data } = (await response.json()) as { data?: { recordGuest: { guest: { id: string } } } };
  return data?.recordGuest.guest.id;
};

let log: LogUnderTest;
beforeEach(async () => {
  log = await logUnderTest();
  Program.environment = log.environment;
});
afterEach(async () => {
  // What a spec that failed left running.
  await Program.endAll();
  await log.close();
});

describe('the program', () => {
  const folder = temporaryFolder();

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where everything is, is well, and stops cleanly on %s',
    async (signal) => {
      const program = Program.api(folder());
      const url = await program.url();
      const health = await fetch(`${url}/health`);
      expect([health.status, await health.json()]).toMatchObject([200, { well: true }]);
      program.kill(signal);
      expect(await program.said()).toEqual({ code: 0, errors: '' });
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly when npm, which started it, is sent %s', async (signal) => {
    const npm = Program.npmStart(folder());
    const url = await npm.url();
    npm.kill(signal);
    expect((await npm.said()).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it.each([
    [
      'an unknown variable',
      { SAMSPIL_PROT: '3000' },
      /^Samspil does not start: SAMSPIL_PROT is not a variable that Samspil knows/,
    ],
    ['a wrong one', { SAMSPIL_PORT: 'x' }, /^Samspil does not start: SAMSPIL_PORT must be a port/],
    [
      'production without a master key',
      { NODE_ENV: 'production', SAMSPIL_MASTER_KEY: undefined },
      /^Samspil does not start: .*SAMSPIL_MASTER_KEY must be set/,
    ],
    ['production with no issuer of tokens', { NODE_ENV: 'production' }, /SAMSPIL_ISSUER must be set in production/],
  ])('does not start with %s, and names it', async (_what, environment, sentence) => {
    const { code, errors } = await Program.api(folder(), environment).said();
    expect(code).toBe(1);
    expect(errors).toMatch(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('says that its port is taken, and what to do', async () => {
    const taken = createServer().listen(0, 'localhost');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, errors } = await Program.api(folder(), { SAMSPIL_PORT: String(port) }).said();
    taken.close();
    expect(code).toBe(1);
    expect(errors).toMatch(
      new RegExp(`port ${port} on localhost is taken by another program: stop that one, or choose another port`),
    );
  });

  it('leaves a folder alone that another process writes, and names that process', async () => {
    const where = folder();
    const first = Program.api(where);
    await first.url();
    const { code, errors } = await Program.api(where).said();
    expect(code).toBe(1);
    expect(errors).toContain(String(first.pid));
    first.kill('SIGTERM');
    await first.ended;
  });

  it('does not start with another master key', async () => {
    const where = folder();
    const first = Program.api(where);
    await first.url();
    first.kill('SIGTERM');
    await first.ended;
    const { code, errors } = await Program.api(where, { SAMSPIL_MASTER_KEY: ANOTHER_KEY }).said();
    expect(code).toBe(1);
    expect(errors).toMatch(/were wrapped by another master key .* start with the key that this folder was made with/);
  });

  it('keeps every mutation that it answered when it is killed, and answers it again under its key', async () => {
    const where = folder();
    const program = Program.api(where);
    const url = await program.url();
    const answered = new Map<string, string>();
    // As many at once as are let in from one address.
    const keys = Array.from({ length: 400 }, (_, index) => `guest ${index}`);
    const asking = Array.from({ length: 60 }, async () => {
      for (let key = keys.pop(); key !== undefined; key = keys.pop()) {
        const id = await recordGuest(url, key).catch(() => undefined);
        if (id) answered.set(key, id);
        if (answered.size === 100) program.kill('SIGKILL');
      }
    });
    await Promise.all(asking);
    expect(await program.ended).toBe('SIGKILL');
    expect(answered.size).toBeGreaterThanOrEqual(100);

    const again = Program.api(where);
    const restarted = await again.url();
    for (const [key, id] of answered) expect(await recordGuest(restarted, key)).toBe(id);
    again.kill('SIGTERM');
    await again.ended;
    expect(await Program.run('audit', ['--data', where, 'verify-views'])).toMatchObject({ code: 0, errors: '' });
  });
});

describeInALogOfItsOwn('the auditor’s command line', () => {
  const folder = temporaryFolder();

  it('replays the history in log order while Samspil runs and when it does not, without a personal value, or says what is wrong', async () => {
    const where = folder();
    const program = Program.api(where);
    const url = await program.url();
    for (const key of ['a', 'b', 'c']) await recordGuest(url, key);
    const running = await Program.run('audit', ['--data', where, 'replay', '--json']);
    program.kill('SIGTERM');
    await program.ended;
    const stopped = await Program.run('audit', ['--data', where, 'replay', '--json']);
    expect(stopped).toEqual(running);
    expect(running).toMatchObject({ code: 0, errors: '' });
    const told = running.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ municipality, index, type }) => [municipality, index, type])).toEqual([
      ['0000', 0, 'LogOpened'],
      ['0183', 0, 'CafeGuestRecorded'],
      ['0183', 1, 'CafeGuestRecorded'],
      ['0183', 2, 'CafeGuestRecorded'],
    ]);
    expect(running.output).not.toContain('Blåbjerg');

    const some = await Program.run('audit', [
      '--data',
      where,
      'replay',
      '--municipality',
      '0183',
      '--to',
      '1',
      '--json',
    ]);
    expect(some.output.trim().split('\n')).toHaveLength(2);
    const stream = await Program.run('audit', ['--data', where, 'replay', '--stream', 'log-0000_samspil', '--json']);
    expect(stream.output.trim().split('\n')).toHaveLength(1);
    const before = await Program.run('audit', ['--data', where, 'replay', '--to', '2020-01-01T00:00:00Z', '--json']);
    expect(before.output).toBe('');
    for (const [to, sentence] of [
      ['yesterday', /neither an index nor a time/],
      ['12', /say which with --municipality/],
    ] as const) {
      const { code, errors } = await Program.run('audit', ['--data', where, 'replay', '--to', to]);
      expect([to, code]).toEqual([to, 2]);
      expect(errors).toMatch(sentence);
    }
  });

  it('follows what is recorded from now on', async () => {
    const where = folder();
    const program = Program.api(where);
    const url = await program.url();
    const following = Program.start('audit', ['--data', where, 'replay', '--follow'], {});
    await following.line(/LogOpened/);
    const [recorded] = await Promise.all([
      following.line(new RegExp(`CafeGuestRecorded.*by coordinator ${testIssuer.actorId('karen')}`)),
      recordGuest(url, 'followed'),
    ]);
    expect(recorded[0]).toMatch(/^CafeGuestRecorded/);
    following.kill('SIGINT');
    expect(await following.ended).toBe(0);
    program.kill('SIGTERM');
    await program.ended;
  });

  it('finds the first row of a read model that is not what the log says', async () => {
    const where = folder();
    const program = Program.api(where);
    await recordGuest(await program.url(), 'tampered');
    program.kill('SIGTERM');
    await program.ended;
    const views = openDatabase(join(where, 'views.db'), 'readWrite');
    views.exec(`UPDATE guestPerson_g1 SET name = 'Somebody Else'`);
    views.close();
    const { code, output } = await Program.run('audit', ['--data', where, 'verify-views']);
    expect(code).toBe(1);
    expect(output).toMatch(/The first difference: .*guestPerson/);
    expect(output).not.toMatch(/Somebody|Blåbjerg/);
  });

  it('says that there is nothing to read in a folder without a log', async () => {
    Program.environment = {};
    const { code, errors } = await Program.run('audit', ['--data', folder(), 'replay']);
    expect(code).toBe(2);
    expect(errors).toMatch(/^audit: .*\S+/);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
