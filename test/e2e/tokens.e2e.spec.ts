import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { OwnTokens } from '#identity';
import { type SetClock, dateIn } from '#kernel';
import { ISHOEJ, clockAt, idFor } from '#kernel/testing';
import { type ClockedApi, startAt } from './clocked-api.js';
import { type Forgery, bearer, testIssuer } from './test-issuer.js';

const newFolder = temporaryFolder();
let clock: SetClock;
let api: ClockedApi;

beforeAll(async () => {
  clock = clockAt();
  api = await startAt(newFolder(), clock);
});
afterAll(() => api.close());

async function ask(authorization?: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${api.caller.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }), ...headers },
    body: JSON.stringify({ query: '{ viewer { municipality } }' }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as {
    data?: { viewer: { municipality: string } };
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, municipality: data?.viewer.municipality, code: errors?.[0]?.extensions.code, text };
}

describe('who asks', () => {
  it('is whose token it is, in the municipality that it says and in no other', async () => {
    expect(await ask(await bearer('coordinator/0183/karen'))).toMatchObject({ status: 200, municipality: '0183' });
    expect(await ask(await bearer('coordinator/0187/karen'))).toMatchObject({ status: 200, municipality: '0187' });
  });

  it('is nobody without a token, whatever other headers say', async () => {
    const said = {
      'samspil-actor': 'coordinator/0183/karen',
      'x-forwarded-user': 'karen',
      'samspil-municipality': '0183',
    };
    expect(await ask(undefined, said)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it.each<Forgery>([
    'signed by nobody',
    'signed with the public key as a secret',
    'signed by a stranger under a known key id',
    'signed by a key that the issuer does not have',
    'altered after it was signed',
    'for another audience',
    'from another issuer',
    'an ID token',
    'expired',
    'not valid yet',
    'issued in the future',
    'without an end',
  ])('is nobody by a token that is %s', async (how) => {
    const token = await testIssuer.forged(how);
    const { text, ...answer } = await ask(`Bearer ${token}`);
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(text).not.toContain(token.split('.')[1]);
  });

  it.each([
    'system/0183/samspil',
    'citizen/0183/somebody',
    'partner/0183/aab',
    'coordinator/0000/karen',
    'mayor/0183/x',
  ])('is never %s by a token of an issuer of people', async (who) => {
    expect(await ask(await bearer(who))).toMatchObject({ status: 401 });
  });

  it('is nobody by a partner’s token of another installation, and by one of ours for a client that there is not', async () => {
    const claims = { clientId: idFor('client'), municipality: ISHOEJ, organisationId: idFor('AAB'), scopes: [] };
    const port = new URL(api.caller.url).port;
    const ourUrl = `http://localhost:${port}`;
    for (const key of [new Uint8Array(32).fill(7), api.installation.partnerTokenKey]) {
      const { token } = await new OwnTokens(key, ourUrl, clock).sign(claims);
      expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 401 });
    }
  });
});

describe('an issuer', () => {
  it('may change its keys while Samspil runs', async () => {
    const old = await bearer('coordinator/0183/karen');
    expect(await ask(old)).toMatchObject({ status: 200 });
    await testIssuer.rotate();
    clock.advance(30_000);
    expect(await ask(await bearer('coordinator/0183/karen'))).toMatchObject({ status: 200 });
    expect(await ask(old)).toMatchObject({ status: 401 });
  });

  it('that does not answer makes nobody a stranger: they are to try again', async () => {
    const token = await bearer('coordinator/0183/karen');
    testIssuer.goAway();
    clock.advance(2 * 60 * 60_000);
    const { status, text } = await ask(token);
    expect(status).toBe(503);
    expect(text).toContain('try again');
    testIssuer.comeBack();
    clock.advance(5_000);
    expect(await ask(token)).toMatchObject({ status: 200 });
  });
});

describe('the security log', () => {
  it('tells of refusals once a minute, by no address and no name', async () => {
    const { securityLog, journal } = api.installation;
    // What was counted until now is told, and that minute is over too.
    clock.advance(60_000);
    await securityLog.flush();
    clock.advance(60_000);
    const stream = `security-0000_${dateIn(clock.now())}`;
    const before = (await journal.load(stream)).length;
    for (let n = 0; n < 10; n++) await ask();
    await securityLog.flush();
    const events = (await journal.load(stream)).slice(before);
    expect(events).toMatchObject([
      { type: 'AccessRefused', data: { reason: 'noCredentials' }, metadata: { actor: { kind: 'citizen' } } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/127\.0\.0\.1|::1|karen/);
  });
});
