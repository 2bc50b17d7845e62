import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { Browser } from '../e2e/browser.js';
import type { Attacked } from './attacked.js';
import { FROM_US, signedIn, startedForBrowsers } from './browsing.js';
import { othersAreAnswered } from './meanwhile.js';

const EVIL = 'https://evil.example';
const MUTATION = 'mutation { recordGuest(input: { name: "Mallory" }, idempotencyKey: "csrf") { __typename } }';
const FOREIGN: Readonly<Record<string, string>> = { origin: EVIL, 'sec-fetch-site': 'cross-site', referer: `${EVIL}/` };

type Said = Readonly<Record<string, string>>;

describe('a page of somebody else’s, in a browser that is signed in here', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let cookie: string;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await startedForBrowsers(folder());
    cookie = (await signedIn(attacked)).cookie();
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const sent = (path: string, body: string | undefined, headers: Said, method = 'POST') =>
    attacked.send(path, { method, headers: { cookie, ...headers }, ...(body !== undefined && { body }) });
  const json = JSON.stringify({ query: MUTATION });
  const form = new URLSearchParams({ query: MUTATION }).toString();
  const parts = `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${json}\r\n--x\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--x--`;
  const address = `/graphql?${form}`;

  it.each<[string, string, string | undefined, Said]>([
    ['a form', '/graphql', form, { 'content-type': 'application/x-www-form-urlencoded', ...FOREIGN }],
    ['a form of text', '/graphql', json, { 'content-type': 'text/plain', ...FOREIGN }],
    ['a form of files', '/graphql', parts, { 'content-type': 'multipart/form-data; boundary=x', ...FOREIGN }],
    ['a form of no type', '/graphql', json, { 'content-type': '', ...FOREIGN }],
    [
      'text that also calls itself JSON',
      '/graphql',
      json,
      { 'content-type': 'text/plain; application/json', ...FOREIGN },
    ],
    [
      'a form whose type names JSON',
      '/graphql',
      form,
      { 'content-type': 'application/x-www-form-urlencoded; x=application/json', ...FOREIGN },
    ],
    ['an image', address, undefined, { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
    [
      'an image with a header that only programs send',
      address,
      undefined,
      { 'apollo-require-preflight': '1', ...FOREIGN },
    ],
    ['a link to a mutation', address, undefined, { 'sec-fetch-site': 'none', accept: 'text/html' }],
    ['a link to a mutation, from a page of ours', address, undefined, { ...FROM_US, 'apollo-require-preflight': '1' }],
    ['JSON, as if it had been allowed', '/graphql', json, { 'content-type': 'application/json', ...FOREIGN }],
    [
      'JSON from a neighbour',
      '/graphql',
      json,
      { 'content-type': 'application/json', 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' },
    ],
    ['JSON from nowhere', '/graphql', json, { 'content-type': 'application/json', origin: 'null' }],
    [
      'JSON with two origins',
      '/graphql',
      json,
      { 'content-type': 'application/json', origin: `http://localhost:1 ${EVIL}` },
    ],
    ['JSON in an old browser that says nothing', '/graphql', json, { 'content-type': 'application/json' }],
    [
      'another method that is said to be meant',
      '/graphql',
      json,
      { 'content-type': 'application/json', 'x-http-method-override': 'POST', ...FOREIGN },
    ],
    ['a batch', '/graphql', `[${json}]`, { 'content-type': 'application/json', ...FROM_US }],
  ])('has nothing done by %s', async (_what, path, body, headers) => {
    const method = body === undefined ? 'GET' : headers['x-http-method-override'] ? 'PUT' : 'POST';
    const { status, text } = await sent(path, body, headers, method);
    // Who opens the address in a browser gets a page to try queries on, which has asked nothing yet.
    if (!/<!DOCTYPE html>/i.test(text)) expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain('GuestChanged');
    expect(await attacked.facts()).toEqual(before);
  });

  it('may not ask beforehand', async () => {
    const asked = {
      ...FOREIGN,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const { headers } = await sent('/graphql', undefined, asked, 'OPTIONS');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('reads no answer and shows no page of ours in a frame', async () => {
    for (const path of ['/', '/health', '/sign-in', '/graphql', '/forms/0183', '/audit/0183/checkpoint']) {
      const { headers } = await sent(path, undefined, FOREIGN, 'GET');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toMatch(/^same-(origin|site)$/);
    }
  });

  it.each<[string, Said]>([
    ['with the cookie', { origin: EVIL }],
    ['with the cookie, from nowhere', { origin: 'null' }],
    ['with the cookie, from a neighbour', { origin: 'http://localhost:1' }],
    ['with the cookie and a word of the browser', { origin: EVIL, 'sec-fetch-site': 'same-origin' }],
    ['with the cookie, and nothing of where it is from', {}],
  ])('opens no WebSocket %s', async (_how, headers) => {
    const socket = new WebSocket(`ws://127.0.0.1:${attacked.port}/graphql`, 'graphql-transport-ws', {
      headers: { cookie, ...headers },
    });
    socket.on('error', () => undefined);
    socket.on('open', () => {
      socket.send('{"type":"connection_init"}');
    });
    const heard: string[] = [];
    socket.on('message', (message: Buffer) => {
      heard.push(message.toString());
      socket.terminate();
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(heard).toEqual([]);
  });

  it('signs nobody out, and makes nobody make a checkpoint', async () => {
    expect((await sent('/sign-out', '', FOREIGN)).status).toBe(403);
    expect((await sent('/sign-out', undefined, FOREIGN, 'GET')).status).toBe(404);
    expect((await sent('/audit/0183/checkpoint', '', FOREIGN)).status).toBe(401);
    expect(
      (
        await sent('/graphql', JSON.stringify({ query: '{ viewer { kind } }' }), {
          'content-type': 'application/json',
          ...FROM_US,
        })
      ).status,
    ).toBe(200);
  });

  it('signs nobody in as somebody else, by a sign-in that the attacker began', async () => {
    // The attacker signs in, and stops where the issuer sends them back: that address is what the victim is led to.
    const mallory = new Browser();
    const begun = await mallory.ask(`${attacked.ownUrl}/sign-in`);
    let page = begun;
    for (let steps = 0; steps < 5 && page.headers.get('location'); steps++)
      page = await mallory.ask(new URL(page.headers.get('location') ?? '', page.url).href);
    const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(page.text) ?? [];
    page = await mallory.ask(new URL(action, attacked.ownUrl).href, { who: 'erik' });
    for (let steps = 0; steps < 5 && !page.headers.get('location')?.includes('/signed-in'); steps++)
      page = await mallory.ask(new URL(page.headers.get('location') ?? '', page.url).href);
    const lure = new URL(page.headers.get('location') ?? '', attacked.ownUrl).href;
    expect(lure).toContain('/signed-in?code=');

    const stranger = new Browser();
    const victim = new Browser();
    await victim.ask(`${attacked.ownUrl}/sign-in`);
    for (const browser of [stranger, victim]) {
      expect((await browser.ask(lure, undefined, FOREIGN)).status).toBe(400);
      expect(browser.setCookies.filter((set) => /^samspil-session=[^;]/.test(set))).toEqual([]);
    }
  });

  it('again and again keeps nobody from being answered', async () => {
    await othersAreAnswered('csrf', attacked, () =>
      sent('/graphql', json, { 'content-type': 'text/plain', ...FOREIGN }),
    );
    expect(await attacked.facts()).toEqual(before);
  });
});
