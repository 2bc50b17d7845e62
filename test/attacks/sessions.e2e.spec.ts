import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { Browser } from '../e2e/browser.js';
import type { Attacked } from './attacked.js';
import { FROM_US, signedIn, startedForBrowsers } from './browsing.js';
import { othersAreAnswered } from './meanwhile.js';

const WHO = '{ viewer { kind municipality } }';
const guessed = (): string => randomBytes(32).toString('base64url');

describe('a session that is somebody else’s', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await startedForBrowsers(folder());
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const asked = (cookie: string, headers: Readonly<Record<string, string>> = FROM_US) =>
    attacked.ask('', WHO, {}, { cookie, ...headers });

  it('is not had by choosing its name before they sign in', async () => {
    const chosen = guessed();
    const victim = new Browser();
    victim.plant('samspil-session', chosen);
    await victim.signIn(attacked.ownUrl, 'karen');
    expect(victim.cookie()).not.toContain(chosen);
    expect((await asked(`samspil-session=${chosen}`)).status).toBe(401);
    expect((await asked(victim.cookie())).status).toBe(200);
  });

  it('is not had by beginning a sign-in in their browser', async () => {
    const victim = new Browser();
    const begun = { to: '/', verifier: guessed(), state: 'chosen', nonce: 'chosen' };
    victim.plant('samspil-session-begun', Buffer.from(JSON.stringify(begun)).toString('base64url'));
    expect((await victim.ask(`${attacked.ownUrl}/signed-in?code=chosen&state=chosen`)).status).toBe(400);
    expect(victim.cookie()).not.toContain('samspil-session=');
  });

  it('is worth nothing on a page of another origin', async () => {
    const stolen = (await signedIn(attacked)).cookie();
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://evil.example' },
      { origin: `${attacked.ownUrl}.evil.example` },
      { origin: attacked.ownUrl, 'sec-fetch-site': 'cross-site' },
      { origin: attacked.ownUrl.toUpperCase() },
      { 'sec-fetch-site': 'SAME-ORIGIN' },
      { referer: `${attacked.ownUrl}/` },
      {},
    ];
    for (const headers of foreign) expect((await asked(stolen, headers)).status).toBe(401);
  });

  it.each<[string, (cookie: string) => string]>([
    ['its name in capitals', (cookie) => cookie.toUpperCase()],
    ['a letter changed', (cookie) => cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['a letter less', (cookie) => cookie.slice(0, -1)],
    ['a letter more', (cookie) => `${cookie}A`],
    ['the name that it would have over TLS', (cookie) => cookie.replace('samspil-session=', '__Host-samspil-session=')],
    ['something made up in front of it', (cookie) => `samspil-session=${guessed()}; ${cookie}`],
    ['the name of something that every object has', () => 'samspil-session=__proto__'],
    ['nothing', () => 'samspil-session='],
  ])('is not had with %s', async (_how, changed) => {
    const { status, text } = await asked(changed((await signedIn(attacked)).cookie()));
    expect(status).toBe(401);
    expect(text).not.toMatch(/samspil-session=/);
  });

  it('is over when they sign out, wherever its cookie is kept', async () => {
    const victim = await signedIn(attacked);
    const stolen = victim.cookie();
    expect((await asked(stolen)).status).toBe(200);
    await victim.ask(`${attacked.ownUrl}/sign-out`, {});
    expect((await asked(stolen)).status).toBe(401);
    expect((await asked(`${stolen}; samspil-session=${guessed()}`)).status).toBe(401);
  });

  it('is over when the server is started again', async () => {
    const stolen = (await signedIn(attacked)).cookie();
    await attacked.restart();
    expect((await asked(stolen)).status).toBe(401);
    attacked.honestly = { as: '', headers: { cookie: (await signedIn(attacked)).cookie(), ...FROM_US } };
  });

  it('is not had by guessing, and whoever guesses keeps nobody from being answered', async () => {
    const statuses = new Set<number>();
    await othersAreAnswered('sessions', attacked, async () =>
      statuses.add((await asked(`samspil-session=${guessed()}`)).status),
    );
    expect([...statuses].filter((status) => ![401, 429].includes(status))).toEqual([]);
    expect(await attacked.facts()).toEqual(before);
  });
});
