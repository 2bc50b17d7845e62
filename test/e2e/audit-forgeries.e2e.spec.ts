import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import {
  type SigningKey,
  checkpointIn,
  checkpointText,
  cosign,
  leafHashOf,
  noteParts,
  privateKeyOf,
  signNote,
  signingKeyFromFile,
  signingKeyOf,
  vkeyOf,
  withSignatures,
} from '#integrity';
import { auditHere, recordHistory } from './audited-history.js';
import { ForgedBundle, type ForgedLine, python } from './forged-bundle.js';
import { Program } from './program.js';

const newFolder = temporaryFolder();
const keyOfSeed = (seed: number): SigningKey => signingKeyOf(privateKeyOf(Buffer.alloc(32, seed)));
const OTHER = '01a20303-3f5d-77d9-97b9-abfb6c27c9fd';

let whole: string;
let part: string;
let key: SigningKey;
let keys: Readonly<Record<string, string>>;

beforeAll(async () => {
  const { folder } = await recordHistory(newFolder());
  [whole, part] = [newFolder(), newFolder()];
  expect(await auditHere(folder, 'export', '--to', whole)).toMatchObject({ code: 0 });
  const range = ['--municipality', '0183', '--first', '2', '--last', '4'];
  expect(await auditHere(folder, 'export', '--to', part, ...range)).toMatchObject({ code: 0 });
  key = signingKeyFromFile(join(folder, 'signing.key'), false);
  const keyIn = (municipality: string) => readFileSync(join(whole, 'public-keys', municipality), 'utf8').trim();
  keys = { system: keyIn('0000'), ishoj: keyIn('0183'), vallensbaek: keyIn('0187') };
});
afterAll(() => Program.endAll());

/** What both verifiers say of a folder. */
async function verified(folder: string, ...args: readonly string[]) {
  const [theirs, ours] = [python(folder, ...args), await auditHere(folder, 'verify', ...args)];
  expect(theirs.errors).not.toMatch(/Traceback/);
  return { codes: [theirs.code, ours.code], theirs, ours };
}

/** Forges, makes the hashes fit, and then forges `bundle.json`. */
type Forgery = readonly [
  what: string,
  forge: (bundle: ForgedBundle) => void,
  then?: ((bundle: ForgedBundle) => void) | undefined,
];

const inJson = (from: string | RegExp, to: string) => (bundle: ForgedBundle) => bundle.replace('bundle.json', from, to);
const inLines = (from: string | RegExp, to: string) => (bundle: ForgedBundle) =>
  bundle.replace('events.ndjson', from, to);
const nothing = () => undefined;
const firstOf = (lines: readonly ForgedLine[], municipality: string): ForgedLine => {
  const line = lines.find((each) => each.municipality === municipality);
  if (!line) throw new Error(`there is no line of ${municipality}`);
  return line;
};
/** Changes one line of 0183, and has the installation's own key sign it. */
const signedLine =
  (change: (line: ForgedLine, lines: readonly ForgedLine[]) => Partial<ForgedLine>) => (bundle: ForgedBundle) => {
    bundle.lines((lines) => {
      const [last] = lines.filter(({ municipality }) => municipality === '0183').slice(-1);
      return lines.map((line) => (line === last ? { ...line, ...change(line, lines) } : line));
    });
    bundle.resign(key);
  };
const metadata = (change: object) =>
  signedLine((line) => ({ metadata: JSON.stringify({ ...JSON.parse(line.metadata), ...change }) }));
/** The last event of 0183 says that a witness signed the first one: in `change` what it says otherwise. */
const cosigned = (change: (line: ForgedLine) => object) =>
  signedLine((line, lines) => {
    const root = Buffer.from(leafHashOf(ForgedBundle.eventIn(firstOf(lines, '0183')))).toString('base64');
    const data = { size: 1, root, witness: 'witness.example.org', line: 'none', ...change(line) };
    return { type: 'CheckpointCosigned', data: JSON.stringify(data) };
  });
const doubledKeyLine = (bundle: ForgedBundle) => {
  const { text, signatures } = noteParts(bundle.text('checkpoints/0183'));
  const lines = Array.from({ length: 101 }, () => signatures[0]?.line ?? '');
  bundle.write('checkpoints/0183', `${text}\n${lines.join('\n')}\n`);
};
const signatureOf = (name: string) => (bundle: ForgedBundle) =>
  bundle.write(
    'checkpoints/0183',
    `${bundle.text('checkpoints/0183')}\u2014 ${name} ${Buffer.alloc(68).toString('base64')}\n`,
  );

describe('both verifiers refuse a bundle whose hashes fit', () => {
  it.each<Forgery>([
    [
      'that holds nothing',
      (bundle) => bundle.write('events.ndjson', ''),
      (bundle) => bundle.says((says) => ({ ...says, parts: [], events: 0, whole: false })),
    ],
    ['that is not whole and has several parts', nothing, inJson('"whole": true', '"whole": false')],
    ['whose proof is an object', (bundle) => bundle.write('proofs/0183.json', '{}\n')],
    ['whose proof is a text', (bundle) => bundle.write('proofs/0183.json', '""\n')],
    ['whose proof is of hashes that are too short', (bundle) => bundle.write('proofs/0183.json', '["AAAA"]\n')],
    ['where false is a number', nothing, inJson('"from": 0', '"from": false')],
    ['where a number is true', nothing, inJson('"whole": true', '"whole": 1')],
    ['with a number that is none', nothing, inJson('"version": 1', '"version": 1, "other": NaN')],
    ['with a fraction', nothing, inJson('"version": 1', '"version": 1.0')],
    ['with a number that not all can read', nothing, inJson('"version": 1', '"version": 1, "other": 9007199254740992')],
    ['with a member twice in bundle.json', nothing, inJson('"version": 1', '"version": 2, "version": 1')],
    [
      'with a member twice, once written otherwise',
      nothing,
      inJson('"version": 1', '"version": 2, "v\\u0065rsion": 1'),
    ],
    [
      'that is nested deep',
      nothing,
      inJson('"version": 1', `"version": 1, "other": ${'['.repeat(70)}${']'.repeat(70)}`),
    ],
    [
      'that is nested deeper than can be followed',
      nothing,
      inJson('"version": 1', `"version": 1, "other": ${'['.repeat(99_999)}${']'.repeat(99_999)}`),
    ],
    ['of another version', nothing, inJson('"version": 1', '"version": 2')],
    ['of a log whose id is none', nothing, inJson(/"logId": "\w{8}/, '"logId": "zzzzzzzz')],
    [
      'that begins with a byte order mark',
      nothing,
      (bundle) => bundle.write('bundle.json', `\ufeff${bundle.text('bundle.json')}`),
    ],
    [
      'that names a file with a space',
      (bundle) => bundle.write('a b', ''),
      (bundle) => bundle.says((says) => ({ ...says, files: { ...says.files, 'a b': says.files['README.md'] } })),
    ],
    [
      'that names a file two folders below',
      (bundle) => {
        mkdirSync(join(bundle.folder, 'x/y'), { recursive: true });
        bundle.write('x/y/z', bundle.text('README.md'));
      },
      (bundle) => bundle.says((says) => ({ ...says, files: { ...says.files, 'x/y/z': says.files['README.md'] } })),
    ],
    [
      'that names a file outside',
      nothing,
      (bundle) => bundle.says((says) => ({ ...says, files: { ...says.files, '../other': says.files['README.md'] } })),
    ],
    ['that names no README', nothing, inJson(/,\s*"README\.md": "[0-9a-f]+"/, '')],
    ['that names no verifier', nothing, inJson(/"verify\.py": "[0-9a-f]+",\s*/, '')],
    ['that does not name a schema', nothing, inJson(/"schemas\/LogOpened\.1\.json": "[0-9a-f]+",\s*/, '')],
    ['whose key has no end', (bundle) => bundle.write('public-keys/0183', bundle.text('public-keys/0183').trim())],
    [
      'whose key begins with a byte order mark',
      (bundle) => bundle.write('public-keys/0183', `\ufeff${bundle.text('public-keys/0183')}`),
    ],
    [
      "whose key is a witness's under the name of the log",
      (bundle) => {
        const { text } = noteParts(bundle.text('checkpoints/0183'));
        const name = checkpointIn(text).origin;
        const signed = signNote(text, { name: 'nobody', key });
        bundle.write('checkpoints/0183', cosign(signed, { name, key }, 1));
        bundle.write('public-keys/0183', `${vkeyOf(name, key.publicKey, 'cosignature/v1')}\n`);
      },
    ],
    ['whose key is that of another log', (bundle) => bundle.write('public-keys/0183', bundle.text('public-keys/0187'))],
    ['with more signatures than a note may have', doubledKeyLine],
    ['with a signature of a name with a plus', signatureOf('a+b')],
    ['with a signature of a name with a space that is none', signatureOf('a\u00a0b')],
    [
      'with a signature that is only an id',
      (bundle) => bundle.write('checkpoints/0183', `${bundle.text('checkpoints/0183')}\u2014 a AAAAAA==\n`),
    ],
    [
      'with a checkpoint whose lines end otherwise',
      (bundle) => bundle.write('checkpoints/0183', bundle.text('checkpoints/0183').replaceAll('\n', '\r\n')),
    ],
    [
      'with lines that end otherwise',
      (bundle) => bundle.write('events.ndjson', bundle.text('events.ndjson').replaceAll('\n', '\r\n')),
    ],
    ['with an empty line', (bundle) => bundle.write('events.ndjson', `${bundle.text('events.ndjson')}\n`)],
    ['with a member of an event twice', inLines('"index":0', '"index":7,"index":0')],
    ['with a number with a point', inLines('"index":0', '"index":0.0')],
    ['with a number with an exponent', inLines('"index":0', '"index":0e0')],
    ['with a negative nought', inLines('"index":0', '"index":-0')],
    ['with members in another order', inLines(/"index":0,("stream":"[^"]+"),/, '$1,"index":0,')],
    ['with a letter that is escaped without need', inLines('"type":"L', '"type":"\\u004c')],
    ['with base64 for what is text', inLines(/"data":"(?:[^"\\]|\\.)*"/, '"data":{"base64":"e30="}')],
    ['with base64 that has stray bits', inLines(/"data":"(?:[^"\\]|\\.)*"/, '"data":{"base64":"/x=="}')],
    ['with half of a letter in a type', inLines('"type":"LogOpened"', '"type":"\\ud800"')],
    ['with half of a letter in the data', inLines(/"data":"/, '"data":"\\ud800')],
    [
      'with bytes that are no UTF-8',
      (bundle) =>
        bundle.write(
          'events.ndjson',
          Buffer.concat([Buffer.of(0xff), readFileSync(join(bundle.folder, 'events.ndjson'))]),
        ),
    ],
    [
      'with a line that is no event for its length',
      (bundle) => bundle.write('events.ndjson', `${'a'.repeat(9 * 1024 * 1024)}\n${bundle.text('events.ndjson')}`),
    ],
    [
      'with a line without end for its length',
      (bundle) => bundle.write('events.ndjson', bundle.text('events.ndjson') + 'a'.repeat(9 * 1024 * 1024)),
    ],
    [
      'with a line that is nested deep',
      (bundle) =>
        bundle.write('events.ndjson', `${'['.repeat(99_999)}${']'.repeat(99_999)}\n${bundle.text('events.ndjson')}`),
    ],
    ['with an event of a municipality that its metadata do not name, signed', metadata({ municipality: '0187' })],
    ['with metadata that are no object, signed', signedLine(() => ({ metadata: '[]' }))],
    ['with metadata that are no JSON, signed', signedLine(() => ({ metadata: '{"a":NaN}' }))],
    ['with an event recorded far before others, signed', metadata({ recordedAt: '2026-01-01T00:00:00.000Z' })],
    ['with an event recorded on a day that is none, signed', metadata({ recordedAt: '2026-02-30T00:00:00.000Z' })],
    ['with an event recorded in another spelling, signed', metadata({ recordedAt: '2026-12-01T00:00:00Z' })],
    ['with an event recorded in another age, signed', metadata({ recordedAt: '2200-01-01T00:00:00.000Z' })],
    ['with an id twice, signed', signedLine((_, lines) => ({ id: firstOf(lines, '0187').id }))],
    ['with an id that is none, signed', signedLine(() => ({ id: 'one' }))],
    ['with an id in capitals, signed', signedLine(({ id }) => ({ id: id.toUpperCase() }))],
    ["with an event of the store's own, signed", signedLine(() => ({ type: '$>' }))],
    ['with another type of content, signed', signedLine(() => ({ contentType: 'text/plain' }))],
    [
      "with a witness's signature that cannot be read, signed",
      signedLine(() => ({ type: 'CheckpointCosigned', data: '{}' })),
    ],
    ["with a witness's signature of more than there was, signed", cosigned((line) => ({ size: line.index + 1 }))],
    [
      "with a witness's signature of another history, signed",
      cosigned(() => ({ root: Buffer.alloc(32).toString('base64') })),
    ],
    ["with a witness's signature of half an event, signed", cosigned(() => ({ size: 1.5 }))],
    ['with a revision that does not follow, signed', signedLine(({ revision }) => ({ revision: revision + 1 }))],
  ])('%s', async (...[, forge, then]) => {
    const bundle = ForgedBundle.of(whole, newFolder());
    forge(bundle);
    bundle.rehash();
    then?.(bundle);
    const { codes, theirs, ours } = await verified(bundle.folder);
    expect([...codes, theirs.output]).toEqual([1, 1, '']);
    expect(theirs.errors).toMatch(/^FAULT: [^\n]+\n$/);
    expect(ours.errors).toMatch(/^audit: [^\n]+\n$/);
    expect(`${theirs.errors}${ours.errors}`).not.toMatch(/Café Åparken|e30=/);
  });

  it.each<Forgery>([
    ['an id twice', inLines(/"id":"([^"]+)"([^]*)"id":"[^"]+"/, '"id":"$1"$2"id":"$1"')],
    ['metadata of another municipality', inLines('\\"municipality\\":\\"0183\\"', '\\"municipality\\":\\"0187\\"')],
    ['a time far before others', inLines(/([^]*\\"recordedAt\\":\\")2026/, '$11999')],
    ['no time', inLines('\\"recordedAt\\"', '\\"recorded\\"')],
  ])('that is a part with %s', async (_what, forge) => {
    const bundle = ForgedBundle.of(part, newFolder());
    forge(bundle);
    bundle.rehash();
    const { codes, theirs, ours } = await verified(bundle.folder);
    expect(codes).toEqual([1, 1]);
    // Neither says that the root is another: they name the line.
    expect(`${theirs.errors}${ours.errors}`).not.toMatch(/root/);
  });
});

describe('both verifiers take', () => {
  it.each<[string, ForgedLine['data']]>([
    ['every letter as it is escaped', '{"a":"\u0000\u0001\b\t\n\f\r\u001f \\"\\\\/\u007f\u0085\u2028\ufeffé😀"}'],
    ['bytes that are no text', { base64: Buffer.of(0x61, 0xff, 0xfe).toString('base64') }],
    ['half a letter in bytes', { base64: Buffer.of(0x61, 0xed, 0xa0, 0x80).toString('base64') }],
    ['text that may begin with a byte order mark', { base64: Buffer.from('\ufeff{}').toString('base64') }],
    ['no data at all', ''],
  ])('%s', async (_what, data) => {
    const bundle = ForgedBundle.of(whole, newFolder());
    signedLine(() => ({ data }))(bundle);
    expect(await verified(bundle.folder, '--key', keys['ishoj'] ?? '')).toMatchObject({ codes: [0, 0] });
  });

  it('what lies in the folder and is not of the bundle', async () => {
    const bundle = ForgedBundle.of(whole, newFolder());
    bundle.write('notes.txt', 'seen');
    bundle.write('schemas/.DS_Store', '');
    bundle.replace('bundle.json', '"version": 1', '"version": 1, "other": [{ "a": -1 }, null]');
    expect((await verified(bundle.folder)).codes).toEqual([0, 0]);
  });
});

describe('a bundle without a municipality that there was', () => {
  const leftOut = (): string => {
    const bundle = ForgedBundle.of(whole, newFolder());
    bundle.lines((lines) => lines.filter(({ municipality }) => municipality !== '0187'));
    for (const name of ['checkpoints/0187', 'proofs/0187.json', 'public-keys/0187']) rmSync(join(bundle.folder, name));
    bundle.says((says) => {
      const parts = says.parts.filter(({ municipality }) => municipality !== '0187');
      return { ...says, parts, events: parts.reduce((sum, { to }) => sum + to, 0) };
    });
    bundle.rehash();
    return bundle.folder;
  };
  const held = (...which: readonly string[]) => which.flatMap((each) => ['--key', keys[each] ?? '']);

  it('is found out by whoever brings the key of each', async () => {
    const folder = leftOut();
    const { codes, theirs, ours } = await verified(folder, ...held('system', 'ishoj', 'vallensbaek'));
    expect(codes).toEqual([1, 1]);
    expect(theirs.errors).toMatch(/\/0187, and this bundle holds no such log/);
    expect(ours.errors).toMatch(/\/0187, and no such log is here/);
  });

  it('is told from others by which municipalities the verifiers name', async () => {
    const { codes, theirs, ours } = await verified(leftOut(), ...held('system', 'ishoj'));
    expect(codes).toEqual([0, 0]);
    expect(theirs.output).toMatch(/They are the logs of 0000, 0183, and of no other/);
    expect(ours.output).not.toMatch(/0187/);
    expect(python(whole).output).toMatch(/They are the logs of 0000, 0183, 0187, and of no other/);
    expect(readFileSync(join(whole, 'README.md'), 'utf8')).toMatch(/whoever made this folder could leave one out/);
  });
});

describe('keys that an auditor brings', () => {
  const witness = { name: 'witness.example.org', key: keyOfSeed(9) };
  const witnessKey = vkeyOf(witness.name, witness.key.publicKey, 'cosignature/v1');
  const changed = (change: (note: string) => string): string => {
    const bundle = ForgedBundle.of(whole, newFolder());
    bundle.write('checkpoints/0183', change(bundle.text('checkpoints/0183')));
    bundle.rehash();
    return bundle.folder;
  };

  it("show a witness's signature, which is named where it was checked alone", async () => {
    const folder = changed((note) => cosign(note, witness, 1_767_862_800));
    const { codes, theirs, ours } = await verified(folder, '--key', witnessKey);
    expect(codes).toEqual([0, 0]);
    for (const { output } of [theirs, ours]) expect(output).toMatch(/0183 .*also signed by witness\.example\.org/);
    const without = await verified(folder);
    expect(without.codes).toEqual([0, 0]);
    for (const { output } of [without.theirs, without.ours]) expect(output).not.toMatch(/witness\.example/);
  });

  it.each<[string, (note: string) => string]>([
    [
      'is of another text',
      (note) => {
        const other = readFileSync(join(whole, 'checkpoints/0187'), 'utf8');
        return withSignatures(
          note,
          noteParts(cosign(other, witness, 1))
            .signatures.slice(-1)
            .map(({ line }) => line),
        );
      },
    ],
    [
      'says another time',
      (note) => {
        const [last] = noteParts(cosign(note, witness, 1)).signatures.slice(-1);
        const bytes = Buffer.concat([last?.keyId ?? Buffer.alloc(0), last?.bytes ?? Buffer.alloc(0)]);
        bytes[11] = 2;
        return withSignatures(note, [`\u2014 ${witness.name} ${bytes.toString('base64')}`]);
      },
    ],
    [
      'is no signature',
      (note) => {
        const id = noteParts(cosign(note, witness, 1)).signatures.at(-1)?.keyId ?? Buffer.alloc(4);
        return withSignatures(note, [
          `\u2014 ${witness.name} ${Buffer.concat([id, Buffer.alloc(4)]).toString('base64')}`,
        ]);
      },
    ],
    ['is not there', (note) => note],
  ])('find out that what a witness is said to have signed %s', async (_what, change) => {
    expect((await verified(changed(change), '--key', witnessKey)).codes).toEqual([1, 1]);
  });

  it("show whether a signature is a witness's that an event in the log says is theirs", async () => {
    const origin = keys['ishoj']?.split('+')[0] ?? '';
    const said = (signer: typeof witness) => {
      const bundle = ForgedBundle.of(whole, newFolder());
      cosigned(() => ({}))(bundle);
      bundle.lines((lines) => {
        const root = leafHashOf(ForgedBundle.eventIn(firstOf(lines, '0183')));
        const note = signNote(checkpointText({ origin, size: 1n, root }), { name: origin, key });
        const line = noteParts(cosign(note, signer, 1)).signatures.at(-1)?.line;
        return lines.map((each) =>
          each.type === 'CheckpointCosigned' && typeof each.data === 'string'
            ? { ...each, data: JSON.stringify({ ...JSON.parse(each.data), line }) }
            : each,
        );
      });
      bundle.resign(key);
      bundle.write('checkpoints/0183', cosign(bundle.text('checkpoints/0183'), witness, 2));
      bundle.rehash();
      return bundle.folder;
    };
    expect((await verified(said(witness), '--key', witnessKey)).codes).toEqual([0, 0]);
    const stranger = { name: 'stranger.example.org', key: keyOfSeed(10) };
    expect((await verified(said(stranger))).codes).toEqual([0, 0]);
    expect((await verified(said(stranger), '--key', witnessKey)).codes).toEqual([1, 1]);
  });

  it('may be several of one log, which had another key before', async () => {
    const origin = keys['ishoj']?.split('+')[0] ?? '';
    const before = vkeyOf(origin, keyOfSeed(9).publicKey);
    const earlier = join(newFolder(), 'earlier');
    writeFileSync(
      earlier,
      signNote(noteParts(readFileSync(join(whole, 'checkpoints/0183'), 'utf8')).text, {
        name: origin,
        key: keyOfSeed(9),
      }),
    );
    const both = ['--key', before, '--key', keys['ishoj'] ?? ''];
    expect((await verified(whole, ...both, '--against', earlier)).codes).toEqual([0, 0]);
    expect(
      (await verified(whole, ...both.toReversed().map((each, at, all) => all[at ^ 1] ?? each), '--against', earlier))
        .codes,
    ).toEqual([0, 0]);
    expect((await verified(whole, '--key', before)).codes).toEqual([1, 1]);
    expect((await verified(whole, '--against', earlier)).codes).toEqual([1, 1]);
  });

  it('are told from what is no key, which nothing is verified with', async () => {
    for (const typo of ['key-of-0183', `${keys['ishoj']}A`, OTHER]) {
      const { codes, theirs } = await verified(whole, '--key', typo);
      expect([...codes, theirs.output]).toEqual([2, 2, '']);
    }
    const file = join(newFolder(), 'key');
    writeFileSync(file, `\ufeff${keys['ishoj']}\r\n`);
    expect((await verified(whole, '--key', file)).codes).toEqual([0, 0]);
  });

  it('do not make a checkpoint good whose lines end otherwise', async () => {
    const file = join(newFolder(), 'earlier');
    writeFileSync(file, readFileSync(join(whole, 'checkpoints/0183'), 'utf8').replaceAll('\n', '\r\n'));
    expect((await verified(whole, '--against', file)).codes).toEqual([1, 1]);
  });
});

describe('the README of a bundle', () => {
  /** Version 3 is on every Debian since 12; others know no `-rawin`. */
  const hasOpenssl = /^OpenSSL [3-9]/.test(String(spawnSync('openssl', ['version']).stdout));
  /** What it says is to be typed where there is openssl. */
  const recipe = (folder: string) => {
    const lines = readFileSync(join(folder, 'README.md'), 'utf8').split('\n');
    const typed = lines.filter((line) => /^ {6}\S/.test(line)).map((line) => line.trim());
    expect(typed).toHaveLength(4);
    return spawnSync('sh', ['-ec', typed.join('\n')], { cwd: folder, encoding: 'utf8' });
  };

  (hasOpenssl ? it : it.skip)('says how openssl checks a signature, whatever letters the key has', () => {
    expect(recipe(ForgedBundle.of(whole, newFolder()).folder).stdout).toMatch(/Verified Successfully/);
    const plus = Array.from({ length: 250 }, (_, seed) => keyOfSeed(seed)).find(({ publicKey }) =>
      Buffer.concat([Buffer.of(1), publicKey])
        .toString('base64')
        .includes('+'),
    );
    const bundle = ForgedBundle.of(whole, newFolder());
    bundle.resign(plus ?? keyOfSeed(0));
    expect(bundle.text('public-keys/0000')).toMatch(/\+.*\+.*\+/);
    expect(recipe(bundle.folder).stdout).toMatch(/Verified Successfully/);
    bundle.replace('checkpoints/0000', /\n\d+\n/, '\n1000\n');
    expect(recipe(bundle.folder)).toMatchObject({ status: 1 });
  });
});
