import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LogUnderTest, logUnderTest, temporaryFolder } from '#event-store/testing';
import { Program } from './program.js';
import { recordGuest } from './record-guest.js';

const ANOTHER_KEY = Buffer.alloc(32, 2).toString('base64');

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
