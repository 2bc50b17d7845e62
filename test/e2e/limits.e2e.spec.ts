import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { tokenOf } from '#graphql';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { LimitedApi, refusalIn } from './limited-api.js';
import { OpenSocket } from './open-socket.js';
import { bearer } from './test-issuer.js';

/** What a server answers on a bare connection, once it has ended it. */
async function saidTo(port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, 'localhost');
  await once(socket, 'connect');
  // It may have ended the connection while there was more to say.
  socket.on('error', () => undefined);
  for (const piece of pieces) socket.write(piece);
  return text(socket);
}

const bomb = `{ ...F0 } ${Array.from({ length: 200 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')}
  fragment F200 on Query { cafes { edges { cursor } } }`;

describe('what is more than the API takes on', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), {
      slowness: { headers: 1_000, request: 1_000, lookedForEvery: 50, idle: 5_000 },
    });
  });
  afterAll(() => api.close());

  it.each<[string, string, object]>([
    [
      '5,000 aliases',
      `{ ${Array.from({ length: 5_000 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      { limit: 'tokens' },
    ],
    [
      '101 aliases',
      `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      { limit: 'aliases', size: 101, most: 100 },
    ],
    [
      'a query 20 deep',
      `${'{ asOf(index: 0) '.repeat(20)}{ cafes { edges { cursor } } }${'}'.repeat(20)}`,
      { limit: 'depth', most: 15 },
    ],
    ['a fragment bomb', bomb, { limit: 'fields', most: 1_000 }],
    ['a thousand directives', `{ __typename ${'@skip(if: true) '.repeat(700)} }`, { limit: 'tokens' }],
  ])('as a document: %s, is refused, and said what of it and what would work', async (_what, query, said) => {
    const answer = await api.ask(query);
    expect(refusalIn(answer)).toEqual({ status: 400, code: 'DOCUMENT_TOO_LARGE' });
    expect(answer.body.errors[0]).toMatchObject({ message: expect.stringMatching(/ are taken: /), extensions: said });
    expect(answer.body.data).toBeUndefined();
  });

  it('as an answer, is refused before anything is read', async () => {
    const inner = 'sessions(first: 200) { edges { node { visits(first: 200) { edges { node { status } } } } } }';
    const answer = await api.ask(`{ cafes(first: 200) { edges { node { ${inner} } } } }`);
    expect(refusalIn(answer)).toEqual({ status: 400, code: 'TOO_EXPENSIVE' });
    expect(answer.body.errors[0].message).toMatch(
      /^This may answer with 8840200 things .*, and at most 20000 are taken/,
    );
  });

  it('as the bytes of an answer, is refused before anything is read', async () => {
    const ids = Array.from({ length: 95 }, (_, n) => `${'a'.repeat(60)}${n}: id`).join(' ');
    const ask = (first: number) => api.ask(`{ cafeSessions(first: ${first}) { edges { node { ${ids} } } } }`);
    const answers = [await ask(200), await ask(200)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const sessions = `cafeSessions(first: 9) { edges { node { cafe { sessions(first: 90) { edges { node { ${ids} } } } } } } }`;
    const answer = await api.ask(`{ ${sessions} }`);
    expect(refusalIn(answer)).toEqual({ status: 400, code: 'TOO_EXPENSIVE' });
    expect(answer.body.errors[0]).toMatchObject({
      message: expect.stringMatching(
        /^The answer to this may have \d+ bytes, and at most 4194304 are answered at once/,
      ),
      extensions: { bytes: expect.any(Number), mostBytes: 4_194_304 },
    });
  });

  it('as a subscription, is told where it is taken', async () => {
    const answer = await api.ask('subscription { changes { index } }');
    expect(refusalIn(answer)).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect(answer.body.errors[0].message).toMatch(/over a WebSocket/);
  });

  it('as the waiting for what never was recorded, is answered at once', async () => {
    const { projections } = api.served.installation;
    const waitFor = projections.waitFor.bind(projections);
    const waited: string[] = [];
    projections.waitFor = (position, ...rest) => {
      waited.push(position);
      return waitFor(position, ...rest);
    };
    const { body } = await api.ask('query ($token: String!) { recorded(token: $token) }', {
      token: tokenOf('99999999999999999999'),
    });
    projections.waitFor = waitFor;
    expect([body.data, waited, body.extensions.cost.requested]).toEqual([{ recorded: false }, [], 21]);
  });

  it('as a batch, is refused', async () => {
    const answer = await api.send([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect(refusalIn(answer)).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it('as a request that any page could have a browser send, is refused', async () => {
    const answer = await api.send('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
    expect(refusalIn(answer)).toEqual({ status: 400, code: 'BAD_REQUEST' });
    const mutation = new URLSearchParams({ query: 'mutation { openCafe { __typename } }' }).toString();
    const get = await fetch(`${api.url}/graphql?${mutation}`, { headers: { accept: 'application/json' } });
    expect(get.status).toBeGreaterThanOrEqual(400);
  });

  it('as a body of 100 MB, is refused without reading it, and memory does not grow', async () => {
    const before = process.memoryUsage().rss;
    const piece = Buffer.alloc(1024 * 1024, ' ');
    const head = (how: string) =>
      `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n${how}\r\n\r\n`;
    const announced = await saidTo(api.port, head('Content-Length: 104857600'), piece);
    expect(announced).toMatch(/^HTTP\/1.1 413 /);
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]);
    const unannounced = await saidTo(
      api.port,
      head('Transfer-Encoding: chunked'),
      ...Array.from({ length: 100 }, () => chunk),
      '0\r\n\r\n',
    );
    expect(unannounced).toMatch(/^HTTP\/1.1 413 /);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it.each([
    ['a head', 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-'],
    ['a body', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'],
  ])('as the time that %s takes to come, ends with 408', async (_what, piece) => {
    expect(await saidTo(api.port, piece)).toMatch(/^HTTP\/1.1 408 /);
  });

  it('does not keep others from being answered', async () => {
    const slow = Array.from({ length: 200 }, () =>
      saidTo(
        api.port,
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
      ),
    );
    expect((await api.ask('{ cafes { edges { cursor } } }')).status).toBe(200);
    for (const ended of await Promise.all(slow)) expect(ended).toMatch(/^HTTP\/1.1 408 /);
  });

  it('is not what the tools of the trade ask', async () => {
    const { status, body } = await api.ask(getIntrospectionQuery());
    expect([status, body.data.__schema.queryType.name]).toEqual([200, 'Query']);
  });

  it.each([
    ['beside other things', '{ cafes { edges { cursor } } ...F } fragment F on Query { __schema { types { name } } }'],
    ['of another time', '{ asOf(index: 0) { __type(name: "Query") { name } } }'],
  ])('as the schema %s, is refused, for that is asked by itself', async (_what, query) => {
    expect(refusalIn(await api.ask(query))).toEqual({ status: 400, code: 'BAD_REQUEST' });
  });

  it.each([
    ['of a name that it has not', { query: 'query A { viewer { kind } }', operationName: 'C' }],
    ['of no name', { query: 'query A { viewer { kind } } query B { viewer { kind } }' }],
    [
      'of a name that it has not, as the schema',
      { query: 'query A { __schema { queryType { name } } }', operationName: 'C' },
    ],
  ])('asked for an operation %s, is the caller’s mistake', async (_what, body) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: await bearer('coordinator/0183/mistaken'),
        accept: 'application/graphql-response+json',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] },
    ]);
  });

  it('whose variables only turn out not to fit when they are used, is the caller’s mistake', async () => {
    const query = 'query ($n: String = "Query") { __type(name: $n) { name } }';
    expect(refusalIn(await api.ask(query, { n: null }))).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it('as the schema again and again at once, is answered as often as may wait, and the rest told when to come again', async () => {
    const as = 'coordinator/0183/schema';
    const query = getIntrospectionQuery();
    const byGet = async () => {
      const headers = {
        authorization: await bearer(as),
        accept: 'application/graphql-response+json',
        'apollo-require-preflight': 'yes',
      };
      const response = await fetch(`${api.url}/graphql?${new URLSearchParams({ query }).toString()}`, { headers });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
    const answers = await Promise.all([byGet(), ...[1, 2, 3, 4].map(() => api.ask(query, {}, { as })), byGet()]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).not.toHaveLength(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(usualLimits.schema.ofOne);
    for (const answer of refused) {
      expect(refusalIn(answer)).toEqual({ status: 503, code: 'OVERLOADED' });
      expect(answer.headers.get('retry-after')).toBe('5');
    }
  });

  it('is the same over a WebSocket', async () => {
    const socket = await OpenSocket.to(api.url, 'coordinator/0183/by-socket');
    const ids = ['1', '2', '3', '4'];
    const told = ids.map((id) => socket.heard((message) => message.id === id));
    for (const id of ids) socket.subscribe(id, getIntrospectionQuery());
    const types = (await Promise.all(told)).map(({ type, payload }) =>
      type === 'next'
        ? Object.keys((payload as { data: object }).data)[0]
        : JSON.stringify(payload).match(/"code":"(\w+)/)?.[1],
    );
    expect(new Set(types)).toEqual(new Set(['__schema', 'OVERLOADED']));
    socket.subscribe('5', '{ asOf(index: 0) { __type(name: "Query") { name } } }');
    expect(await socket.heard(({ id }) => id === '5')).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    socket.leave();
  });

  it('is told by a cost that stands in every answer, also in that of a mistake', async () => {
    const { body } = await api.ask('{ cafes(first: 7) { edges { cursor } } }', {}, { as: 'coordinator/0183/cost' });
    expect(body.extensions.cost).toEqual({
      requested: 8,
      budget: 100_000,
      left: 99_992,
      resetsInSeconds: expect.any(Number),
    });
    const wrong = await api.ask('{ nothingOfThat }', {}, { as: 'coordinator/0183/cost' });
    expect(wrong.body.extensions.cost).toMatchObject({ requested: 1, left: 99_991 });
    const long = `{ ${Array.from({ length: 900 }, (_, n) => `nothing${n}`).join(' ')} }`;
    const worse = await api.ask(long, {}, { as: 'coordinator/0183/cost' });
    expect(worse.body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(worse.body.extensions.cost).toMatchObject({ requested: 90, left: 99_901 });
  });
});
