import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorKinds, systemClock } from '#kernel';
import { type DemoIssuer, type DemoIssuerOptions, demoIssuer } from './demo-issuer.js';
import { demoPeople } from './people.js';

let server: Server;
let ourUrl: string;
let issuer: DemoIssuer;
const trying = (): DemoIssuerOptions => ({
  ourUrl,
  here: ourUrl,
  listensOn: '127.0.0.1',
  clock: systemClock,
  production: false,
  isForTryingOut: false,
  peopleOf: () => Promise.resolve([]),
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = request.url?.replace(/^\/demo-issuer/, '');
    void issuer.answer(Object.assign(request, { originalUrl: request.url, url }), response);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  ourUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  issuer = await demoIssuer(trying());
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const asking = {
  client_id: 'samspil',
  response_type: 'code',
  scope: 'openid samspil',
  code_challenge: 'a'.repeat(43),
  code_challenge_method: 'S256',
};
const authorise = (changed: Readonly<Record<string, string | undefined>> = {}) => {
  const all: Readonly<Record<string, string | undefined>> = {
    ...asking,
    redirect_uri: `${ourUrl}/signed-in`,
    ...changed,
  };
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) if (value !== undefined) said.set(name, value);
  return fetch(`${ourUrl}/demo-issuer/auth?${String(said)}`, { redirect: 'manual' });
};

describe('the embedded issuer', () => {
  it('never runs in production, whoever asks', async () => {
    const started = demoIssuer({ ...trying(), production: true, isForTryingOut: true });
    await expect(started).rejects.toThrow('never runs in production');
  });

  it.each([{ ourUrl: 'https://samspil.example.dk' }, { listensOn: '0.0.0.0' }, { listensOn: '::' }])(
    'runs where others may reach it only where that was said: %j',
    async (reached) => {
      await expect(demoIssuer({ ...trying(), ...reached })).rejects.toThrow('say SAMSPIL_DEMO=on');
      await expect(demoIssuer({ ...trying(), ...reached, isForTryingOut: true })).resolves.toBeDefined();
    },
  );

  it('knows people of every kind that signs in, and nobody else', () => {
    const kinds = actorKinds.filter((kind) => !['partner', 'citizen', 'system'].includes(kind));
    expect([...new Set(demoPeople.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
  });

  it('asks who somebody wants to be, in their language, on a page without scripts and without anything from elsewhere', async () => {
    const first = await authorise();
    const cookie = first.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const address = new URL(first.headers.get('location') ?? '', ourUrl);
    const page = await fetch(address, { headers: { cookie, 'accept-language': 'en-GB' } });
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('This is for trying Samspil out only');
    expect([...text.matchAll(/name="who" value="(\w+)"/g)].map(([, who]) => who)).toEqual(
      demoPeople.map(({ subject }) => subject),
    );
    expect(text).not.toMatch(/<script|https?:\/\/|url\(/);
    const danish = await fetch(address, { headers: { cookie } });
    expect(await danish.text()).toContain('Dette er kun til at prøve Samspil med');
  });

  it.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with PKCE in name only', { code_challenge_method: 'plain' }],
    ['for a token in the address', { response_type: 'token' }],
    ['for a token for somebody else', { resource: 'https://another.example.dk' }],
  ])('lets nobody sign in %s', async (_, changed) => {
    const { status, headers } = await authorise(changed);
    const location = headers.get('location') ?? '';
    expect({ status, location }).toMatchObject({
      status: 303,
      location: expect.stringMatching(/\/signed-in[?#]error=/),
    });
  });

  it.each([{ redirect_uri: 'https://evil.example/signed-in' }, { client_id: 'another' }])(
    'sends nobody elsewhere: %j',
    async (changed) => {
      const response = await authorise(changed);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toMatch(/evil|another/);
    },
  );

  it('makes nobody of who comes to its page by another way', async () => {
    const response = await fetch(`${ourUrl}/demo-issuer/interaction/made-up`, {
      method: 'POST',
      body: new URLSearchParams({ who: 'karen' }),
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });
});
