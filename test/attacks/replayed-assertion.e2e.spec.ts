import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { temporaryFolder } from '#event-store/testing';
import { testIssuer } from '../e2e/test-issuer.js';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { type Partner, partnerIn, tokenAsked } from './partner.js';
import { did } from './town.js';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Assertions must have been made since the server started; a client's clock may be ahead by five seconds. */
const AHEAD = 4.9;

describe('an assertion that was overheard', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let partner: Partner;
  let privateKey: CryptoKey;
  let before: readonly string[];
  /** Each try comes from an address of its own, so that no limit on addresses hides what is tried. */
  let addresses = 0;

  beforeAll(async () => {
    attacked = await Attacked.start(folder(), { SAMSPIL_PROXIES: '1' });
    partner = await partnerIn(attacked, '0183');
    const pair = await generateKeyPair('EdDSA');
    ({ privateKey } = pair);
    const publicJwk = JSON.stringify({ ...(await exportJWK(pair.publicKey)), kid: 'one' });
    await did(attacked, 'administrator/0183/root', 'addClientKey', { apiClientId: partner.apiClientId, publicJwk }, '');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const assertion = (changes: object = {}) => {
    const now = Date.now() / 1000;
    return new SignJWT({
      iss: partner.clientId,
      sub: partner.clientId,
      aud: `${attacked.ownUrl}/oauth/token`,
      iat: now + AHEAD,
      exp: now + 60,
      jti: randomUUID(),
      ...changes,
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .sign(privateKey);
  };
  const sent = async (signed: string) => {
    const form = { client_assertion_type: JWT_BEARER, client_assertion: signed };
    const answer = await tokenAsked(attacked, form, { 'x-forwarded-for': `192.0.2.${++addresses % 250}` });
    return [answer.status, answer.body.error as string | undefined];
  };
  const refused = [401, 'invalid_client'];

  it('is good for one token, and for none the second time', async () => {
    const signed = await assertion();
    expect(await sent(signed)).toEqual([200, undefined]);
    expect(await sent(signed)).toEqual(refused);
  });

  it('is good for one token where it is sent ten times at once', async () => {
    const signed = await assertion();
    const answers = await Promise.all(Array.from({ length: 10 }, () => sent(signed)));
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.filter(([status]) => status === 401)).toHaveLength(9);
  });

  it('is good for one token where it is written otherwise', async () => {
    const signed = await assertion();
    expect(await sent(signed)).toEqual([200, undefined]);
    const [header = '', payload = '', signature = ''] = signed.split('.');
    // The last letter of a base64url text holds bits that nobody reads.
    const last = signature.slice(-1);
    const twin = String.fromCharCode(last.charCodeAt(0) + 1);
    for (const other of [
      `${signed}=`,
      `${header}.${payload}=.${signature}`,
      `${header}.${payload}.${signature.slice(0, -1)}${twin}`,
      ` ${signed}`,
      `${signed}\n`,
    ])
      expect((await sent(other))[0]).toBe(401);
  });

  it('is good for none at a server that was restarted since', async () => {
    const [taken, kept] = [await assertion(), await assertion()];
    expect(await sent(taken)).toEqual([200, undefined]);
    await attacked.restart();
    expect(await sent(taken)).toEqual(refused);
    expect(await sent(kept)).toEqual(refused);
    expect(await sent(await assertion())).toEqual([200, undefined]);
  });

  it.each<[string, () => Promise<string>]>([
    ['lives for a day', () => assertion({ exp: Date.now() / 1000 + 86_400 })],
    ['was made for others too', () => assertion({ aud: [attacked.ownUrl, 'https://evil.example'] })],
    ['has no number of its own', () => assertion({ jti: undefined })],
    ['has an empty number', () => assertion({ jti: '' })],
    ['was made by the client for another one', () => assertion({ sub: `0187${partner.clientId.slice(4)}` })],
    ['is a person’s access token', () => testIssuer.token('coordinator/0183/karen')],
  ])('is good for none where it %s', async (_what, signed) => {
    expect(await sent(await signed())).toEqual(refused);
  });

  it('again and again keeps nobody from being answered, and the client itself not from signing in', async () => {
    const signed = await assertion();
    await sent(signed);
    await othersAreAnswered('replayed-assertion', attacked, () => sent(signed));
    expect(await sent(await assertion())).toEqual([200, undefined]);
  });

  it('does nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
