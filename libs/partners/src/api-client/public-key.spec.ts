import { type KeyObject, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint } from 'jose';
import { publicJwkSchema } from './public-key.js';

const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwkOf = (key: KeyObject, more: object = {}): string =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
const problem = (text: string): string | undefined => publicJwkSchema.safeParse(text).error?.issues[0]?.message;

describe('a public key', () => {
  it.each([
    ['EdDSA', ed25519.publicKey],
    ['ES256', p256.publicKey],
    ['RS256', rsa.publicKey],
  ])('for %s is taken, and called by its thumbprint (RFC 7638) where it has no name', async (alg, key) => {
    const { kid, alg: found, jwk } = publicJwkSchema.parse(jwkOf(key, { use: 'sig', alg, x5c: ['…'] }));
    expect(found).toBe(alg);
    expect(JSON.parse(jwk)).toEqual(key.export({ format: 'jwk' }));
    expect(kid).toBe(await calculateJwkThumbprint(key.export({ format: 'jwk' })));
  });

  it('keeps the name that it comes with', () =>
    expect(publicJwkSchema.parse(jwkOf(ed25519.publicKey, { kid: '2026-11' })).kid).toBe('2026-11'));

  it.each([
    ['an Ed25519 key', jwkOf(ed25519.privateKey)],
    ['a P-256 key', jwkOf(p256.privateKey)],
    ['an RSA key', jwkOf(rsa.privateKey)],
    ['a shared secret', jwkOf(createSecretKey(Buffer.alloc(32, 7)))],
  ])('is no private part of %s, and says that this one is lost', (_what, text) => {
    expect(problem(text)).toMatch(/^holds a private or symmetric key: make a new pair/);
    for (const [, value] of Object.entries(JSON.parse(text) as Record<string, string>))
      if (value.length > 10) expect(problem(text)).not.toContain(value);
  });

  it.each([
    ['on another curve', jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey), 'must be a key for'],
    ['of X25519, which signs nothing', jwkOf(generateKeyPairSync('x25519').publicKey), 'must be a key for'],
    ['too short', jwkOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), 'must be a key for'],
    ['of RSA with an exponent of 1', jwkOf(rsa.publicKey, { e: 'AQ' }), 'must be a key for'],
    ['for something else by its own word', jwkOf(rsa.publicKey, { alg: 'PS256' }), 'is a key for RS256'],
    ['with a name that is none', jwkOf(rsa.publicKey, { kid: 'a b' }), 'has a kid that cannot be used'],
    ['that is no point of its curve', jwkOf(p256.publicKey, { x: 'AAAA' }), 'cannot be read as a public key'],
    ['that is no JSON', '{', 'must be a JSON Web Key'],
    ['that is no object', '[]', 'must be a JSON Web Key'],
    ['that is far too long', `"${'a'.repeat(5_000)}"`, 'must be at most 4000 characters'],
  ])('is none %s', (_what, text, words) => expect(problem(text)).toContain(words));
});
