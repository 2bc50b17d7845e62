import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  type CryptoKey,
  type JSONWebKeySet,
  SignJWT,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import * as client from 'openid-client';
import { StoreUnavailable } from '#event-store';
import { temporaryFolder } from '#event-store/testing';
import { SecurityLogFull } from '#identity';
import { epochMilliseconds } from '#kernel';
import { ISHOEJ, clockAt } from '#kernel/testing';
import { type IssuedClient, PartnerApi, type TokenAnswer } from './partner-api.js';

const MINUTE_MS = 60_000;
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

describe('the token endpoint', () => {
  const folder = temporaryFolder();
  const clock = clockAt('2026-11-24T12:00:00Z');
  const signing = new Map<string, CryptoKey>();
  let api: PartnerApi;
  let issued: IssuedClient;
  let made = 0;

  beforeAll(async () => {
    api = await PartnerApi.start(folder(), clock);
    issued = await api.client(await api.organisation('24256790', 'Boligselskabet Strandparken'));
    for (const alg of ['EdDSA', 'ES256', 'RS256']) {
      const { privateKey, publicKey } = await generateKeyPair(alg);
      signing.set(alg, privateKey);
      const publicJwk = JSON.stringify({ ...(await exportJWK(publicKey)), kid: alg });
      await api.caller.did('addClientKey', { apiClientId: issued.id, publicJwk });
    }
    clock.advance(MINUTE_MS);
  });
  afterAll(() => api.close());

  const keyFor = (alg: string): CryptoKey => {
    const key = signing.get(alg);
    if (!key) throw new Error(`there is no key for ${alg}`);
    return key;
  };
  const seconds = (): number => epochMilliseconds(clock.now()) / 1000;
  // As the server calls itself, which is by its name and not by its address.
  const issuer = (): string => api.url.replace('127.0.0.1', 'localhost');
  const basic = (id = issued.clientId, secret = issued.secret) => ({
    authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
  });
  const claims = (changes: object = {}) => ({
    iss: issued.clientId,
    sub: issued.clientId,
    aud: `${issuer()}/oauth/token`,
    iat: seconds(),
    exp: seconds() + 60,
    jti: `jti-${++made}`,
    ...changes,
  });
  const assertion = (changes: object = {}, alg = 'EdDSA', key = keyFor(alg), header: object = { kid: alg }) =>
    new SignJWT(claims(changes)).setProtectedHeader({ alg, ...header }).sign(key);
  const asserted = async (signed: string | Promise<string>) =>
    api.post({ client_assertion_type: JWT_BEARER, client_assertion: await signed });

  describe('gives a token', () => {
    it('of RFC 9068, for ten minutes, that nobody keeps', async () => {
      const { status, headers, body } = await api.post({}, basic());
      expect([status, headers.get('cache-control'), headers.get('pragma')]).toEqual([200, 'no-store', 'no-cache']);
      expect(body).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 600,
        scope: 'readCafes readChanges readPartners introspect',
      });
      expect(decodeProtectedHeader(body.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'EdDSA' });
      expect(decodeJwt(body.access_token)).toMatchObject({
        iss: issuer(),
        aud: issuer(),
        sub: issued.clientId,
        client_id: issued.clientId,
        exp: seconds() + 600,
      });
      const keys = createLocalJWKSet((await (await fetch(`${api.url}/oauth/jwks`)).json()) as JSONWebKeySet);
      await expect(jwtVerify(body.access_token, keys, { currentDate: new Date(clock.now()) })).resolves.toBeDefined();
    });

    it('for a secret in the body', async () =>
      expect((await api.post({ client_id: issued.clientId, client_secret: issued.secret })).status).toBe(200));

    it.each(['EdDSA', 'ES256', 'RS256'])('for an assertion that is signed with %s', async (alg) =>
      expect((await asserted(assertion({}, alg))).status).toBe(200),
    );

    it('for an assertion that names no key, or the issuer as its audience', async () => {
      expect((await asserted(assertion({}, 'ES256', keyFor('ES256'), {}))).status).toBe(200);
      expect((await asserted(assertion({ aud: issuer() }))).status).toBe(200);
      expect((await asserted(assertion({ aud: [issuer(), `${issuer()}/oauth/token`] }))).status).toBe(200);
    });

    it('for what was asked for', async () =>
      expect((await api.post({ scope: 'readChanges readCafes' }, basic())).body.scope).toBe('readCafes readChanges'));
  });

  it.each([
    ['client_secret_basic', () => client.ClientSecretBasic(issued.secret)],
    ['client_secret_post', () => client.ClientSecretPost(issued.secret)],
  ])('serves a client library that knows what it says of itself, with %s', async (_name, authentication) => {
    const described = await (await fetch(`${api.url}/.well-known/oauth-authorization-server`)).text();
    // The library asks over https alone, as it should; here, that ends at the door.
    const found = new client.Configuration(
      JSON.parse(described.replaceAll('http://', 'https://')) as client.ServerMetadata,
      issued.clientId,
      undefined,
      authentication(),
    );
    found[client.customFetch] = (url, options) => fetch(url.replace('https://', 'http://'), options);
    const { access_token } = await client.clientCredentialsGrant(found, { scope: 'readCafes' });
    expect((await api.ask(access_token, '{ cafes { edges { node { id } } } }')).status).toBe(200);
  });

  describe('gives none', () => {
    const refusedBy = async (reply: ReturnType<PartnerApi['post']>) => {
      const { status, headers, body } = await reply;
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
      expect(Object.keys(body)).toEqual(['error', 'error_description']);
      return [status, body.error, headers.get('www-authenticate')];
    };
    const invalidClient = [401, 'invalid_client', 'Basic realm="samspil"'];

    it('to who is wrong, in the same words, whether there is such a client or not', async () => {
      const { clientId } = issued;
      const nobody = `${clientId.slice(0, -1)}${clientId.endsWith('0') ? '1' : '0'}`;
      const replies = [
        await api.post({}, basic(clientId, 'samspil_wrong')),
        await api.post({}, basic(nobody)),
        await api.post({}, basic(`0187${clientId.slice(4)}`)),
        await api.post({}, basic('nobody at all')),
        await api.post({ client_id: nobody, client_secret: issued.secret }),
        await asserted(assertion({}, 'EdDSA', (await generateKeyPair('EdDSA')).privateKey)),
        await asserted(assertion({ iss: nobody, sub: nobody })),
      ];
      for (const { status, headers, body } of replies)
        expect([status, headers.get('www-authenticate'), body]).toEqual([
          401,
          'Basic realm="samspil"',
          { error: 'invalid_client', error_description: expect.stringContaining('is not let in with these') },
        ]);
      expect(new Set(replies.map(({ body }) => body.error_description)).size).toBe(1);
    });

    it('for a grant that it does not know, or none', async () => {
      expect(await refusedBy(api.post({ grant_type: 'password' }, basic()))).toEqual([
        400,
        'unsupported_grant_type',
        null,
      ]);
      expect(await refusedBy(api.post({ grant_type: '' }, basic()))).toEqual([400, 'invalid_request', null]);
    });

    it('for a scope that the client does not have', async () => {
      expect(await refusedBy(api.post({ scope: 'readGuests' }, basic()))).toEqual([400, 'invalid_scope', null]);
      expect(await refusedBy(api.post({ scope: 'readCafes managePartners' }, basic()))).toEqual([
        400,
        'invalid_scope',
        null,
      ]);
    });

    it('to who does not say who they are, or says it in two ways', async () => {
      expect(await refusedBy(api.post({}))).toEqual(invalidClient);
      expect(await refusedBy(api.post({}, { authorization: 'Bearer abc' }))).toEqual(invalidClient);
      expect(await refusedBy(api.post({ client_secret: issued.secret }, basic()))).toEqual([
        400,
        'invalid_request',
        null,
      ]);
      expect(await refusedBy(api.post({ client_id: '0183.somebody-else' }, basic()))).toEqual([
        400,
        'invalid_request',
        null,
      ]);
    });

    it('for anything but a form in the body, said once', async () => {
      const post = async (body: string, type = 'application/x-www-form-urlencoded', query = '') => {
        const response = await fetch(`${api.url}/oauth/token${query}`, {
          method: 'POST',
          headers: { 'content-type': type, ...basic() },
          body,
        });
        return [response.status, ((await response.json()) as TokenAnswer).error];
      };
      const grant = 'grant_type=client_credentials';
      expect(await post(grant)).toEqual([200, undefined]);
      expect(await post(JSON.stringify({ grant_type: 'client_credentials' }), 'application/json')).toEqual([
        400,
        'invalid_request',
      ]);
      expect(await post(`${grant}&${grant}`)).toEqual([400, 'invalid_request']);
      expect(await post(grant, undefined, `?client_secret=${issued.secret}`)).toEqual([400, 'invalid_request']);
    });

    it('for an assertion a second time', async () => {
      const signed = await assertion();
      expect((await asserted(signed)).status).toBe(200);
      expect(await refusedBy(asserted(signed))).toEqual(invalidClient);
    });
  });

  it('hears of who fails over and over less and less, and meanwhile of others', async () => {
    const wrong = () => api.post({ client_id: issued.clientId, client_secret: 'samspil_wrong' });
    let last = await wrong();
    for (let tries = 0; last.status === 401 && tries < 60; tries++) last = await wrong();
    expect([last.status, last.body.error]).toEqual([429, 'temporarily_unavailable']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${api.url}/oauth/jwks`)).status).toBe(200);
    const neighbour = await api.client(await api.organisation('13748136', 'Sangkoret'));
    expect((await api.post({}, basic(neighbour.clientId, neighbour.secret))).status).toBe(200);
  });

  describe('holds it against nobody', () => {
    let theirs: IssuedClient;
    beforeAll(async () => {
      theirs = await api.client(await api.organisation('29189846', 'Badmintonklubben'));
    });

    it.each([
      [
        'that it cannot look them up',
        () =>
          jest.spyOn(api.installation.handling, 'stateOf').mockRejectedValue(new StoreUnavailable('the disk is full')),
      ],
      [
        'that it cannot take down that they were let in',
        () =>
          jest.spyOn(api.installation.securityLog, 'signedIn').mockImplementation(() => {
            throw new SecurityLogFull();
          }),
      ],
    ])('%s', async (_what, breaking) => {
      const signIn = async () => (await api.post({}, basic(theirs.clientId, theirs.secret))).status;
      const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      const broken = breaking();
      const statuses = new Set<number>();
      for (let tries = 0; tries < 70; tries++) statuses.add(await signIn());
      broken.mockRestore();
      errors.mockRestore();
      expect(statuses).toEqual(new Set([503]));
      expect(await signIn()).toBe(200);
    });
  });

  const takenDown = async () => {
    await api.installation.securityLog.flush();
    const told: { type: string; who: string; data: string }[] = [];
    for await (const { type, stream, data, metadata } of api.installation.store.readAll()) {
      if (!stream.startsWith('security-')) continue;
      const { actor } = JSON.parse(Buffer.from(metadata).toString('utf8'));
      told.push({
        type,
        who: `${stream.slice(9, 13)}/${actor.kind}/${actor.id}`,
        data: Buffer.from(data).toString('utf8'),
      });
    }
    return told;
  };
  /** What is taken down of a refusal that follows on a minute without any. */
  const refusalOf = async (ask: () => Promise<unknown>) => {
    // What was counted before is told first.
    clock.advance(MINUTE_MS);
    await takenDown();
    clock.advance(MINUTE_MS);
    const before = await takenDown();
    await ask();
    const after = (await takenDown()).slice(before.length).filter(({ type }) => type === 'AccessRefused');
    return after.map(({ who, data }) => [who.split('/').slice(0, 2).join('/'), JSON.parse(data).reason]);
  };

  it('takes down sign-ins that say nothing of who it is, and those beyond the limit', async () => {
    const refusals = [
      await refusalOf(() => api.post({})),
      // Of a client that has used up what it may.
      await refusalOf(() => api.post({ client_id: issued.clientId, client_secret: 'samspil_wrong' })),
    ];
    expect(refusals).toEqual([[['0000/citizen', 'noCredentials']], [['0000/citizen', 'notBelieved']]]);
  });

  it('takes down who was let in and that somebody was not, and nothing of what they said', async () => {
    const told = await takenDown();
    expect(told.filter(({ type }) => type === 'SignedIn').map(({ who }) => who)).toContain(
      `${ISHOEJ}/partner/${issued.clientId.slice(5)}`,
    );
    expect(
      told.filter(({ type, data }) => type === 'AccessRefused' && data.includes('wrongClientCredentials')),
    ).not.toEqual([]);
    expect(JSON.stringify(told)).not.toMatch(/samspil_|127\.0\.0\.1|somebody-else/);
  });
});
