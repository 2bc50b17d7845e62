import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Permission } from '#kernel';
import { ISHOEJ, actorOf, clockAt, idFor } from '#kernel/testing';
import { Unauthenticated } from './actor-source.js';
import { actorIdOf, claimsMappingSchema } from './claims.js';
import type { RequestCredentials } from './credentials.js';
import { OwnTokens } from './own-tokens.js';
import type { ActivePartnerClient } from './partner-clients.js';
import { PeopleTokens } from './people-tokens.js';
import { TokenActorSource } from './token-actor-source.js';

const [OURS, ISSUER] = ['https://samspil.example.dk', 'https://login.example.dk'];
const clock = clockAt();
const karen = actorOf('coordinator', 'Karen');
const own = new OwnTokens(new Uint8Array(32).fill(1), OURS, clock);
const { privateKey, publicKey } = await generateKeyPair('ES256');
const keyOf = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
const claims = claimsMappingSchema.parse({});
const people = new PeopleTokens({ url: ISSUER, audience: OURS, tokenType: 'at+jwt', claims, keyOf }, clock);

const client: ActivePartnerClient = { organisationId: idFor('AAB'), scopes: ['readCafes', 'readPartners'] };
const ofPartner = async (scopes: readonly Permission[] = ['readCafes', 'readChanges']) =>
  `Bearer ${(await own.sign({ clientId: idFor('client'), municipality: ISHOEJ, organisationId: idFor('AAB'), scopes })).token}`;
const ofKaren = (issuer = ISSUER) =>
  new SignJWT({ samspil_kind: 'coordinator', samspil_municipality: '0183' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(OURS)
    .setSubject('karen')
    .setIssuedAt(new Date(clock.now()))
    .setExpirationTime(new Date(Date.parse(clock.now()) + 600_000))
    .sign(privateKey)
    .then((token) => `Bearer ${token}`);

const source = (active: ActivePartnerClient | 'none' = client) =>
  new TokenActorSource({
    people: () => Promise.resolve(people),
    own,
    clients: { active: () => Promise.resolve(active === 'none' ? undefined : active) },
    sessions: { actorOf: (id) => Promise.resolve(id === 'hers' ? karen : undefined) },
  });
const request = (said: Partial<RequestCredentials>): RequestCredentials => ({
  authorization: undefined,
  cookie: undefined,
  origin: undefined,
  fetchSite: 'same-origin',
  isWebSocket: false,
  address: undefined,
  ...said,
});
const refusedFor = async (said: Partial<RequestCredentials>, from = source()) => {
  const error: unknown = await from.actorOf(request(said)).catch((reason: unknown) => reason);
  if (!(error instanceof Unauthenticated)) throw new Error('was not refused');
  return error;
};

describe('who acts', () => {
  it('is whose token it is', async () => {
    const actor = await source().actorOf(request({ authorization: await ofKaren() }));
    expect(actor).toEqual({ id: actorIdOf(ISSUER, 'karen'), kind: 'coordinator', municipality: '0183' });
  });

  it('is a partner, allowed what both their token and their client are for', async () => {
    expect(await source().actorOf(request({ authorization: await ofPartner() }))).toEqual({
      id: idFor('client'),
      kind: 'partner',
      municipality: '0183',
      organisation: idFor('AAB'),
      scopes: ['readCafes'],
    });
  });

  it('is no partner whose client is active no more, or belongs to another organisation now', async () => {
    const authorization = await ofPartner();
    expect(await refusedFor({ authorization }, source('none'))).toMatchObject({ reason: 'clientNotActive' });
    const moved = source({ ...client, organisationId: idFor('Red Cross') });
    expect(await refusedFor({ authorization }, moved)).toMatchObject({ reason: 'clientNotActive' });
  });

  it('is nobody by a token in our name that we did not sign', async () => {
    expect(await refusedFor({ authorization: await ofKaren(OURS) })).toMatchObject({ reason: 'notBelieved' });
  });

  it('is who is signed in, where the request comes from our pages', async () => {
    const cookie = 'a=b; __Host-samspil-session=hers';
    expect(await source().actorOf(request({ cookie }))).toEqual(karen);
    expect(await refusedFor({ cookie, fetchSite: 'cross-site' })).toMatchObject({ reason: 'foreignPage' });
    expect(await refusedFor({ cookie: '__Host-samspil-session=old' })).toMatchObject({ reason: 'sessionEnded' });
    // Without the prefix anybody who serves a neighbouring host could have set it.
    expect(await refusedFor({ cookie: 'samspil-session=hers' })).toMatchObject({ reason: 'noCredentials' });
  });

  it('is whose token it is rather than who is signed in', async () => {
    const cookie = '__Host-samspil-session=hers';
    const actor = await source().actorOf(request({ cookie, authorization: await ofPartner() }));
    expect(actor.kind).toBe('partner');
    expect(await refusedFor({ cookie, authorization: 'Bearer nothing' })).toMatchObject({ reason: 'notBelieved' });
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic a2FyZW46aQ==', 'Bearer a b', 'Bearer a,b', 'Bearer ø', 'bearer: x'])(
    'is nobody by the header %j',
    async (authorization) => {
      expect((await refusedFor({ authorization })).message).toMatch(/cannot be read/);
    },
  );

  it('is nobody by a token of more than eight kibibytes, which is not even looked at', async () => {
    const { message } = await refusedFor({ authorization: `Bearer ${'a'.repeat(8 * 1024 + 1)}` });
    expect(message).toContain('longer than 8192 characters');
  });

  it('is nobody without anything, and is told what would do', async () => {
    const { message, reason } = await refusedFor({});
    expect(reason).toBe('noCredentials');
    expect(message).toContain('Authorization: Bearer');
    expect(message).toContain('/sign-in');
  });
});
