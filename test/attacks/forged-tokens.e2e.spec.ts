import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { temporaryFolder } from '#event-store/testing';
import { TestIssuer, testIssuer } from '../e2e/test-issuer.js';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { freshKey, mutationOf } from './town.js';

const KAREN = 'coordinator/0183/karen';
const RECORD = mutationOf('recordGuest');

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const base64url = (value: string | object): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('a forged token', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let evil: TestIssuer;
  let mine: Key;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    evil = await TestIssuer.start();
    mine = { kid: 'key-1', ...(await generateKeyPair('ES256', { extractable: true })) };
    await attacked.ask(KAREN, '{ viewer { kind } }');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const saying = (authorization: string) =>
    attacked.ask(authorization, RECORD, { input: { name: 'Mallory' }, key: freshKey() });
  const claims = async (changes: object = {}) => {
    const [, payload = ''] = (await testIssuer.token(KAREN)).split('.');
    return { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...changes } as Record<string, unknown>;
  };
  const unsigned = async (header: object, signature = '', changes: object = {}) =>
    `${base64url(header)}.${base64url(await claims(changes))}.${signature}`;
  const hmac = async (secret: string | Buffer) => {
    const text = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })}.${base64url(await claims())}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const published = async () => {
    const { keys } = (await (await fetch(`${testIssuer.url}/jwks`)).json()) as { keys: Record<string, string>[] };
    return keys[0] ?? {};
  };
  /** Signed with a key of the attacker's own, with whatever header. */
  const withHeader = (header: object, changes: object = {}) => testIssuer.token(KAREN, {}, changes, header, mine);
  const evilKey = async () => exportJWK(mine.publicKey);

  const forgeries: readonly (readonly [string, () => Promise<string>])[] = [
    ['with alg none', async () => new UnsecuredJWT(await claims()).encode()],
    ['with alg None', () => unsigned({ alg: 'None', typ: 'at+jwt' })],
    ['with alg nOnE and a signature', () => unsigned({ alg: 'nOnE', typ: 'at+jwt', kid: 'key-1' }, 'AAAA')],
    ['with no alg', () => unsigned({ typ: 'at+jwt', kid: 'key-1' }, 'AAAA')],
    ['with an alg that is a list', () => unsigned({ alg: ['ES256', 'none'], typ: 'at+jwt', kid: 'key-1' }, 'AAAA')],
    ['with its signature cut off', async () => (await testIssuer.token(KAREN)).replace(/[^.]+$/, '')],
    [
      'with a signature of zeros',
      () => unsigned({ alg: 'ES256', typ: 'at+jwt', kid: 'key-1' }, base64url('\0'.repeat(64))),
    ],
    ['HS256 with the published key as it is', async () => hmac(JSON.stringify(await published()))],
    ['HS256 with the published x', async () => hmac(Buffer.from((await published())['x'] ?? '', 'base64url'))],
    ['HS256 with the public key as PEM', async () => hmac(await exportSPKI(mine.publicKey))],
    ['HS256 with an empty secret', () => hmac('')],
    ['that brings its key along (jwk)', async () => withHeader({ jwk: await evilKey() })],
    ['that says where its key is (jku)', () => withHeader({ jku: `${evil.url}/jwks`, kid: 'unknown' })],
    ['that says where its certificate is (x5u)', () => withHeader({ x5u: `${evil.url}/jwks`, kid: 'unknown' })],
    ['that brings a certificate (x5c)', () => withHeader({ x5c: [base64url('certificate')] })],
    ['whose key id is a path', () => withHeader({ kid: '../../../../../../dev/null' })],
    ['whose key id is SQL', () => withHeader({ kid: "key-1' OR '1'='1" })],
    ['whose key id is an address', () => withHeader({ kid: `${evil.url}/jwks` })],
    ['whose key id is no text', () => withHeader({ kid: { $ne: null } })],
    [
      'with a critical extension that nobody knows',
      () => unsigned({ alg: 'ES256', typ: 'at+jwt', crit: ['x'], x: 1 }, 'AAAA'),
    ],
    [
      'that says that it is not encoded',
      () => unsigned({ alg: 'ES256', typ: 'at+jwt', b64: false, crit: ['b64'] }, 'AAAA'),
    ],
    ['of a foreign issuer', () => evil.token(KAREN)],
    ['of a foreign issuer in the name of ours', () => evil.token(KAREN, {}, { iss: testIssuer.url })],
    ['of several issuers', () => withHeader({}, { iss: [testIssuer.url, evil.url] })],
    ['in our own name', () => withHeader({ kid: 'key-1' }, { iss: attacked.ownUrl, aud: attacked.ownUrl })],
    [
      'in our own name, signed by the issuer of people',
      () => testIssuer.token(KAREN, {}, { iss: attacked.ownUrl, aud: attacked.ownUrl }),
    ],
    ['that has expired', () => testIssuer.forged('expired')],
    ['that is an ID token', () => testIssuer.forged('an ID token')],
    ['whose end is a text', () => testIssuer.token(KAREN, {}, { exp: '99999999999' })],
    ['of five parts', () => Promise.resolve(`${base64url({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`)],
    [
      'that is nested 2,000 deep',
      () => Promise.resolve(`${base64url('['.repeat(2_000) + ']'.repeat(2_000))}.e30.AAAA`),
    ],
    ['of 12 KB', () => withHeader({}, { padding: 'x'.repeat(9_000) })],
  ];

  it.each(forgeries)('%s is nobody’s', async (_what, forge) => {
    const token = await forge();
    const { status, code, text, headers } = await saying(`Bearer ${token}`);
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(`${text}${[...headers].join()}`).not.toMatch(/Mallory|JWS|JOSE|jose|key-1|node_modules|at \w+ \(/);
    for (const part of token.split('.').filter((each) => each.length > 20)) expect(text).not.toContain(part);
  });

  it('that is larger than any header is not even read', async () => {
    const { status } = await saying(`Bearer ${randomBytes(100_000).toString('hex')}`);
    expect(status).toBe(431);
  });

  it('makes the server ask nobody whom the forger names', () => {
    expect(evil.asked).toEqual([]);
  });

  it('by the hundred is turned away without being looked at for long, and others are answered', async () => {
    const forged = await Promise.all(forgeries.map(([, forge]) => forge()));
    let next = 0;
    const statuses = new Set<number>();
    await othersAreAnswered('forged-tokens', attacked, async () =>
      statuses.add((await saying(`Bearer ${forged[next++ % forged.length] ?? ''}`)).status),
    );
    expect([...statuses].filter((status) => ![401, 429].includes(status))).toEqual([]);
  });

  it('does nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
