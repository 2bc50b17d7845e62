import { describe, expect, it } from '@jest/globals';
import { epochMilliseconds } from '#kernel';
import { NOW, clockAt, idFor } from '#kernel/testing';
import { type Forgery, testIssuer } from '../../../test/e2e/test-issuer.js';
import { Unauthenticated } from './actor-source.js';
import { actorIdOf, claimsMappingSchema } from './claims.js';
import { IssuerKeys } from './issuer-keys.js';
import { PeopleTokens } from './people-tokens.js';
import type { TokenType } from './verified-claims.js';

const KAREN = 'coordinator/0183/karen';
const now = epochMilliseconds(NOW) / 1000;
const clock = clockAt();
const { keyOf } = new IssuerKeys(testIssuer.url, clock);

const believing = (tokenType: TokenType = 'at+jwt') =>
  new PeopleTokens(
    {
      url: testIssuer.url,
      audience: testIssuer.environment.SAMSPIL_AUDIENCE,
      tokenType,
      claims: claimsMappingSchema.parse({}),
      keyOf,
    },
    clock,
  );
const saying = (claims: object, header: object = {}) => testIssuer.token(KAREN, {}, claims, header);

describe("a person's token", () => {
  it('says who acts, under an id that tells nobody who that is', async () => {
    const token = await testIssuer.token('careStaff/0187/sofie', { people: [idFor('Gerda')], scopes: ['readGuests'] });
    expect(await believing().actorOf(token)).toEqual({
      id: actorIdOf(testIssuer.url, 'sofie'),
      kind: 'careStaff',
      municipality: '0187',
      people: [idFor('Gerda')],
      scopes: ['readGuests'],
    });
  });

  it.each<[Forgery, string]>([
    ['signed by nobody', 'signed in a way that is not believed here'],
    ['signed with the public key as a secret', 'signed in a way that is not believed here'],
    ['signed by a stranger under a known key id', 'not signed by who it says'],
    ['signed by a key that the issuer does not have', 'not signed by who it says'],
    ['altered after it was signed', 'not signed by who it says'],
    ['for another audience', 'for somebody else'],
    ['from another issuer', 'an issuer that is not believed here'],
    ['an ID token', 'send the access token, not the ID token'],
    ['expired', 'has expired'],
    ['not valid yet', 'not valid yet'],
    ['issued in the future', 'issued in the future'],
    ['without an end', 'does not say how long it is valid'],
  ])('is not believed when it is %s', async (how, sentence) => {
    const refused = believing().actorOf(await testIssuer.forged(how));
    await expect(refused).rejects.toThrow(Unauthenticated);
    await expect(refused).rejects.toThrow(sentence);
  });

  it.each([
    ['expired 59 seconds ago', { exp: now - 59 }, true],
    ['expired a minute ago', { exp: now - 60 }, false],
    ['valid in a minute', { nbf: now + 60 }, true],
    ['valid in 61 seconds', { nbf: now + 61 }, false],
    ['issued in a minute', { iat: now + 60 }, true],
    ['issued in 61 seconds', { iat: now + 61 }, false],
  ])('may be %s where clocks differ by a minute at most', async (_, claims, isBelieved) => {
    const actor = believing().actorOf(await saying(claims));
    await (isBelieved ? expect(actor).resolves.toBeDefined() : expect(actor).rejects.toThrow(Unauthenticated));
  });

  it('may be for several, of whom we are one', async () => {
    const aud = ['https://another.example.dk', testIssuer.environment.SAMSPIL_AUDIENCE];
    expect(await believing().actorOf(await saying({ aud }))).toMatchObject({ kind: 'coordinator' });
  });

  it('may call itself a JWT like any other where the issuer knows no better, but never be an ID token', async () => {
    const lenient = believing('JWT');
    for (const typ of ['JWT', 'at+jwt', undefined])
      expect(await lenient.actorOf(await saying({}, { typ }))).toMatchObject({ kind: 'coordinator' });
    for (const claims of [{ nonce: 'n' }, { at_hash: 'h' }])
      await expect(lenient.actorOf(await saying(claims, { typ: 'JWT' }))).rejects.toThrow('not the ID token');
    await expect(lenient.actorOf(await saying({}, { typ: 'logout+jwt' }))).rejects.toThrow(Unauthenticated);
  });

  it.each(['', 'x', 'a.b.c', 'e30.e30.', 'e30.e30.e30.e30.e30'])('cannot be %j', async (text) => {
    await expect(believing().actorOf(text)).rejects.toThrow(Unauthenticated);
  });

  it('that is refused is not repeated', async () => {
    const token = await testIssuer.forged('altered after it was signed');
    const error: unknown = await believing()
      .actorOf(token)
      .catch((reason: unknown) => reason);
    for (const part of token.split('.')) expect((error as Error).message).not.toContain(part);
  });
});
