import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import {
  type Checkpoint,
  checkpointIn,
  checkpointText,
  noteParts,
  privateKeyOf,
  signNote,
  signingKeyFromFile,
  signingKeyOf,
  vkeyOf,
} from '#integrity';
import { type AuditedHistory, audit, auditHere, bytesIn, recordHistory } from './audited-history.js';
import { python } from './forged-bundle.js';
import { Program } from './program.js';

const newFolder = temporaryFolder();
const STRANGER = privateKeyOf(Buffer.alloc(32, 7));

let history: AuditedHistory;
let whole: string;
let part: string;
let key: string;

const exported = async (...args: readonly string[]): Promise<string> => {
  const folder = newFolder();
  expect(await auditHere(history.folder, 'export', '--to', folder, ...args)).toMatchObject({ code: 0, errors: '' });
  return folder;
};

beforeAll(async () => {
  history = await recordHistory(newFolder());
  [whole, part] = [await exported(), await exported('--municipality', '0183', '--first', '2', '--last', '4')];
  key = readFileSync(join(whole, 'public-keys/0183'), 'utf8').trim();
});
afterAll(() => Program.endAll());

describe('a bundle', () => {
  it('is found whole by its own verifier and by ours, who come to the same roots', async () => {
    const [theirs, ours] = [python(whole, '--key', key), await audit(whole, 'verify', '--json', '--key', key)];
    expect([theirs.code, ours.code, theirs.errors]).toEqual([0, 0, '']);
    const { fault, logs } = JSON.parse(ours.output);
    expect(fault).toBeNull();
    expect(logs.map(({ municipality }: { municipality: string }) => municipality)).toEqual(['0000', '0183', '0187']);
    for (const { root } of logs) expect(theirs.output).toContain(`root ${root}`);
  });

  it('says loudly whose key it brought itself', async () => {
    expect(python(whole, '--key', key).output).toContain('THE KEY OF 0000, 0187 WAS TAKEN FROM THE BUNDLE ITSELF');
    const { code, errors } = await auditHere(whole, 'verify', '--key', key);
    expect([code, errors]).toEqual([0, expect.stringContaining('THE KEY OF 0000, 0187 WAS TAKEN FROM')]);
  });

  it('holds every event of the live log, byte for byte, and what the live log tells', async () => {
    const [live, there] = [await audit(history.folder, 'replay', '--json'), await audit(whole, 'replay', '--json')];
    expect(there).toEqual(live);
    expect(readFileSync(join(whole, 'events.ndjson'), 'utf8')).not.toMatch(/Bodil|Blåbjerg|Vegetar|bodil@/);
  });

  it('begins as an earlier checkpoint of its log says', async () => {
    const earlier = join(whole, 'checkpoints/0183');
    expect(python(whole, '--against', earlier).code).toBe(0);
    expect((await auditHere(whole, 'verify', '--against', earlier)).code).toBe(0);
  });

  it.each<[string, (known: Checkpoint, others: string) => Checkpoint, RegExp]>([
    ['one of more events', ({ size, ...rest }) => ({ ...rest, size: size + 1n }), /was cut/],
    [
      'one with another root',
      (known) => ({ ...known, root: Buffer.alloc(32, 1) }),
      /something was changed|another beginning/,
    ],
    ['one with another root of fewer', (known) => ({ ...known, size: 2n }), /something was changed|another beginning/],
    ['one of another log', (known, others) => ({ ...known, origin: others }), /no such log/],
  ])('does not begin as an earlier checkpoint says that is %s', async (_what, change, fault) => {
    const known = checkpointIn(noteParts(readFileSync(join(whole, 'checkpoints/0183'), 'utf8')).text);
    const earlier = change(known, 'samspil/01a20303-3f5d-77d9-97b9-abfb6c27c9fd/0183');
    const signingKey = signingKeyFromFile(join(history.folder, 'signing.key'), false);
    const file = join(newFolder(), 'earlier');
    writeFileSync(file, signNote(checkpointText(earlier), { name: earlier.origin, key: signingKey }));
    const [theirs, ours] = [python(whole, '--against', file), await auditHere(whole, 'verify', '--against', file)];
    expect([theirs.code, ours.code]).toEqual([1, 1]);
    expect(theirs.errors).toMatch(fault);
    expect(ours.errors).toMatch(fault);
  });

  it('does not begin as a checkpoint says that a stranger signed', async () => {
    const file = join(newFolder(), 'earlier');
    const { text } = noteParts(readFileSync(join(whole, 'checkpoints/0183'), 'utf8'));
    writeFileSync(file, signNote(text, { name: checkpointIn(text).origin, key: signingKeyOf(STRANGER) }));
    expect(python(whole, '--against', file)).toMatchObject({ code: 1, errors: expect.stringMatching(/a stranger/) });
    const ours = await auditHere(whole, 'verify', '--against', file);
    expect(ours).toMatchObject({ code: 1, errors: expect.stringMatching(/earlier: none of the keys that are known/) });
    expect(python(part, '--against', join(whole, 'checkpoints/0183')).code).toBe(2);
    expect((await auditHere(part, 'verify', '--against', join(whole, 'checkpoints/0183'))).code).toBe(2);
  });

  it('of a part is bound to the whole log by its proof', async () => {
    const bundle = JSON.parse(readFileSync(join(part, 'bundle.json'), 'utf8'));
    expect(bundle).toMatchObject({ events: 3, whole: false, parts: [{ municipality: '0183', from: 2, to: 5 }] });
    expect(python(part, '--key', key)).toMatchObject({ code: 0, errors: '' });
    expect(await auditHere(part, 'verify', '--key', key)).toMatchObject({ code: 0, errors: '' });
  });

  it('of one municipality is whole by itself, and can be made of a bundle without any key', async () => {
    const folder = newFolder();
    expect((await auditHere(whole, 'export', '--to', folder, '--municipality', '0187')).code).toBe(0);
    expect(python(folder).output).toContain('0187  events 0 to 0 of 1');
    expect((await auditHere(folder, 'verify')).code).toBe(0);
  });

  it('holds a JSON Schema of each kind of event, in which personal values are sealed', () => {
    const schema = JSON.parse(readFileSync(join(whole, 'schemas/CafeGuestRecorded.1.json'), 'utf8'));
    expect(schema.properties.name).toMatchObject({ properties: { $sealed: { type: 'string' } } });
    expect(schema.properties.name.description).toMatch(
      /^Personal \(contact\), of the person whose id stands in guestId/,
    );
  });

  it('is not written into a folder that holds something, nor half', async () => {
    const [target, before] = [newFolder(), bytesIn(whole)];
    expect(await auditHere(history.folder, 'export', '--to', whole)).toMatchObject({ code: 2, output: '' });
    expect(bytesIn(whole)).toEqual(before);
    const { code, errors } = await auditHere(history.folder, 'export', '--to', target, '--municipality', '0999');
    expect([code, errors, bytesIn(target)]).toEqual([2, 'audit: the log holds no event of 0999\n', {}]);
  });
});

describe('a bundle that is not as it was exported', () => {
  const lines = (folder: string): string[] =>
    readFileSync(join(folder, 'events.ndjson'), 'utf8').split('\n').slice(0, -1);
  const put = (folder: string, changed: readonly string[]) =>
    writeFileSync(join(folder, 'events.ndjson'), changed.map((line) => `${line}\n`).join(''));
  const change = (name: string, from: string | RegExp, to: string) => (folder: string) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(folder, name), text.replace(from, to));
  };
  const strange = (origin: string) => (folder: string) => {
    const name = join(folder, 'checkpoints/0183');
    const { text } = noteParts(readFileSync(name, 'utf8'));
    const signer = { name: origin, key: signingKeyOf(STRANGER) };
    writeFileSync(name, signNote(checkpointText({ ...checkpointIn(text), origin }), signer));
  };
  const withoutLine = (at: number) => (folder: string) => put(folder, lines(folder).toSpliced(at, 1));

  it.each<[string, (folder: string) => void, RegExp]>([
    ['a file missing', (folder) => rmSync(join(folder, 'proofs/0183.json')), /proofs\/0183\.json/],
    [
      'its events missing',
      (folder) => rmSync(join(folder, 'events.ndjson')),
      /lacks|the file events\.ndjson is missing/,
    ],
    ['a line missing', withoutLine(3), /line 4 of events\.ndjson:? says that it is event \d+ of 0183, where event/],
    [
      'its last line missing',
      (folder) => put(folder, lines(folder).slice(0, -1)),
      /events \d+ to \d+ of 0183 are missing/,
    ],
    [
      'a line doubled',
      (folder) => put(folder, lines(folder).toSpliced(3, 0, lines(folder)[2] ?? '')),
      /line 4 of events\.ndjson:? says that it is event/,
    ],
    [
      'two lines swapped',
      (folder) => put(folder, lines(folder).toSpliced(2, 2, lines(folder)[3] ?? '', lines(folder)[2] ?? '')),
      /line 3 of events\.ndjson:? says that it is event/,
    ],
    [
      'a byte of an event changed',
      change('events.ndjson', 'Café Åparken', 'Café Åparker'),
      /events of 0183 are not those that were signed/,
    ],
    [
      'a space put into a line',
      change('events.ndjson', '"index":0', '"index": 0'),
      /line \d+ of events\.ndjson:?.* is not written as events are written/,
    ],
    [
      'its end cut off',
      (folder) => writeFileSync(join(folder, 'events.ndjson'), lines(folder).join('\n')),
      /is cut off/,
    ],
    ['a line of something else', (folder) => appendFileSync(join(folder, 'events.ndjson'), '{}\n'), /is no event/],
    ['its checkpoint changed', change('checkpoints/0183', /\n\d+\n/, '\n3\n'), /checkpoints\/0183: .*altered/],
    [
      'the checkpoint of another municipality',
      (folder) => cpSync(join(folder, 'checkpoints/0187'), join(folder, 'checkpoints/0183')),
      /checkpoints\/0183: it is a checkpoint of samspil\/.*\/0187, and not of/,
    ],
    [
      'a checkpoint of another log',
      strange('samspil/01a20303-3f5d-77d9-97b9-abfb6c27c9fd/0183'),
      /it is a checkpoint of samspil\/01a20303/,
    ],
    [
      'a proof that is not empty',
      (folder) => writeFileSync(join(folder, 'proofs/0183.json'), `["${Buffer.alloc(32).toString('base64')}"]`),
      /must be empty/,
    ],
    [
      'a schema changed',
      (folder) => appendFileSync(join(folder, 'schemas/LogOpened.1.json'), ' '),
      /schemas\/LogOpened\.1\.json is not the file/,
    ],
    [
      'another log in its description',
      change('bundle.json', /"logId": "\w{8}/, '"logId": "00000000'),
      /which is another log/,
    ],
    ['no description', (folder) => writeFileSync(join(folder, 'bundle.json'), '{'), /bundle\.json is not/],
  ])(
    'with %s is refused by both verifiers, which say what is wrong, and touch nothing',
    async (_what, spoil, fault) => {
      const folder = newFolder();
      cpSync(whole, folder, { recursive: true });
      spoil(folder);
      const before = bytesIn(folder);
      const [theirs, ours] = [python(folder), await auditHere(folder, 'verify')];
      expect([theirs.code, ours.code]).toEqual([1, 1]);
      expect(theirs.errors).toMatch(fault);
      expect(ours.errors).toMatch(fault);
      expect(ours.errors).toMatch(/^audit: [^\n]+\n$/);
      expect(bytesIn(folder)).toEqual(before);
    },
  );

  it('with a checkpoint signed by a stranger is refused, also where the stranger put their key beside it', async () => {
    const folder = newFolder();
    cpSync(whole, folder, { recursive: true });
    const { origin } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')).parts[1];
    strange(origin)(folder);
    const [theirs, ours] = [python(folder), await auditHere(folder, 'verify')];
    expect([theirs.code, theirs.errors]).toEqual([1, expect.stringMatching(/a stranger made it/)]);
    expect([ours.code, ours.errors]).toEqual([1, expect.stringMatching(/checkpoints\/0183: .*made by a stranger/)]);
    expect(ours.errors).toMatch(/^audit: [^\n]+\n$/);

    const theirKey = vkeyOf(origin, signingKeyOf(STRANGER).publicKey);
    writeFileSync(join(folder, 'public-keys/0183'), `${theirKey}\n`);
    expect(python(folder, '--key', key).errors).toMatch(/a stranger made it/);
    expect((await auditHere(folder, 'verify', '--key', key)).errors).toMatch(/made by a stranger/);
    // Who trusts the key in the bundle is only told that files were exchanged, by what a stranger can exchange too.
    expect((await auditHere(folder, 'verify')).errors).toMatch(/is not the file that was exported/);
  });

  it('of a part is refused where an event, its proof or its place is another', async () => {
    const spoilt = async (spoil: (folder: string) => void) => {
      const folder = newFolder();
      cpSync(part, folder, { recursive: true });
      spoil(folder);
      const [theirs, ours] = [python(folder), await auditHere(folder, 'verify')];
      expect([theirs.code, ours.code]).toEqual([1, 1]);
      return ours.errors;
    };
    expect(await spoilt(change('events.ndjson', /"revision":0/, '"revision":1'))).toMatch(/another root|must stand/);
    expect(await spoilt(change('proofs/0183.json', /\["[^"]+",?/, '['))).toMatch(/too short/);
    expect(await spoilt(change('bundle.json', /"from": 2/, '"from": 3'))).toMatch(/where event 3 must stand/);
  });

  it('is not read by any command', async () => {
    const folder = newFolder();
    cpSync(whole, folder, { recursive: true });
    change('events.ndjson', 'Café Åparken', 'Café Åparker')(folder);
    const { code, output, errors } = await audit(folder, 'replay');
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(/events\.ndjson is not the file that was exported/);
  });
});
