import { describe, expect, it } from '@jest/globals';
import { SignJWT, createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { privateKeyOf, signingKeyOf } from '#integrity';
import { ISHOEJ, clockAt, idFor } from '#kernel/testing';
import { Unauthenticated } from './actor-source.js';
import { OwnTokens, type PartnerClaims, partnerTokenKey } from './own-tokens.js';

const OURS = 'https://samspil.example.dk';
const partner: PartnerClaims = {
  clientId: idFor('client'),
  municipality: ISHOEJ,
  organisationId: idFor('AAB'),
  scopes: ['readCafes', 'readChanges'],
};
const keyOf = (byte: number) => partnerTokenKey(signingKeyOf(privateKeyOf(Buffer.alloc(32, byte))));
const opened = (url = OURS, key = keyOf(1)) => {
  const clock = clockAt();
  return { clock, tokens: new OwnTokens(key, url, clock) };
};

describe("a partner's token", () => {
  it('says for whom it is and what for, for ten minutes', async () => {
    const { clock, tokens } = opened();
    const { token, expiresIn } = await tokens.sign(partner);
    expect(expiresIn).toBe(600);
    expect(await tokens.verify(token)).toEqual(partner);
    clock.advance(659_000);
    expect(await tokens.verify(token)).toEqual(partner);
    clock.advance(1_000);
    await expect(tokens.verify(token)).rejects.toThrow('has expired');
  });

  it('is an access token as RFC 9068 has it', async () => {
    const { token } = await opened().tokens.sign(partner);
    const client = `0183.${partner.clientId}`;
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
    expect(decodeJwt(token)).toMatchObject({
      iss: OURS,
      aud: OURS,
      sub: client,
      client_id: client,
      organisation: partner.organisationId,
      municipality: '0183',
      scope: 'readCafes readChanges',
      jti: expect.any(String),
    });
  });

  it('can be verified by others with our published key, which says nothing of the secret one', async () => {
    const { clock, tokens } = opened();
    const { token } = await tokens.sign(partner);
    const keys = await tokens.jwks();
    expect(Object.keys(keys.keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    const verified = await jwtVerify(token, createLocalJWKSet(keys), { currentDate: new Date(clock.now()) });
    expect(verified.payload.sub).toContain(partner.clientId);
  });

  it('is the same installation’s after a restart, and of no other one', async () => {
    const { token } = await opened().tokens.sign(partner);
    expect(await opened().tokens.verify(token)).toEqual(partner);
    await expect(opened(OURS, keyOf(2)).tokens.verify(token)).rejects.toThrow('not signed by who it says');
    await expect(opened('https://another.example.dk').tokens.verify(token)).rejects.toThrow(Unauthenticated);
  });

  it.each([
    ['of nobody', { client_id: undefined }],
    ['of two clients', { client_id: `0183.${idFor('another')}` }],
    ['of another municipality than its client’s', { municipality: '0187' }],
    ['of no organisation', { organisation: undefined }],
    ['of no municipality', { municipality: 'Ishøj' }],
  ])('is refused when it is %s, also where we signed it', async (_, changed) => {
    const { tokens } = opened();
    const { token } = await tokens.sign(partner);
    const forged = await new SignJWT({ ...decodeJwt(token), ...changed })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .sign(privateKeyOf(keyOf(1)));
    await expect(tokens.verify(forged)).rejects.toThrow('not one that this server gives');
  });
});

describe('the key of partners’ tokens', () => {
  it('follows from the signing key, and is another one', () => {
    const seed = Buffer.alloc(32, 1);
    expect(keyOf(1)).toHaveLength(32);
    expect(Buffer.from(keyOf(1))).toEqual(Buffer.from(keyOf(1)));
    expect(Buffer.from(keyOf(1))).not.toEqual(Buffer.from(keyOf(2)));
    expect(Buffer.from(keyOf(1))).not.toEqual(seed);
  });
});
