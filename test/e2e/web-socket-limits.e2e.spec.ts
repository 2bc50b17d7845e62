import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, type ExecutionResult, type SubscribePayload, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { LimitedApi } from './limited-api.js';
import { bearer } from './test-issuer.js';

describe('over a WebSocket', () => {
  const folder = temporaryFolder();
  const clients: Client[] = [];
  let api: LimitedApi;
  let few: LimitedApi | undefined;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), {
      price: { mostOfOneRequest: 80, mostOfOneSubscription: 5, perMinute: 100 },
      queryMilliseconds: 100,
      webSockets: { ...usualLimits.webSockets, messageBytes: 10_000 },
    });
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.terminate();
  });
  afterAll(async () => {
    await few?.close();
    await api.close();
  });

  const addressOf = ({ url }: LimitedApi) => `${url.replace('http', 'ws')}/graphql`;

  async function connected(as: string, to = api): Promise<Client> {
    const client = createClient({
      url: addressOf(to),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: await bearer(as) },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
    });
    clients.push(client);
    return client;
  }

  /** The first answer. */
  async function asked(client: Client, payload: SubscribePayload): Promise<ExecutionResult> {
    const { value } = (await client.iterate(payload).next()) as { value: ExecutionResult };
    return value;
  }

  let cafes = 0;
  /** Something that changes: as somebody who asks for nothing else. */
  async function opensCafe(): Promise<void> {
    const recurrence = { firstDate: '2026-01-06', rrule: 'FREQ=WEEKLY;UNTIL=20281231' };
    const cafe = { name: `Café ${++cafes}`, place: 'Ishøj', hostOrganisation: 'AAB', recurrence, capacity: 20 };
    const input = { ...cafe, opens: '14:00', closes: '16:00', roles: [] };
    const { body } = await api.ask(
      'mutation ($input: OpenCafeInput!, $key: String!) { openCafe(input: $input, idempotencyKey: $key) { __typename } }',
      { input, key: `key-${cafes}` },
      { as: `coordinator/0183/opener-${cafes}` },
    );
    expect(body.data.openCafe).toEqual({ __typename: 'CafeChanged' });
  }

  /** What an operation is refused with. */
  async function refusalOf(client: Client, payload: SubscribePayload): Promise<unknown> {
    try {
      const { errors } = await asked(client, payload);
      return errors?.[0]?.extensions['code'];
    } catch (refused) {
      return Array.isArray(refused) ? (refused[0] as { extensions: { code: string } }).extensions.code : refused;
    }
  }

  it('queries are answered with what they cost, and what is too much is refused as over HTTP', async () => {
    const client = await connected('coordinator/0183/karen');
    const page = (first: number) => ({ query: `{ cafes(first: ${first}) { edges { cursor } } }` });
    expect(await asked(client, page(60))).toMatchObject({
      data: { cafes: { edges: [] } },
      extensions: { cost: { requested: 66, budget: 100, left: 34 } },
    });
    expect(await refusalOf(client, page(90))).toBe('TOO_EXPENSIVE');
    expect(await refusalOf(client, page(40))).toBe('TOO_MANY_REQUESTS');
    expect(await refusalOf(client, { query: '{ cafes' })).toBe('GRAPHQL_PARSE_FAILED');
    expect(await refusalOf(client, { query: '{ nothingOfThat }' })).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refusalOf(client, { query: 'query A { __typename } query B { __typename }' })).toBe(
      'OPERATION_RESOLUTION_FAILURE',
    );
    expect(await refusalOf(client, { query: '', extensions: { persistedQuery: { sha256Hash: '0' } } })).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    // Each of the five that were looked at is owed for.
    expect(await asked(client, page(20))).toMatchObject({ extensions: { cost: { requested: 22, left: 7 } } });
  });

  it('what is not valid costs what it took to find out, and is told to be so however much of it there is', async () => {
    const client = await connected('coordinator/0183/wrong');
    const wrong = `{ ${Array.from({ length: 900 }, (_, n) => `nothing${n}`).join(' ')} }`;
    expect(await refusalOf(client, { query: wrong })).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await asked(client, { query: '{ __typename }' })).toMatchObject({ extensions: { cost: { left: 9 } } });
    expect(await refusalOf(client, { query: `${'{ node '.repeat(16)}${'}'.repeat(16)}` })).toBe('DOCUMENT_TOO_LARGE');
    expect(await refusalOf(client, { query: '{ __typename }' })).toBe('TOO_MANY_REQUESTS');
  });

  it('an event of a subscription may cost less than a request, and none is read once nothing is left', async () => {
    const follower = 'coordinator/0183/follower';
    const client = await connected(follower);
    const large = `subscription { changes { ${Array.from({ length: 50 }, (_, n) => `a${n}: id`).join(' ')} } }`;
    expect(await refusalOf(client, { query: large })).toBe('TOO_EXPENSIVE');
    for (let opened = 0; opened < 2; opened++) await opensCafe();
    const told = client.iterate({ query: 'subscription { changes(after: "0") { type } }' });
    expect((await told.next()).value).toMatchObject({
      data: { changes: { type: 'dk.samspil.cafe.opened' } },
      extensions: { cost: { requested: 2 } },
    });
    for (let left = 100; left > 0;) {
      const first = Math.max(1, Math.min(60, Math.floor(left / 1.1)));
      const { body } = await api.ask(`{ cafes(first: ${first}) { pageInfo { hasNextPage } } }`, {}, { as: follower });
      left = body.extensions.cost.left;
    }
    await opensCafe();
    // What was told before may still be on its way.
    const goesOn = async () => {
      for (let event = 0; event < 10; event++) await told.next();
    };
    await expect(goesOn()).rejects.toMatchObject([{ extensions: { code: 'TOO_MANY_REQUESTS' } }]);
  });

  it('a query that takes too long is given up, and nothing of it answered', async () => {
    const { asOf } = api.served.installation;
    const present = asOf.present.bind(asOf);
    let goOn: () => void = () => undefined;
    const going = new Promise<void>((go) => (goOn = go));
    asOf.present = async (municipality) => {
      await going;
      return present(municipality);
    };
    const answer = await asked(await connected('coordinator/0183/slow'), { query: '{ history { index } __typename }' });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'TOOK_TOO_LONG' } }]);
    // Not even what had been found.
    expect(answer).not.toHaveProperty('data');
    expect(answer.extensions).toMatchObject({ cost: { budget: 100 } });
    asOf.present = present;
    goOn();
  });

  it('a message that is too large ends its connection, and nobody else’s', async () => {
    const client = await connected('coordinator/0183/else');
    const other = await connected('coordinator/0183/gerda');
    const large = { query: '{ __typename }', variables: { text: 'x'.repeat(20_000) } };
    expect(await refusalOf(client, large)).toMatchObject({ code: 1009 });
    expect(await asked(other, { query: '{ __typename }' })).toMatchObject({ data: { __typename: 'Query' } });
  });

  it.each([
    [
      'a page of somebody else’s, in a browser that is signed in here',
      { origin: 'https://evil.example', cookie: 'a=b' },
      '/graphql',
      403,
    ],
    ['an address where there is nothing', {}, '/graphqlx', 404],
    ['an address that is none', {}, '//', 404],
  ])('%s is not let in', async (_what, headers, path, status) => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', { headers });
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(status);
  });

  it('one client has so many connections, and all have so many', async () => {
    const webSockets = { ...usualLimits.webSockets, ofOneClient: 2, inAll: 3 };
    few = await LimitedApi.start(folder(), { webSockets });
    const many = 'coordinator/0183/many';
    for (const client of [await connected(many, few), await connected(many, few)])
      expect(await asked(client, { query: '{ __typename }' })).toMatchObject({ data: {} });
    const tooMany = await connected(many, few);
    expect(await refusalOf(tooMany, { query: '{ __typename }' })).toMatchObject({ code: 1013 });
    // Who is told so comes back of itself, once there is room.
    const patient = createClient({
      url: addressOf(few),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: await bearer(many) },
      lazy: false,
      onNonLazyError: () => undefined,
      retryAttempts: 100,
      retryWait: async () => clients[0]?.dispose(),
    });
    clients.push(patient);
    expect(await asked(patient, { query: '{ __typename }' })).toMatchObject({ data: {} });
    expect(await asked(await connected('coordinator/0183/another', few), { query: '{ __typename }' })).toMatchObject({
      data: {},
    });
    const socket = new WebSocket(addressOf(few), 'graphql-transport-ws');
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(503);
    await patient.dispose();
  });
});
