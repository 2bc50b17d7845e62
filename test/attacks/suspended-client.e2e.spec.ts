import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { type Partner, partnerBearer, partnerIn, tokenAsked } from './partner.js';
import { type Town, did, townIn } from './town.js';

const ROOT = 'administrator/0183/root';
const CAFES = '{ cafes(first: 1) { edges { node { name } } } }';
const FOLLOW = 'subscription ($after: LogIndex) { changes(after: $after) { index } }';

describe('a client that was suspended', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let town: Town;
  let partner: Partner;
  let token: string;

  beforeAll(async () => {
    attacked = await Attacked.start(folder(), { SAMSPIL_PROXIES: '1' });
    town = await townIn(attacked, '0183');
    partner = await partnerIn(attacked, '0183');
    token = await partnerBearer(attacked, partner);
  });
  afterAll(() => attacked.close());

  const managed = (mutation: string, more: object = {}) =>
    did(attacked, ROOT, mutation, { apiClientId: partner.apiClientId, ...more }, '');
  const following = () => {
    const client = createClient({
      url: `${attacked.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: token },
      retryAttempts: 0,
    });
    return {
      client,
      told: client.iterate<{ changes: { index: string } }>({ query: FOLLOW, variables: { after: '0' } }),
    };
  };

  it('is told nothing more, whatever it has in hand and whatever stands open', async () => {
    expect((await attacked.ask(token, CAFES)).status).toBe(200);
    const { client, told } = following();
    expect((await told.next()).value).toMatchObject({ data: { changes: { index: expect.any(String) } } });

    await managed('suspendApiClient', { reason: 'agreementDisputed' });
    const { status, code, text } = await attacked.ask(token, CAFES);
    expect([status, code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(text).not.toContain('Café');
    // The next change finds it gone; what was on its way before may still arrive.
    await did(
      attacked,
      'coordinator/0183/karen',
      'setCafeSessionTheme',
      { sessionId: town.sessionId, theme: 'Hemmeligt' },
      '',
    );
    const heard: unknown[] = [];
    try {
      for await (const message of told) heard.push(message);
    } catch {
      // Closed with a code that says so.
    }
    expect(JSON.stringify(heard)).not.toContain('Hemmeligt');
    await client.dispose();
  });

  it('gets no new token, in the words that a stranger hears', async () => {
    const asked = async (secret: string) => {
      const form = { client_id: partner.clientId, client_secret: secret };
      const { status, text } = await tokenAsked(attacked, form, { 'x-forwarded-for': '192.0.2.7' });
      return [status, text];
    };
    expect(await asked(partner.secret)).toEqual(await asked('samspil_wrong'));
  });

  it('opens no WebSocket', async () => {
    const { told, client } = following();
    await expect(told.next()).rejects.toMatchObject({ code: 4403 });
    await client.dispose();
  });

  it('again and again keeps nobody from being answered, and does nothing', async () => {
    const before = await attacked.facts();
    await othersAreAnswered('suspended-client', attacked, () => attacked.ask(token, CAFES));
    expect(await attacked.facts()).toEqual(before);
  });

  it('is let in again when it is reinstated, and never once it has ended', async () => {
    await managed('reinstateApiClient');
    expect((await attacked.ask(token, CAFES)).status).toBe(200);
    await managed('endApiClient');
    // From an address that has not been refused so often that it is heard no more.
    expect((await attacked.ask(token, CAFES, {}, { 'x-forwarded-for': '192.0.2.8' })).status).toBe(401);
  });
});
