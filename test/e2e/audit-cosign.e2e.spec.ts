import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EMBEDDED, temporaryFolder } from '#event-store/testing';
import {
  checkpointIn,
  checkpointText,
  cosign as cosigned,
  noteParts,
  openNote,
  privateKeyOf,
  signNote,
  signingKeyFromFile,
  signingKeyOf,
  verifierOf,
  vkeyOf,
} from '#integrity';
import { auditHere, recordHistory } from './audited-history.js';
import { Program } from './program.js';
import { RunningApi } from './running-api.js';
import { bearer } from './test-issuer.js';

const newFolder = temporaryFolder();
const NAME = 'witness.example.org';
let [key, vkey] = ['', ''];
let api: RunningApi | undefined;

const cosign = (...args: readonly string[]) => Program.run('audit', ['cosign', '--name', NAME, ...args]);
const witness = (url: string) => cosign('--at', url, '--municipality', '0183', '--key', key, '--json');
const start = (folder: string) => RunningApi.start(folder, { ...EMBEDDED, environment: { SAMSPIL_WITNESSES: vkey } });
const checkpoint = async (url: string, method = 'GET') =>
  (
    await fetch(`${url}/audit/0183/checkpoint`, { method, headers: { authorization: await bearer('auditor/0183/bo') } })
  ).text();

beforeAll(async () => {
  key = join(newFolder(), 'witness.key');
  vkey = (await cosign('--new-key', key)).output.trim();
});
afterEach(async () => {
  await api?.close();
  api = undefined;
});
afterAll(() => Program.endAll());

describe('a witness', () => {
  const other = signingKeyOf(privateKeyOf(Buffer.alloc(32, 5)));

  it.each(['witness.example.org', 'another.example.org'])(
    'that a name alone stands for (%s) is none, and their key finds that out',
    async (name) => {
      const folder = newFolder();
      await recordHistory(folder);
      const bundle = newFolder();
      await auditHere(folder, 'export', '--to', bundle, '--municipality', '0183');
      const [file, description] = [join(bundle, 'checkpoints/0183'), join(bundle, 'bundle.json')];
      const note = cosigned(readFileSync(file, 'utf8'), { name, key: other }, 1_767_225_600);
      writeFileSync(file, note);
      const says = JSON.parse(readFileSync(description, 'utf8'));
      says.files['checkpoints/0183'] = createHash('sha256').update(note).digest('hex');
      writeFileSync(description, `${JSON.stringify(says, null, 2)}\n`);
      const unheard = await auditHere(bundle, 'verify');
      expect([unheard.code, unheard.output]).toEqual([0, expect.not.stringContaining(name)]);
      expect(await auditHere(bundle, 'verify', '--key', vkey)).toMatchObject({
        code: 1,
        errors: expect.stringMatching(/the witness witness\.example\.org, whose key was named, signed no checkpoint/),
      });
      const theirs = await auditHere(bundle, 'verify', '--key', vkeyOf(name, other.publicKey, 'cosignature/v1'));
      expect([theirs.code, theirs.output]).toEqual([0, expect.stringContaining(`also signed by ${name}`)]);
    },
  );

  it('signs a checkpoint, and later one that begins with it, and anybody can see that', async () => {
    const folder = newFolder();
    api = await start(folder);
    const { url } = api;
    await api.say('recordGuest', { name: 'Anna Blåbjerg' });
    await checkpoint(url, 'POST');
    const first = await witness(url);
    expect(first).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(first.output)).toMatchObject({ before: null });
    expect(openNote(await checkpoint(url), [verifierOf(vkey)]).signedBy).toEqual([NAME]);

    await api.say('recordGuest', { name: 'Carl Nørgaard' });
    await checkpoint(url, 'POST');
    const second = JSON.parse((await witness(url)).output);
    expect(second.before).toBe(JSON.parse(first.output).size);
    expect(second.size).toBeGreaterThan(second.before);
    expect(openNote(await checkpoint(url), [verifierOf(vkey)]).signedBy).toEqual([NAME]);

    // Who was handed the witness's key need not take our word for it.
    const verified = await auditHere(folder, 'verify', '--key', vkey);
    expect([verified.code, verified.output]).toEqual([0, expect.stringContaining(`also signed by ${NAME}`)]);
    expect((await auditHere(folder, 'verify')).output).not.toContain(NAME);
    const bundle = newFolder();
    await api.close();
    api = undefined;
    rmSync(join(folder, 'signing.key'));
    await auditHere(folder, 'export', '--to', bundle, '--municipality', '0183');
    const exported = await auditHere(bundle, 'verify', '--key', vkey);
    expect([exported.code, exported.output]).toEqual([0, expect.stringContaining(`also signed by ${NAME}`)]);
  });

  it('signs nothing of a log that is another than the one they know', async () => {
    const seen = readFileSync(`${key}.seen-0183`, 'utf8');
    api = await start(newFolder());
    await api.say('recordGuest', { name: 'Somebody Else' });
    await checkpoint(api.url, 'POST');
    const { code, output, errors } = await witness(api.url);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/^audit: none of the keys that are known signed this/);
    expect(openNote(await checkpoint(api.url), [verifierOf((await fetchedKey(api.url)).trim())]).unknown).toEqual([]);
    expect(readFileSync(`${key}.seen-0183`, 'utf8')).toBe(seen);
  });

  it('signs nothing of a log that was cut or written anew since, whoever holds its key', async () => {
    const folder = newFolder();
    api = await start(folder);
    const { url } = api;
    await api.say('recordGuest', { name: 'Anna Blåbjerg' });
    const { origin, size, root } = checkpointIn(noteParts(await checkpoint(url, 'POST')).text);
    const signer = { name: origin, key: signingKeyFromFile(join(folder, 'signing.key'), false) };
    const afterHavingSeen = async (other: { size: bigint; root: Uint8Array }) => {
      const file = join(newFolder(), 'seen');
      const note = signNote(checkpointText({ origin, ...other }), signer);
      writeFileSync(file, JSON.stringify({ vkey: (await fetchedKey(url)).trim(), note }));
      const { code, errors } = await cosign('--at', url, '--municipality', '0183', '--key', key, '--seen', file);
      expect([code, readFileSync(file, 'utf8')]).toEqual([1, expect.stringContaining(JSON.stringify(note))]);
      return errors;
    };
    const another = Buffer.alloc(32, 9);
    expect(await afterHavingSeen({ size: size + 5n, root })).toMatch(
      /was cut: it had \d+ events when it was seen last/,
    );
    expect(await afterHavingSeen({ size, root: another })).toMatch(/two trees of \d+ have different roots/);
    await api.say('recordGuest', { name: 'Carl Nørgaard' });
    await checkpoint(url, 'POST');
    expect(await afterHavingSeen({ size, root: another })).toMatch(/leads to another root of the tree/);
    expect(openNote(await checkpoint(url), [verifierOf((await fetchedKey(url)).trim())]).unknown).toEqual([]);
  });

  it('is told in a sentence what is missing', async () => {
    const nobody = await cosign('--at', 'http://127.0.0.1:9', '--municipality', '0183', '--key', key, '--seen', 'none');
    expect(nobody).toMatchObject({ code: 2, errors: expect.stringMatching(/^audit: nobody answers at http/) });
    expect(await cosign('--new-key', key)).toMatchObject({ code: 2, errors: expect.stringMatching(/there is a file/) });
    expect(await cosign('--key', 'none', '--at', 'x', '--municipality', '0183')).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/there is no key none: make one/),
    });
    expect(existsSync('none')).toBe(false);
  });
});

const fetchedKey = async (url: string): Promise<string> => (await fetch(`${url}/audit/0183/key`)).text();
