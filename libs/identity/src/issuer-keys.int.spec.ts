import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SetClock } from '#kernel';
import { clockAt } from '#kernel/testing';
import { TestIssuer } from '../../../test/e2e/test-issuer.js';
import { Unauthenticated } from './actor-source.js';
import { claimsMappingSchema } from './claims.js';
import { IssuerKeys, IssuerUnavailable } from './issuer-keys.js';
import { IssuerState } from './issuer-state.js';
import { PeopleTokens } from './people-tokens.js';

const MINUTE = 60_000;
const KAREN = 'coordinator/0183/karen';
let issuer: TestIssuer;
let clock: SetClock;
let tokens: PeopleTokens;

beforeEach(async () => {
  issuer = await TestIssuer.start();
  clock = clockAt();
  tokens = believing(issuer.url);
});

const believing = (url: string, { keyOf } = new IssuerKeys(url, clock)): PeopleTokens =>
  new PeopleTokens(
    {
      url,
      audience: issuer.environment.SAMSPIL_AUDIENCE,
      tokenType: 'at+jwt',
      claims: claimsMappingSchema.parse({}),
      keyOf,
    },
    clock,
  );

const jwksAsked = () => issuer.asked.filter((path) => path === '/jwks').length;

describe('the keys of an issuer', () => {
  it('are asked for once, however many come with tokens', async () => {
    const token = await issuer.token(KAREN);
    await Promise.all(Array.from({ length: 50 }, () => tokens.actorOf(token)));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('are asked for again when a token names one that is not known, so that an issuer may change its key', async () => {
    await tokens.actorOf(await issuer.token(KAREN));
    await issuer.rotate();
    clock.advance(30_000);
    expect(await tokens.actorOf(await issuer.token(KAREN))).toMatchObject({ kind: 'coordinator' });
    expect(jwksAsked()).toBe(2);
  });

  it('are believed no more once the issuer has others', async () => {
    const old = await issuer.token(KAREN);
    await tokens.actorOf(old);
    await issuer.rotate();
    clock.advance(10 * MINUTE);
    // Those that are known are at hand, and the new ones on their way: whose token names one of those waits for them.
    expect(await tokens.actorOf(old)).toMatchObject({ kind: 'coordinator' });
    expect(await tokens.actorOf(await issuer.token(KAREN))).toMatchObject({ kind: 'coordinator' });
    expect(jwksAsked()).toBe(2);
    await expect(tokens.actorOf(old)).rejects.toThrow(Unauthenticated);
  });

  it('are not asked for at each token that names a made-up one', async () => {
    await tokens.actorOf(await issuer.token(KAREN));
    clock.advance(30_000);
    const forged = await issuer.forged('signed by a key that the issuer does not have');
    for (let n = 0; n < 100; n++) await expect(tokens.actorOf(forged)).rejects.toThrow(Unauthenticated);
    expect(jwksAsked()).toBe(2);
  });

  it('serve for an hour while the issuer is away', async () => {
    const token = await issuer.token(KAREN);
    await tokens.actorOf(token);
    issuer.goAway();
    clock.advance(59 * MINUTE);
    expect(await tokens.actorOf(token)).toMatchObject({ kind: 'coordinator' });
    clock.advance(MINUTE);
    await expect(tokens.actorOf(token)).rejects.toThrow(IssuerUnavailable);
    issuer.comeBack();
    clock.advance(5_000);
    expect(await tokens.actorOf(token)).toMatchObject({ kind: 'coordinator' });
  });

  it('that are known are at hand at once while the issuer hangs, and its trouble is told once', async () => {
    const told: string[] = [];
    const state = new IssuerState(clock, (sentence) => told.push(sentence));
    const keys = new IssuerKeys(issuer.url, clock, state);
    tokens = believing(issuer.url, keys);
    const token = await issuer.token(KAREN);
    expect({ known: keys.isKnown, lastFailure: state.lastFailure }).toEqual({ known: false, lastFailure: undefined });
    await tokens.actorOf(token);
    issuer.hang();
    clock.advance(10 * MINUTE);
    const before = performance.now();
    expect(await tokens.actorOf(token)).toMatchObject({ kind: 'coordinator' });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(keys.isKnown).toBe(true);
    clock.advance(50 * MINUTE);
    await expect(tokens.actorOf(token)).rejects.toThrow(IssuerUnavailable);
    expect(performance.now() - before).toBeLessThan(4_500);
    clock.advance(5_000);
    issuer.goAway();
    for (let n = 0; n < 3; n++) await expect(tokens.actorOf(token)).rejects.toThrow(IssuerUnavailable);
    issuer.comeBack();
    expect({ known: keys.isKnown, lastFailure: state.lastFailure }).toEqual({ known: false, lastFailure: clock.now() });
    expect(told).toEqual([
      'the issuer: its keys cannot be had: TimeoutError',
      'the issuer: its keys cannot be had: it answered with 503',
    ]);
  });

  it('that cannot be had say nothing against a token, and are asked for every five seconds at most', async () => {
    const token = await issuer.token(KAREN);
    issuer.goAway();
    for (let n = 0; n < 20; n++) await expect(tokens.actorOf(token)).rejects.toThrow(IssuerUnavailable);
    expect(issuer.asked).toHaveLength(1);
    clock.advance(5_000);
    await expect(tokens.actorOf(token)).rejects.toThrow('try again in a minute');
    expect(issuer.asked).toHaveLength(2);
  });

  it('are not taken from who calls itself otherwise', async () => {
    // The same server under another name.
    const another = believing(issuer.url.replace('127.0.0.1', 'localhost'));
    await expect(another.actorOf(await issuer.token(KAREN))).rejects.toThrow(IssuerUnavailable);
  });

  it('are not waited for at an address where nobody is', async () => {
    await expect(believing('http://127.0.0.1:1').actorOf(await issuer.token(KAREN))).rejects.toThrow(IssuerUnavailable);
  });
});
