import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBDouble } from '#event-store/eventstoredb/testing';
import { openDatabase } from '#event-store/sqlite';
import { EMBEDDED, type LogUnderTest, logIn, temporaryFolder } from '#event-store/testing';
import {
  type Signer,
  checkpointIn,
  cosign,
  openNote,
  privateKeyOf,
  signNote,
  signingKeyOf,
  verifierOf,
  verifyConsistency,
  verifyInclusion,
  vkeyOf,
} from '#integrity';
import { Program } from './program.js';
import { bearer } from './test-issuer.js';

const witness: Signer = { name: 'revision.example.dk', key: signingKeyOf(privateKeyOf(Buffer.alloc(32, 2))) };
const WITNESS = vkeyOf(witness.name, witness.key.publicKey, 'cosignature/v1');
const SIGNED_AT = 1_735_689_600;

const newFolder = temporaryFolder();
let log: LogUnderTest;
afterEach(async () => {
  await Program.endAll();
  await log.close();
});

const api = (folder: string, environment: Record<string, string> = {}): Program =>
  Program.api(folder, { ...log.environment, SAMSPIL_WITNESSES: WITNESS, ...environment });

let said = 0;
async function recordGuest(url: string): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') },
    body: JSON.stringify({
      query:
        'mutation ($key: String!) { recordGuest(input: { name: "Anna Blåbjerg" }, idempotencyKey: $key) { __typename } }',
      variables: { key: `guest-${++said}` },
    }),
  });
  expect(await response.json()).toMatchObject({ data: { recordGuest: { __typename: 'GuestChanged' } } });
}

/** What stands at an address: its status, its headers and its text. */
async function at(url: string, path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}/audit/0183/${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const made = async (url: string, who = 'auditor/0183/bo') =>
  (await at(url, 'checkpoint', { method: 'POST', headers: { authorization: await bearer(who) } })).text;
const signatures = (url: string, body: string, type = 'text/plain') =>
  at(url, 'checkpoint/signatures', { method: 'POST', body, headers: { 'content-type': type } });
const hashesIn = (proof: readonly string[]) => proof.map((hash) => Buffer.from(hash, 'base64'));

/** As somebody does who trusts that key and nothing else. */
const opened = (note: string, vkey: string) =>
  checkpointIn(openNote(note, [verifierOf(vkey.trim()), verifierOf(WITNESS)]).text);

async function proveGrowth(url: string, vkey: string, before: string, after: string): Promise<void> {
  const [from, to] = [opened(before, vkey), opened(after, vkey)];
  const { text } = await at(url, `proof/consistency?from=${from.size}&to=${to.size}`);
  const { proof } = JSON.parse(text) as { proof: string[] };
  verifyConsistency({ from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof: hashesIn(proof) });
}

describe.each(['a folder', 'an event store'])('checkpoints of a log in %s', (where) => {
  beforeEach(async () => {
    if (where === 'a folder') log = EMBEDDED;
    else {
      const double = await EventStoreDBDouble.start();
      log = logIn(double.url, () => double.stop());
    }
  });

  it('are signed, proved, and go on from each other whatever ends the process', async () => {
    const folder = newFolder();
    const first = api(folder);
    let url = await first.url();
    await recordGuest(url);
    const { text: vkey } = await at(url, 'key');
    const one = await made(url);
    expect((await at(url, 'checkpoint')).text).toBe(one);
    const { size, root } = opened(one, vkey);
    const { text } = await at(url, `proof/inclusion?index=0&size=${size}`);
    const { leafHash, proof } = JSON.parse(text) as { leafHash: string; proof: string[] };
    verifyInclusion({ index: 0n, size, leafHash: Buffer.from(leafHash, 'base64'), root, proof: hashesIn(proof) });

    await recordGuest(url);
    first.kill('SIGTERM');
    expect(await first.said()).toEqual({ code: 0, errors: '' });
    const second = api(folder);
    url = await second.url();
    // Made while it stopped.
    const two = (await at(url, 'checkpoint')).text;
    expect(opened(two, vkey).size).toBeGreaterThan(size);
    await proveGrowth(url, vkey, one, two);

    await recordGuest(url);
    second.kill('SIGKILL');
    await second.ended;
    const third = api(folder);
    url = await third.url();
    const three = await made(url);
    await proveGrowth(url, vkey, two, three);
    await proveGrowth(url, vkey, one, three);
    expect((await at(url, 'key')).text).toBe(vkey);
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ integrity: { state: 'running', restarts: 0 } });
  });

  it('take the signature of a witness, and have it after a restart', async () => {
    const folder = newFolder();
    const first = api(folder);
    let url = await first.url();
    await recordGuest(url);
    const cosigned = cosign(await made(url), witness, SIGNED_AT);
    expect(await signatures(url, cosigned)).toMatchObject({ status: 200, text: cosigned });
    expect(await signatures(url, cosigned)).toMatchObject({ status: 200, text: cosigned });
    first.kill('SIGTERM');
    await first.ended;
    url = await api(folder).url();
    expect((await at(url, 'checkpoint')).text).toBe(cosigned);
  });
});

describe('what is asked of checkpoints', () => {
  const stranger: Signer = { name: 'stranger.example', key: signingKeyOf(privateKeyOf(Buffer.alloc(32, 3))) };
  beforeEach(() => {
    log = EMBEDDED;
  });

  it('is answered in a sentence where it cannot be', async () => {
    const url = await api(newFolder()).url();
    await recordGuest(url);
    await recordGuest(url);
    const note = await made(url);
    const { size } = checkpointIn(note.slice(0, note.indexOf('\n\n') + 1));
    for (const [path, status] of [
      ['proof/inclusion', 400],
      ['proof/inclusion?index=0', 400],
      ['proof/inclusion?index=-1&size=1', 400],
      ['proof/inclusion?index=0&index=0&size=1', 400],
      [`proof/inclusion?index=0&size=${size + 1n}`, 400],
      [`proof/inclusion?index=${size}&size=${size}`, 400],
      [`proof/inclusion?index=0&size=${'9'.repeat(40)}`, 400],
      ['proof/consistency?from=0&to=1', 400],
      ['proof/consistency?from=2&to=1', 400],
      ['../0183x/checkpoint', 404],
      ['../0999/checkpoint', 404],
      ['../0999/key', 404],
      ['../0999/proof/inclusion?index=0&size=1', 404],
    ] as const) {
      const answer = await at(url, path);
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, status, 'no-store']);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(answer.text).toMatch(/^[a-z].{20,}\n$/);
    }
    for (const [body, type, status] of [
      ['hello', 'text/plain', 422],
      [note, 'text/plain', 422],
      [cosign(note, stranger, SIGNED_AT), 'text/plain', 422],
      [cosign(note, witness, SIGNED_AT).replace(`\n${size}\n`, '\n1\n'), 'text/plain', 422],
      [signNote('hello\n', witness), 'text/plain', 422],
      [JSON.stringify({ note }), 'application/json', 415],
      ['x'.repeat(100_000), 'text/plain', 413],
      ['x'.repeat(5_000_000), 'text/plain', 413],
    ] as const) {
      const answer = await signatures(url, body, type);
      expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), status]);
      expect(answer.text).toMatch(/^\S.{20,}\n$/);
    }
    expect((await at(url, 'checkpoint')).text).toBe(note);
  });

  it('is told to be kept as long as it holds', async () => {
    const url = await api(newFolder()).url();
    await recordGuest(url);
    const first = await at(url, 'checkpoint');
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'no-cache',
    ]);
    // Without a word on caching, this client would ask that nothing be said to be unchanged.
    const headers = { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    expect((await at(url, 'checkpoint', { headers })).status).toBe(304);
    expect((await at(url, 'key')).headers.get('cache-control')).toBe('public, max-age=86400');
    const proof = await at(url, 'proof/inclusion?index=0&size=1');
    expect(proof.headers.get('cache-control')).toBe('public, max-age=86400');
  });
});

describe('an integrity.db', () => {
  beforeEach(() => {
    log = EMBEDDED;
  });
  const ended = async (program: Program) => {
    program.kill('SIGTERM');
    await program.ended;
  };

  it('that is older than what was handed out leads to nothing smaller, and no witness has anything to say', async () => {
    const folder = newFolder();
    const first = api(folder);
    await recordGuest(await first.url());
    await ended(first);
    copyFileSync(join(folder, 'integrity.db'), join(folder, 'early'));
    const second = api(folder);
    let url = await second.url();
    await recordGuest(url);
    const { text: vkey } = await at(url, 'key');
    const seen = await made(url);
    await signatures(url, cosign(seen, witness, SIGNED_AT));
    await made(url);
    const last = await made(url);
    await ended(second);

    for (const end of ['-wal', '-shm']) rmSync(join(folder, `integrity.db${end}`), { force: true });
    copyFileSync(join(folder, 'early'), join(folder, 'integrity.db'));
    url = await api(folder).url();
    let now = await at(url, 'checkpoint');
    while (now.status === 503) now = await at(url, 'checkpoint');
    expect(opened(now.text, vkey).size).toBeGreaterThanOrEqual(opened(last, vkey).size);
    await proveGrowth(url, vkey, last, now.text);
    expect((await signatures(url, cosign(now.text, witness, SIGNED_AT + 1))).status).toBe(200);
  });

  it('that is found damaged is told in health, and what fails for it is not kept', async () => {
    const folder = newFolder();
    const url = await api(folder).url();
    await recordGuest(url);
    await made(url);
    const { status, headers } = await at(url, 'proof/inclusion?index=0&size=1');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=86400']);
    const database = openDatabase(join(folder, 'integrity.db'), 'readWrite');
    database.exec('DELETE FROM chunk');
    database.close();
    const failing = await at(url, 'proof/inclusion?index=0&size=1');
    expect([failing.status, failing.headers.get('cache-control')]).toEqual([500, 'no-store']);
    const health = await fetch(`${url}/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ well: false, integrity: { damaged: true } });
  });
});

describe('a checkpoint on demand', () => {
  it.each([
    ['nobody', undefined, 401],
    ['a coordinator', 'coordinator/0183/karen', 403],
    ['an auditor of another municipality', 'auditor/0187/bo', 403],
  ])('is made for no %s', async (_who, who, status) => {
    const url = await api(newFolder()).url();
    await recordGuest(url);
    const headers: Record<string, string> = who ? { authorization: await bearer(who) } : {};
    const answer = await at(url, 'checkpoint', { method: 'POST', headers });
    expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(/^[a-z].{20,}\n$/)]);
  });
});

describe('an event store that is away', () => {
  it('is not waited for where its answer is not needed', async () => {
    const double = await EventStoreDBDouble.start();
    log = logIn(double.url, () => double.stop());
    const url = await api(newFolder()).url();
    await recordGuest(url);
    const note = await made(url);
    const { text: vkey } = await at(url, 'key');
    const { size } = opened(note, vkey);
    const proof = `proof/inclusion?index=0&size=${size}`;
    expect((await at(url, proof)).status).toBe(200);
    await double.stop();
    log = EMBEDDED;
    const began = performance.now();
    expect(await at(url, 'checkpoint')).toMatchObject({ status: 200, text: note });
    expect((await at(url, proof)).status).toBe(200);
    expect(await at(url, 'key')).toMatchObject({ status: 200, text: vkey });
    expect(performance.now() - began).toBeLessThan(2_000);
    for (const [path, method] of [
      ['checkpoint', 'POST'],
      [`proof/inclusion?index=0&size=${size + 1_000n}`, 'GET'],
      ['../0999/checkpoint', 'GET'],
    ] as const) {
      const asked = performance.now();
      const answer = await at(url, path, { method, headers: { authorization: await bearer('auditor/0183/bo') } });
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
        503,
        '5',
        'no-store',
      ]);
      expect(answer.text).toMatch(/^[a-z].{20,}\n$/);
      expect(performance.now() - asked).toBeLessThan(5_000);
    }
  });
});

describe('a start with other pieces', () => {
  beforeEach(() => {
    log = EMBEDDED;
  });

  it('is refused in one sentence where checkpoints were signed with another key', async () => {
    const folder = newFolder();
    const first = api(folder);
    await recordGuest(await first.url());
    first.kill('SIGTERM');
    await first.ended;
    const other = api(folder, { SAMSPIL_SIGNING_KEY: Buffer.alloc(32, 9).toString('base64') });
    const { code, errors } = await other.said();
    expect(code).toBe(1);
    expect(errors).toMatch(/^Samspil does not start: checkpoints of this log have been signed with another key/);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
