import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { actorIdOf } from '#identity';
import { demoPeople } from '#identity/demo-issuer';
import { configurationFrom } from '#installation';
import { dateIn } from '#kernel';
import { type Served, serve } from '../../apps/api/src/serve.js';
import { Browser } from './browser.js';
import { bearer, testIssuer } from './test-issuer.js';
import { wideLimits } from './wide-limits.js';

const newFolder = temporaryFolder();
const VIEWER = '{ viewer { kind municipality } }';
const FROM_US = { 'sec-fetch-site': 'same-origin' };
let served: Served;
let url: string;

const start = (environment = {}) =>
  serve(
    configurationFrom({ ...environment, NODE_ENV: 'test', SAMSPIL_DATA: newFolder(), SAMSPIL_PORT: '0' }),
    wideLimits,
  );

beforeAll(async () => {
  served = await start();
  url = served.url;
});
afterAll(() => served.close());

async function ask(headers: Readonly<Record<string, string>>, at = url) {
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: VIEWER }),
  });
  const { data, errors } = (await response.json()) as { data?: { viewer: unknown }; errors?: { message: string }[] };
  return { status: response.status, viewer: data?.viewer, message: errors?.[0]?.message };
}

const signedIn = async (who = 'karen'): Promise<Browser> => {
  const browser = new Browser();
  await browser.signIn(url, who);
  return browser;
};

/** What stands in the security log of today, of Ishøj and of nobody believable. */
const securityEvents = async () => {
  const { securityLog, journal, clock } = served.installation;
  await securityLog.flush();
  const streams = ['0183', '0000'].map((code) => `security-${code}_${dateIn(clock.now())}`);
  const events = (await Promise.all(streams.map((stream) => journal.load(stream)))).flat();
  return events.map(({ type, metadata: { actor } }) => ({ type, actor }));
};

describe('signing in with a browser', () => {
  it.each(demoPeople)('makes somebody $name, of the kind $kind', async ({ subject, kind, municipality }) => {
    const browser = await signedIn(subject);
    const answer = await ask({ cookie: browser.cookie(), ...FROM_US });
    expect(answer).toMatchObject({ status: 200, viewer: { municipality } });
    expect(JSON.stringify(answer.viewer).toLowerCase().replaceAll('_', '')).toContain(kind.toLowerCase());
  });

  it('makes them the volunteer and the guest who have been on record for longest, where there are any', async () => {
    interface Answered {
      readonly viewer: { readonly people: readonly string[] };
      readonly volunteer: { readonly volunteer: { readonly id: string } };
      readonly guest: { readonly guest: { readonly id: string } };
    }
    const asking = async (who: string, query: string): Promise<Answered> => {
      const cookie = (await signedIn(who)).cookie();
      const headers = { 'content-type': 'application/json', cookie, ...FROM_US };
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return ((await response.json()) as { data: Answered }).data;
    };
    expect((await asking('vibeke', '{ viewer { people } }')).viewer.people).toEqual([]);
    const recorded = await asking(
      'karen',
      `mutation {
        volunteer: registerVolunteer(input: { name: "Else" }, idempotencyKey: "1") { ... on VolunteerChanged { volunteer { id } } }
        guest: recordGuest(input: { name: "Gerda" }, idempotencyKey: "2") { ... on GuestChanged { guest { id } } }
      }`,
    );
    const { volunteer } = recorded.volunteer;
    const { guest } = recorded.guest;
    for (const [who, { id }] of Object.entries({ vibeke: volunteer, gerda: guest, rikke: guest, hanne: guest }))
      expect((await asking(who, '{ viewer { people } }')).viewer.people).toEqual([id]);
  });

  it('says who is signed in on the first page, and that nobody is before', async () => {
    const browser = new Browser();
    expect((await browser.go(`${url}/`)).text).toContain('Du er ikke logget ind');
    const { text, headers } = await browser.signIn(url, 'karen');
    expect(text).toMatch(/Du er logget ind som <strong>frivilligkoordinator<\/strong> i kommune <strong>0183</);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toContain('<script');
  });

  it('answers programs in text', async () => {
    const response = await fetch(`${url}/`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('/sign-in');
  });

  it('never shows a token to a browser, and leaves it one cookie that no script can read', async () => {
    const browser = await signedIn();
    await browser.go(`${url}/`);
    await browser.go(`${url}/sign-out`, {});
    // What every JWT looks like.
    expect(browser.received).not.toMatch(/eyJ[\w-]+\.eyJ/);
    const ofSessions = browser.setCookies.filter((cookie) => cookie.startsWith('samspil-session'));
    for (const cookie of ofSessions) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(ofSessions).toContainEqual(expect.stringMatching(/^samspil-session=[\w-]{43}; Path=\/; /));
    expect(browser.cookie()).not.toContain('samspil-session');
  });

  it('comes back to the page that was wanted', async () => {
    expect(new URL((await new Browser().signIn(url, 'karen', '/health?x=1')).url).pathname).toBe('/health');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example'])(
    'never leads to %j',
    async (to) => {
      expect((await new Browser().signIn(url, 'karen', to)).url).toBe(`${url}/`);
    },
  );

  it('gives a new session each time, whatever was there before, and ends the one before', async () => {
    const browser = new Browser();
    browser.plant('samspil-session', 'chosen-by-somebody-else');
    await browser.signIn(url, 'karen');
    const first = browser.cookie();
    expect(first).not.toContain('chosen-by-somebody-else');
    await browser.go(`${url}/sign-in`);
    expect(browser.cookie()).not.toBe(first);
    expect(await ask({ cookie: first, ...FROM_US })).toMatchObject({ status: 401 });
    expect(await ask({ cookie: browser.cookie(), ...FROM_US })).toMatchObject({ status: 200 });
  });

  it('tells who has no role here that they have none, and what says so', async () => {
    const gerda = demoPeople.find(({ subject }) => subject === 'gerda');
    const { kind } = gerda ?? {};
    Object.assign(gerda ?? {}, { kind: 'mayor' });
    const page = await new Browser().signIn(url, 'gerda');
    Object.assign(gerda ?? {}, { kind });
    expect(page.status).toBe(403);
    expect(page.text).toContain('Du er logget ind, men har ingen rolle her');
    expect(page.text).toContain('does not say in samspil_kind what you are here');
  });

  it('takes no answer that it did not ask for', async () => {
    const stranger = new Browser();
    expect(await stranger.ask(`${url}/signed-in?code=made-up&state=made-up`)).toMatchObject({ status: 400 });
    const begun = new Browser();
    await begun.ask(`${url}/sign-in`);
    const { status, text } = await begun.ask(`${url}/signed-in?code=made-up&state=made-up`);
    expect(status).toBe(400);
    expect(text).not.toContain('made-up');
    expect(begun.cookie()).toBe('');
    const refused = { type: 'AccessRefused', actor: expect.objectContaining({ kind: 'citizen' }) };
    expect(await securityEvents()).toContainEqual(refused);
  });
});

describe('a session', () => {
  let cookie: string;
  beforeAll(async () => (cookie = (await signedIn()).cookie()));

  it.each([
    ['one of our own pages', { 'sec-fetch-site': 'same-origin' }, 200],
    ['no page at all', { 'sec-fetch-site': 'none' }, 200],
    ['somebody else’s page', { 'sec-fetch-site': 'cross-site' }, 401],
    ['a neighbour’s page', { 'sec-fetch-site': 'same-site' }, 401],
    ['an unknown place', {}, 401],
    ['somebody else’s page in an old browser', { origin: 'https://evil.example' }, 401],
    ['a page without an origin', { origin: 'null' }, 401],
  ])('counts by where the request comes from: %s', async (_, headers, status) => {
    expect(await ask({ cookie, ...headers })).toMatchObject({ status });
  });

  it('counts from our own pages in an old browser too', async () => {
    expect(await ask({ cookie, origin: url })).toMatchObject({ status: 200 });
  });

  it('counts less than a token', async () => {
    const answer = await ask({ cookie, ...FROM_US, authorization: 'Bearer e30.e30.e30' });
    expect(answer).toMatchObject({ status: 401 });
  });

  it.each([
    ['our own page', (ours: string) => ours, true],
    ['somebody else’s page', () => 'https://evil.example', false],
    ['a program', () => undefined, false],
  ])('opens a WebSocket from %s or not', async (_, originFrom, isOpened) => {
    const origin = originFrom(url);
    class Socket extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie, ...FROM_US }, ...(origin && { origin }) });
      }
    }
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
    });
    const asked = client.iterate<{ viewer: { municipality: string } }>({ query: VIEWER }).next();
    const seen = await asked.then(
      ({ value }) => (value as { data: object }).data,
      () => 'refused',
    );
    expect(seen).toEqual(isOpened ? { viewer: expect.objectContaining({ municipality: '0183' }) } : 'refused');
    await client.dispose();
  });

  it('is not ended by somebody else’s page', async () => {
    const browser = await signedIn();
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect(await browser.ask(`${url}/sign-out`, {}, foreign)).toMatchObject({ status: 403 });
    expect(await ask({ cookie: browser.cookie(), ...FROM_US })).toMatchObject({ status: 200 });
  });

  it('ends at once when somebody signs out, here and at the issuer', async () => {
    const browser = await signedIn('aksel');
    const before = browser.cookie();
    const asking = await browser.go(`${url}/sign-out`, {});
    expect(await ask({ cookie: before, ...FROM_US })).toMatchObject({
      status: 401,
      message: expect.stringContaining('ended'),
    });
    const [, action = '', xsrf = ''] = /action="([^"]*)"[^]*name="xsrf" value="([^"]*)"/.exec(asking.text) ?? [];
    const home = await browser.go(action, { xsrf, logout: 'yes' });
    expect(home.url).toMatch(new RegExp(`^${url}/(\\?|$)`));
    // The issuer asks again who somebody is.
    expect((await browser.go(`${url}/sign-in`)).text).toContain('name="who"');
  });

  it('stands in the security log from its beginning to its end, with an id and no name', async () => {
    const actor = { id: actorIdOf(`${url}/demo-issuer`, 'aksel'), kind: 'auditor' };
    const events = await securityEvents();
    expect(events).toContainEqual({ type: 'SignedIn', actor });
    expect(events).toContainEqual({ type: 'SignedOut', actor });
    expect(JSON.stringify(events)).not.toContain('aksel');
  });
});

describe('npm run token', () => {
  const token = promisify(execFile);
  const run = (...args: string[]) => token(process.execPath, ['scripts/token.mjs', ...args]);

  it('prints a token of whoever one wants to be', async () => {
    const { stdout } = await run('karen', url);
    expect(await ask({ authorization: `Bearer ${stdout.trim()}` })).toMatchObject({ status: 200 });
  });

  it.each([
    ['who there is to be', ['somebody'], 'there is no somebody to be: there are karen, erik,'],
    ['to say who', [], 'say who you want to be'],
    ['to start Samspil', ['karen', 'http://localhost:1'], 'nothing answers at http://localhost:1: start Samspil'],
  ])('says %s where it cannot', async (_, args, sentence) => {
    const [who, where] = args;
    const failed: unknown = await run(...(who ? [who, where ?? url] : [])).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(sentence) });
  });
});

describe('an issuer of one’s own', () => {
  let ours: Served;
  beforeAll(async () => (ours = await start({ ...testIssuer.environment, SAMSPIL_CLIENT_ID: 'samspil' })));
  afterAll(() => ours.close());

  it('leaves no embedded one', async () => {
    expect((await fetch(`${ours.url}/demo-issuer/.well-known/openid-configuration`)).status).toBe(404);
    const run = promisify(execFile)(process.execPath, ['scripts/token.mjs', 'karen', ours.url]);
    await expect(run).rejects.toMatchObject({ stderr: expect.stringContaining('it has an issuer of its own') });
    expect(await ask({ authorization: await bearer('coordinator/0183/karen') }, ours.url)).toMatchObject({
      status: 200,
    });
  });

  it('is told of when it is away', async () => {
    testIssuer.goAway();
    const response = await fetch(`${ours.url}/sign-in`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await response.text()).toContain('svarer ikke lige nu');
    testIssuer.comeBack();
  });

  it('is known to be away by those who look after Samspil, which goes on, and asks those who need it to come again', async () => {
    testIssuer.goAway();
    const another = await start(testIssuer.environment);
    const headers = { authorization: await bearer('auditor/0183/aksel') };
    const checkpoint = await fetch(`${another.url}/audit/0183/checkpoint`, { method: 'POST', headers });
    expect({ status: checkpoint.status, after: checkpoint.headers.get('retry-after') }).toEqual({
      status: 503,
      after: '5',
    });
    expect(await checkpoint.text()).toContain('their issuer does not answer');
    const health = await fetch(`${another.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ issuer: { known: false, lastFailure: expect.any(String) } });
    testIssuer.comeBack();
    await another.close();
  });

  it('lets nobody in by a browser where it knows no Samspil', async () => {
    const nobody = await start(testIssuer.environment);
    const { status, text } = await new Browser().ask(`${nobody.url}/sign-in`);
    expect({ status, says: text.includes('SAMSPIL_CLIENT_ID') }).toEqual({ status: 404, says: true });
    await nobody.close();
  });
});
