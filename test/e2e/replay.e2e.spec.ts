import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openDatabase } from '#event-store/sqlite';
import { type LogUnderTest, describeInALogOfItsOwn, logUnderTest, temporaryFolder } from '#event-store/testing';
import { Program } from './program.js';
import { recordGuest } from './record-guest.js';
import { testIssuer } from './test-issuer.js';

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
