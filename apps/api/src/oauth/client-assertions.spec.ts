import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { epochMilliseconds } from '#kernel';
import { clockAt } from '#kernel/testing';
import { type ClientKey, type KeyAlgorithm, keyAlgorithms } from '#partners';
import { ClientAssertions } from './client-assertions.js';

const CLIENT = '0183.3d2b7a90-8f14-5c6d-b3e2-7a1f0c9d4e85';
const OURS = ['https://samspil.example.dk/oauth/token', 'https://samspil.example.dk'];
const STARTED = '2026-11-24T12:00:00Z';
const MINUTE_MS = 60_000;

const made = new Map<KeyAlgorithm, { readonly privateKey: CryptoKey; readonly key: ClientKey }>();
for (const alg of keyAlgorithms) {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  made.set(alg, { privateKey, key: { kid: `of ${alg}`, alg, jwk: JSON.stringify(await exportJWK(publicKey)) } });
}
const of = (alg: KeyAlgorithm) => {
  const key = made.get(alg);
  if (!key) throw new Error(`no key was made for ${alg}`);
  return key;
};
const keys = [...made.values()].map(({ key }) => key);

const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** A minute after the start, when everything from before it is over. */
function scene() {
  const clock = clockAt(STARTED);
  const assertions = new ClientAssertions(clock);
  clock.advance(MINUTE_MS);
  let number = 0;
  const now = (): number => epochMilliseconds(clock.now()) / 1000;
  const claims = (changes: object = {}) => ({
    iss: CLIENT,
    sub: CLIENT,
    aud: OURS[0],
    iat: now(),
    exp: now() + 60,
    jti: `${++number}`,
    ...changes,
  });
  const sign = (
    changes: object = {},
    { alg = 'EdDSA', header = { kid: `of ${alg}` } }: { alg?: KeyAlgorithm; header?: object } = {},
    key = of(alg).privateKey,
  ) => new SignJWT(claims(changes)).setProtectedHeader({ alg, ...header }).sign(key);
  const isOf = async (signed: string | Promise<string>, whose = keys) =>
    assertions.isOf(CLIENT, whose, await signed, OURS);
  return { assertions, clock, now, claims, sign, isOf };
}

describe('an assertion', () => {
  it.each(keyAlgorithms)('is a client’s where one of its keys signed it, with %s', async (alg) => {
    const { sign, isOf } = scene();
    expect(await isOf(sign({}, { alg }))).toBe(true);
    expect(await isOf(sign({}, { alg, header: {} }))).toBe(true);
    expect(await isOf(sign({ aud: [...OURS] }, { alg }))).toBe(true);
  });

  it('may call its algorithm as RFC 9864 does', async () => {
    const { sign, isOf } = scene();
    expect(await isOf(sign({}, { header: { alg: 'Ed25519', kid: 'of EdDSA' } }))).toBe(true);
  });

  it('is nobody’s, and breaks nothing, whatever it is', async () => {
    const { isOf, assertions } = scene();
    const part = fc.oneof(
      fc.string(),
      fc.json().map(base64),
      fc.record({ alg: fc.anything(), kid: fc.anything() }).map((header) => base64(JSON.stringify(header))),
    );
    await fc.assert(
      fc.asyncProperty(fc.tuple(part, part, part), async (parts) => {
        const assertion = parts.join('.');
        expect([undefined, 'string']).toContain(
          assertions.clientIdIn(assertion) && typeof assertions.clientIdIn(assertion),
        );
        expect(await isOf(assertion)).toBe(false);
      }),
    );
    expect(assertions.clientIdIn(`${base64('{"alg":"EdDSA"}')}.${base64('{"sub":7}')}.`)).toBeUndefined();
  });

  it('is nobody’s where nobody known signed it, or in a way that is not taken', async () => {
    const { sign, isOf, claims } = scene();
    const { privateKey } = await generateKeyPair('EdDSA');
    const json = (value: object): string => base64(JSON.stringify(value));
    expect(await isOf(sign({}, {}, privateKey))).toBe(false);
    expect(await isOf(sign(), [])).toBe(false);
    expect(await isOf(sign({}, { alg: 'ES256', header: { kid: 'of EdDSA' } }))).toBe(false);
    expect(await isOf(`${json({ alg: 'none' })}.${json(claims())}.`)).toBe(false);
    const shared = new TextEncoder().encode(of('EdDSA').key.jwk);
    expect(await isOf(new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'of EdDSA' }).sign(shared))).toBe(
      false,
    );
    for (const nonsense of ['', 'abc', 'a.b.c', `${json({ alg: 'EdDSA' })}.${json([])}.`])
      expect(await isOf(nonsense)).toBe(false);
  });

  it.each<[string, (now: number) => object, string]>([
    ['for another server', () => ({ aud: 'https://another.example.dk/oauth/token' }), 'aud'],
    ['for another server as well', () => ({ aud: [...OURS, 'https://another.example.dk'] }), 'for this server alone'],
    ['that is over', (now) => ({ exp: now - 6 }), 'not be over'],
    ['that is not valid yet', (now) => ({ nbf: now + 6 }), 'nbf'],
    ['that is valid for longer than a minute', (now) => ({ exp: now + 66 }), 'within 60 seconds'],
    ['without an end', () => ({ exp: undefined }), 'exp'],
    ['without a beginning', () => ({ iat: undefined }), 'not be over'],
    ['from the future', (now) => ({ iat: now + 6 }), 'set the clock right'],
    ['from before the start', (now) => ({ iat: now - 60 }), 'since this server started'],
    ['without a name of its own', () => ({ jti: undefined }), 'not be over'],
    ['with an empty name', () => ({ jti: '' }), 'a jti of 1 to 200 characters'],
    ['of one client about another', () => ({ iss: '0183.somebody-else' }), 'iss'],
    ['about another client', () => ({ sub: '0183.somebody-else' }), 'sub'],
  ])('is refused %s, which is told to whom has the key', async (_what, changes, words) => {
    const { sign, isOf, now } = scene();
    await expect(isOf(sign(changes(now())))).rejects.toMatchObject({
      code: 'invalid_client',
      message: expect.stringContaining(words),
    });
  });

  it('may be of a clock that goes a little ahead or behind', async () => {
    const { sign, isOf, now } = scene();
    expect(await isOf(sign({ iat: now() + 5, exp: now() + 65, nbf: now() + 5 }))).toBe(true);
    expect(await isOf(sign({ exp: now() - 4 }))).toBe(true);
  });

  it('counts once', async () => {
    const { sign, isOf, clock } = scene();
    const signed = await sign({ jti: 'the one' });
    expect(await isOf(signed)).toBe(true);
    await expect(isOf(signed)).rejects.toThrow('must be used once');
    clock.advance(MINUTE_MS);
    await expect(isOf(signed)).rejects.toThrow('must be used once');
    clock.advance(5_000);
    await expect(isOf(signed)).rejects.toThrow('not be over');
  });

  it('counts once of many that come at the same time', async () => {
    const { sign, isOf } = scene();
    const signed = await sign();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => isOf(signed)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not count again after a restart', async () => {
    const { sign, isOf, clock } = scene();
    const signed = await sign();
    expect(await isOf(signed)).toBe(true);
    const restarted = new ClientAssertions(clock);
    clock.advance(1_000);
    await expect(restarted.isOf(CLIENT, keys, signed, OURS)).rejects.toThrow('since this server started');
    clock.advance(6_000);
    expect(await restarted.isOf(CLIENT, keys, await sign(), OURS)).toBe(true);
  });
});
