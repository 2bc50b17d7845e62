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

  it('of a file that is none are refused in one sentence', async () => {
    const { code, output, errors } = await importing(folder, `${FILE}.none`);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/^addresses: [^\n]+\n$/);
  });
});
