import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IssuerState, IssuerUnavailable, PeopleTokens, claimsMappingSchema } from '#identity';
import { actorOf, clockAt } from '#kernel/testing';
import { BrowserSessions } from './browser-sessions.js';
import { OpenId } from './open-id.js';

const clock = clockAt();
const signedIn = { actor: actorOf('coordinator', 'Karen'), until: clock.now(), refreshToken: 'refresh-1' };
let server: Server;
let answer: { status: number; body: object; headers?: Readonly<Record<string, string>> };
let told: string[];
let asked: { readonly path: string | undefined; readonly body: string }[];
let heard: (() => void) | undefined;

const bodyOf = async (request: IncomingMessage) => Buffer.concat(await request.toArray()).toString();

beforeEach(async () => {
  [told, asked, heard] = [[], [], undefined];
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ path: request.url, body });
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
      heard?.();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const urlOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function openId(more: object = {}): OpenId {
  const url = urlOf();
  const claims = claimsMappingSchema.parse({});
  const keyOf = () => Promise.reject(new Error('nobody has a token here'));
  const people = new PeopleTokens({ url, audience: 'samspil', tokenType: 'at+jwt', claims, keyOf }, clock);
  const issuer = { issuer: url, token_endpoint: `${url}/token`, ...more };
  const client = { id: 'samspil', secret: 'do-not-say', parameters: undefined, issuer };
  const state = new IssuerState(clock, (sentence) => told.push(sentence));
  return new OpenId(people, client, 'http://localhost:1', clock, state);
}

const sessionsAt = (at: OpenId) =>
  new BrowserSessions(clock, {
    refresh: (said, keep) => at.refresh(said, keep),
    forget: (said) => {
      at.forget(said);
    },
  });

describe('a session whose access token is over', () => {
  it.each(['invalid_grant', 'interaction_required', 'login_required', 'consent_required'])(
    'ends when the issuer says %s',
    async (error) => {
      answer = { status: 400, body: { error } };
      const sessions = sessionsAt(openId());
      expect(await sessions.actorOf(sessions.begin(signedIn))).toBeUndefined();
      expect(told).toEqual([]);
    },
  );

  it.each([
    [429, 'temporarily_unavailable', {}],
    [400, 'server_error', {}],
    [503, 'temporarily_unavailable', {}],
    [400, 'unauthorized_client', {}],
    [401, 'invalid_client', {}],
    [401, 'invalid_client', { 'www-authenticate': 'Basic realm="login"' }],
  ])('waits when the issuer says %i, %s, which is nothing about the person: %j', async (status, error, headers) => {
    answer = { status, body: { error, error_description: 'Karen do-not-say' }, headers };
    const sessions = sessionsAt(openId());
    const id = sessions.begin(signedIn);
    await expect(sessions.actorOf(id)).rejects.toThrow(IssuerUnavailable);
    expect(sessions.end(id)).toEqual(signedIn);
    expect(told).toHaveLength(1);
    expect(told.join().includes('SAMSPIL_CLIENT_SECRET')).toBe(error.endsWith('_client'));
    expect(told.join()).not.toContain('do-not-say');
  });
});

describe('a token that nobody believes', () => {
  it('leaves nothing to go on by behind it', async () => {
    answer = { status: 200, body: { access_token: 'none', token_type: 'bearer', refresh_token: 'refresh-2' } };
    const sessions = sessionsAt(openId({ revocation_endpoint: new URL('/revoke', urlOf()).href }));
    const revoked = new Promise<void>((resolve) => {
      heard = () => {
        if (asked.length === 2) resolve();
      };
    });
    expect(await sessions.actorOf(sessions.begin(signedIn))).toBeUndefined();
    await revoked;
    expect(asked.map(({ path, body }) => [path, new URLSearchParams(body).get('token')])).toEqual([
      ['/token', null],
      ['/revoke', 'refresh-2'],
    ]);
  });
});

describe('an issuer that does not answer', () => {
  const away = { status: 503, body: {} };
  /** It knows whose token that is no more. */
  const well = { status: 400, body: { error: 'invalid_grant' } };

  function sessionsOfMany() {
    const sessions = sessionsAt(openId());
    const begun = ['Karen', 'Bent', 'Gerda'].map((name) =>
      sessions.begin({ ...signedIn, actor: actorOf('coordinator', name) }),
    );
    return { sessions, begun, refused: (id = '') => expect(sessions.actorOf(id)).rejects.toThrow(IssuerUnavailable) };
  }

  it('is let rest by all sessions together, and asked again after five seconds', async () => {
    answer = away;
    const { sessions, begun, refused } = sessionsOfMany();
    const [karen, bent, gerda] = begun;
    for (const id of [karen, bent, gerda, karen]) await refused(id);
    expect(asked).toHaveLength(1);
    clock.advance(5_000);
    await refused(bent);
    clock.advance(4_999);
    await refused(karen);
    expect(asked).toHaveLength(2);
    clock.advance(1);
    answer = well;
    expect(await Promise.all([karen, bent, gerda].map((id = '') => sessions.actorOf(id).catch(() => 'rests')))).toEqual(
      [undefined, 'rests', 'rests'],
    );
    expect([await sessions.actorOf(bent ?? ''), await sessions.actorOf(gerda ?? '')]).toEqual([undefined, undefined]);
    expect(asked).toHaveLength(5);
  });

  it.each([
    [400, 'invalid_request'],
    [500, 'server_error'],
  ])(
    'is another one than an issuer that fails at one request: it is asked for the others (%i, %s)',
    async (status, error) => {
      answer = { status, body: { error } };
      const { begun, refused } = sessionsOfMany();
      for (const id of begun) await refused(id);
      expect(asked).toHaveLength(3);
    },
  );
});

describe('signing out', () => {
  it('has the refresh token taken back where the issuer can, and waits for nothing', async () => {
    answer = { status: 200, body: {} };
    const done = new Promise<void>((resolve) => (heard = resolve));
    openId({ revocation_endpoint: new URL('/revoke', urlOf()).href }).forget(signedIn);
    expect(asked).toEqual([]);
    await done;
    const [{ path, body } = { path: '', body: '' }] = asked;
    expect({ path, said: Object.fromEntries(new URLSearchParams(body)) }).toEqual({
      path: '/revoke',
      said: expect.objectContaining({ token: 'refresh-1', token_type_hint: 'refresh_token' }),
    });
  });
});
