import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IssuerUnavailable, type PeopleIssuer, PeopleTokens, Unauthenticated } from '#identity';
import { type DemoIssuer, demoIssuer } from '#identity/demo-issuer';
import { SetClock, instantOf } from '#kernel';
import { idFor } from '#kernel/testing';
import { Browser } from '../../../../test/e2e/browser.js';
import { BrowserSessions } from './browser-sessions.js';
import { NotKnownHere } from './not-known-here.js';
import { OpenId } from './open-id.js';

const MINUTE = 60_000;
let server: Server;
let ourUrl: string;
let issuer: DemoIssuer;
let clock: SetClock;
let openId: OpenId;
let isAway: boolean;

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = request.url?.replace(/^\/demo-issuer/, '');
    if (isAway) response.writeHead(503).end();
    else void issuer.answer(Object.assign(request, { originalUrl: request.url, url }), response);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  ourUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  // The issuer looks at the clock of the machine.
  clock = new SetClock(instantOf(Date.now()));
  isAway = false;
  await startAnew();
});

async function startAnew(): Promise<void> {
  issuer = await demoIssuer({
    ourUrl,
    here: ourUrl,
    clock,
    production: false,
    isForTryingOut: false,
    listensOn: '127.0.0.1',
    peopleOf: () => Promise.resolve([idFor('Gerda')]),
  });
  openId = openIdOf(issuer.issuer);
}

/** As an issuer elsewhere is found: by asking it. */
const openIdOf = (people: PeopleIssuer): OpenId =>
  new OpenId(new PeopleTokens(people, clock), { ...issuer.client, issuer: undefined }, ourUrl, clock);

/** Goes to the issuer and chooses somebody. @returns what the browser comes back with, and what was begun */
async function chosen(who = 'gerda') {
  const { url, started } = await openId.begin('/');
  const browser = new Browser();
  const page = await browser.go(url);
  const [, action = ''] = /action="([^"]*)"/.exec(page.text) ?? [];
  let { headers } = await browser.ask(new URL(action, ourUrl).href, { who });
  for (let to = headers.get('location'); to && !to.includes('/signed-in'); to = headers.get('location'))
    ({ headers } = await browser.ask(new URL(to, ourUrl).href));
  return { query: new URL(headers.get('location') ?? '').search, started };
}

describe('signing in at an issuer', () => {
  it('tells who somebody is, by their access token', async () => {
    const { query, started } = await chosen();
    const { actor, refreshToken, until } = await openId.finish(query, started);
    expect(actor).toMatchObject({ kind: 'guest', municipality: '0183', people: [idFor('Gerda')] });
    expect(refreshToken).toEqual(expect.any(String));
    expect(Date.parse(until) - Date.parse(clock.now())).toBeLessThanOrEqual(11 * MINUTE);
  });

  it('tells who is nobody here what is missing, and not that it took too long', async () => {
    const { claims } = issuer.issuer;
    openId = openIdOf({ ...issuer.issuer, claims: { ...claims, kind: 'roles' } });
    const { query, started } = await chosen();
    const failed = openId.finish(query, started);
    await expect(failed).rejects.toThrow(NotKnownHere);
    await expect(failed).rejects.toThrow('does not say in roles what you are here');
  });

  it('works once', async () => {
    const { query, started } = await chosen();
    await openId.finish(query, started);
    await expect(openId.finish(query, started)).rejects.toThrow(Unauthenticated);
  });

  it.each(['state', 'nonce', 'verifier'] as const)(
    'is of no use to who began another one: its %s differs',
    async (what) => {
      const { query, started } = await chosen();
      const { started: another } = await openId.begin('/');
      await expect(openId.finish(query, { ...started, [what]: another[what] })).rejects.toThrow(Unauthenticated);
    },
  );

  it.each(['?error=access_denied&state=', '?code=made-up&state=', '?state='])(
    'fails by the answer %s',
    async (query) => {
      const { started } = await openId.begin('/');
      const failed = openId.finish(`${query}${started.state}&iss=${encodeURIComponent(issuer.issuer.url)}`, started);
      await expect(failed).rejects.toThrow('begin again at /sign-in');
    },
  );

  it('waits for an issuer that is away, which is asked again after five seconds', async () => {
    isAway = true;
    await expect(openId.begin('/')).rejects.toThrow(IssuerUnavailable);
    isAway = false;
    clock.advance(4_999);
    await expect(openId.begin('/')).rejects.toThrow(IssuerUnavailable);
    clock.advance(1);
    const { query, started } = await chosen();
    isAway = true;
    await expect(openId.finish(query, started)).rejects.toThrow(IssuerUnavailable);
  });
});

describe('a session at an issuer', () => {
  it('goes on past its first token, and ends when the issuer has forgotten it', async () => {
    const { query, started } = await chosen('karen');
    const sessions = new BrowserSessions(clock, {
      refresh: (signedIn, keep) => openId.refresh(signedIn, keep),
      forget: (signedIn) => {
        openId.forget(signedIn);
      },
    });
    const id = sessions.begin(await openId.finish(query, started));
    clock.advance(10 * MINUTE);
    expect(await sessions.actorOf(id)).toMatchObject({ kind: 'coordinator' });
    isAway = true;
    clock.advance(MINUTE);
    await expect(sessions.actorOf(id)).rejects.toThrow(IssuerUnavailable);
    isAway = false;
    await startAnew();
    expect(await sessions.actorOf(id)).toBeUndefined();
  });
});
