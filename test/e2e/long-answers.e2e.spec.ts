import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { LimitedApi } from './limited-api.js';
import { bearer } from './test-issuer.js';

const MONA = 'careStaff/0183/mona';
/** As long as it may be: three bytes each. */
const NEEDS = '漢'.repeat(1_000);
/** That often, with names, is more than is sent here. */
const TOO_OFTEN = 10;

const often = (times: number): string =>
  `query ($id: ID!) { node(id: $id) { ... on Guest { ${Array.from({ length: times }, (_, n) => `a${n}: needs`).join(' ')} } } }`;

describe('an answer of long texts', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;
  let guest: string;
  let client: Client | undefined;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), { answer: { ...usualLimits.answer, mostBytes: 30_000 } });
    const record = `mutation ($input: RecordGuestInput!) {
      recordGuest(input: $input, idempotencyKey: "long") { ... on GuestChanged { guest { id } recorded { token } } }
    }`;
    const input = { name: 'Gerda', needs: NEEDS };
    const { body } = await api.ask(record, { input }, { as: MONA });
    guest = body.data.recordGuest.guest.id;
    await api.ask('query ($token: String!) { recorded(token: $token) }', body.data.recordGuest.recorded, { as: MONA });
  });
  afterEach(() => {
    client?.terminate();
  });
  afterAll(() => api.close());

  const refusal = {
    message: expect.stringMatching(/^The answer to this has more than 30000 bytes/),
    extensions: { code: 'TOO_EXPENSIVE', mostBytes: 30_000 },
  };

  it('is refused before anything is read, also where one id is said again and again', async () => {
    const text = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Guest { ${Array.from({ length: 95 }, (_, n) => `a${n}: needs`).join(' ')} } } }`;
    const { status, body } = await api.ask(text, { ids: Array.from({ length: 100 }, () => guest) }, { as: MONA });
    expect([status, body.errors[0].extensions]).toEqual([
      400,
      expect.objectContaining({ code: 'TOO_EXPENSIVE', mostBytes: usualLimits.answer.bytes }),
    ]);
  });

  it('is not sent where it has come out longer than any that is, and is told its cost all the same', async () => {
    expect((await api.ask(often(TOO_OFTEN - 1), { id: guest }, { as: MONA })).body.data.node.a8).toBe(NEEDS);
    const { status, body } = await api.ask(often(TOO_OFTEN), { id: guest }, { as: MONA });
    expect([status, body]).toEqual([
      400,
      { errors: [refusal], extensions: { cost: expect.objectContaining({ requested: 2 }) } },
    ]);
  });

  it('is not sent over a WebSocket either', async () => {
    client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: await bearer(MONA) },
      retryAttempts: 0,
    });
    const asked = client.iterate({ query: often(TOO_OFTEN), variables: { id: guest } });
    expect((await asked.next()).value).toEqual({
      errors: [refusal],
      extensions: { cost: expect.objectContaining({ requested: 2 }) },
    });
    const fewer = client.iterate<{ node: object }>({ query: often(TOO_OFTEN - 1), variables: { id: guest } });
    expect((await fewer.next()).value).toMatchObject({ data: { node: { a8: NEEDS } } });
  });
});
