import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EMBEDDED, temporaryFolder } from '#event-store/testing';
import { Program } from './program.js';
import { RunningApi } from './running-api.js';

const FILE = fileURLToPath(new URL('../../libs/addresses/fixtures/addresses.csv', import.meta.url));
const ASK =
  'query ($text: String!, $first: Int) { addresses(text: $text, first: $first) { addressId label latitude longitude } }';

const newFolder = temporaryFolder();
afterEach(() => Program.endAll());

const importing = (folder: string, ...args: string[]) =>
  Program.run('addresses', ['--data', folder, 'import', ...args]);

describe('addresses', () => {
  let api: RunningApi;
  let folder: string;
  beforeAll(async () => {
    folder = newFolder();
    api = await RunningApi.start(folder, EMBEDDED);
  });
  afterAll(() => api.close());

  it('are none before they have been imported', async () => {
    expect((await api.ask(ASK, { text: 'Vejle' })).data).toEqual({ addresses: [] });
  });

  it('are imported beside a running Samspil, with each broken line told and the good ones kept', async () => {
    const { code, output, errors } = await importing(folder, FILE, '--municipality', '0183');
    expect([code, output]).toEqual([0, '30 addresses kept, 2 left out, 3 broken\n']);
    expect(errors.trim().split('\n')).toEqual([
      expect.stringMatching(/^line 7: /),
      expect.stringMatching(/^line 17: /),
      expect.stringMatching(/^line 33: /),
    ]);
  });

  it('are found as they are typed, by who books rides and by nobody else', async () => {
    const { data } = await api.ask(ASK, { text: 'maaneparken 2 3tv', first: 1 });
    expect(data.addresses).toEqual([
      {
        addressId: '0a3f50b0-0000-32b8-e044-000000000003',
        label: 'Måneparken 2, 3. tv, 2635 Ishøj',
        latitude: 55.6132,
        longitude: 12.3524,
      },
    ]);
    const editor = await api.ask(ASK, { text: 'maane' }, { as: api.somebody('editor') });
    expect(editor.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await api.ask(ASK, { text: 'maane', first: 51 })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('stay as they were where an import is killed, and the next one goes through beside it all', async () => {
    const pipe = join(newFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const killed = Program.start('addresses', ['--data', folder, 'import', pipe], {});
    const file = createWriteStream(pipe);
    const [header = '', line = ''] = readFileSync(FILE, 'utf8').split('\n');
    file.write(`${header}\n${line.replaceAll('Måneparken', 'Solparken')}\n`);
    // A pipe holds far less: when this has been taken, the import has read what came before.
    const spent = new Promise((done) => file.write(`${'x'.repeat(2_000_000)}\n`, done));
    await Promise.race([spent, killed.ended]);
    killed.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    file.destroy();

    expect(existsSync(join(folder, 'addresses.db.new'))).toBe(true);
    expect((await api.ask(ASK, { text: 'solparken' })).data).toEqual({ addresses: [] });
    expect((await api.ask(ASK, { text: 'måneparken 2 3tv', first: 1 })).data.addresses).toHaveLength(1);
    for (const _time of ['once', 'twice']) {
      const { code, output } = await importing(folder, FILE, '--municipality', '0183');
      expect([code, output]).toEqual([0, '30 addresses kept, 2 left out, 3 broken\n']);
    }
    expect(existsSync(join(folder, 'addresses.db.new'))).toBe(false);
    expect((await api.ask(ASK, { text: 'måneparken 2 3tv', first: 1 })).data.addresses).toHaveLength(1);
  });

  it('of a file that is none are refused in one sentence', async () => {
    const { code, output, errors } = await importing(folder, `${FILE}.none`);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/^addresses: [^\n]+\n$/);
  });

  it('into a folder that is none are refused in one sentence', async () => {
    const { code, errors } = await importing(join(folder, 'none'), FILE);
    expect(code).toBe(2);
    expect(errors).toMatch(
      /^addresses: The folder [^\n]+none is not there, or nothing can be written in it\. [^\n]+\n$/,
    );
  });
});
