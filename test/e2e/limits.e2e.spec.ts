import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, getOperationAST, validate } from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { tokenOf } from '#graphql';
import { fittingDocument } from '../../apps/api/src/limits/document-size.js';
import { usualLimits } from '../../apps/api/src/limits/limits.js';
import { estimateOf } from '../../apps/api/src/limits/price.js';
import { type Answer, LimitedApi } from './limited-api.js';
import { OpenSocket } from './open-socket.js';
import { schema } from './schema.js';
import { bearer } from './test-issuer.js';
import { everyQuestion } from './whole-answers.js';

const refusalIn = ({ status, body }: Answer) => ({ status, code: body.errors[0].extensions.code });

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

describe('what honest callers ask', () => {
  const costOf = (text: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const { document } = fittingDocument(text, usualLimits.document);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('there is no operation, or there are several');
    expect(validate(schema, document)).toEqual([]);
    return estimateOf(schema, { operation, document, variables });
  };

  it('fits: two hundred sessions with their cafés and who is missing, for a partner', () => {
    const session = 'id date startsAt endsAt status theme capacity taken free waiting missing';
    const { price, bytes } = costOf(
      `{ cafeSessions(first: 200) { edges { cursor node { ${session} cafe { id name place } staffing { role needed filled missing } } } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(price).toBeLessThan(usualLimits.price.mostOfOneRequest / 4);
    expect(bytes).toBeLessThan(usualLimits.answer.bytes / 4);
  });

  const about = { id: 'x', ids: ['x', 'y', 'z'], people: ['x'], token: 'x', index: '1', first: 3 };
  it.each(
    everyQuestion(about).map(({ name, declared, field, variables }) => [name, declared, field, variables] as const),
  )('fits: all that is said of %s', (_name, declared, field, variables) => {
    const { price, bytes } = costOf(
      `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`,
      variables,
    );
    expect(price).toBeLessThan(usualLimits.price.mostOfOneRequest / 4);
    expect(bytes).toBeLessThan(usualLimits.answer.bytes / 4);
  });
});

describe('a client that has spent its budget', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), {
      price: { ...usualLimits.price, mostOfOneRequest: 88, perMinute: 100 },
      strangersPerMinute: 2,
    });
  });
  afterAll(() => api.close());

  const page = (first: number, as = 'coordinator/0183/karen') =>
    api.ask(`{ cafes(first: ${first}) { edges { cursor } } }`, {}, { as });

  it('is told when to come back, and what is left, while others are answered', async () => {
    expect((await page(80)).body.extensions.cost).toMatchObject({ requested: 88, left: 12 });
    const refused = await page(30);
    expect(refusalIn(refused)).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(refused.body.extensions.cost).toMatchObject({ requested: 33, budget: 100, left: 11 });
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.body.extensions.cost.resetsInSeconds);
    expect((await page(10)).body.extensions.cost).toMatchObject({ requested: 11, left: 0 });
    expect((await page(1)).status).toBe(429);
    expect((await api.ask('{ not even a document')).status).toBe(429);
    expect((await page(1, 'coordinator/0183/else')).status).toBe(200);
    expect((await page(1, 'coordinator/0101/karen')).status).toBe(200);
  });

  it('is an address where nobody says who they are', async () => {
    const strange = () => api.ask('{ __typename }', {}, { as: '' });
    expect([(await strange()).status, (await strange()).status]).toEqual([401, 401]);
    const refused = await strange();
    expect(refusalIn(refused)).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await page(1, 'coordinator/0183/known')).status).toBe(200);
  });
});

/** From now on whoever asks for the history waits, until they may go on. */
function holdHistory({ served }: LimitedApi): { readonly reached: Promise<void>; readonly goOn: () => void } {
  const { asOf } = served.installation;
  const present = asOf.present.bind(asOf);
  let goOn: () => void = () => undefined;
  const going = new Promise<void>((go) => (goOn = go));
  const reached = new Promise<void>((reach) => {
    asOf.present = async (municipality) => {
      reach();
      await going;
      return present(municipality);
    };
  });
  return {
    reached,
    goOn: () => {
      asOf.present = present;
      goOn();
    },
  };
}

describe('where a request comes from', () => {
  const folder = temporaryFolder();
  const from = async (api: LimitedApi, address: string) =>
    (await api.ask('{ __typename }', {}, { as: '', 'x-forwarded-for': address })).status;

  it.each([
    ['by the proxy in front, where there is one', 1, [401, 429, 401]],
    ['by the connection alone, where there is none', 0, [401, 429, 429]],
  ])('is told %s', async (_what, proxies, statuses) => {
    const api = await LimitedApi.start(folder(), { strangersPerMinute: 1 }, { proxies });
    const said = [await from(api, '192.0.2.1'), await from(api, '192.0.2.1'), await from(api, '192.0.2.2')];
    await api.close();
    expect(said).toEqual(statuses);
  });
});

describe('a server that is asked more than it can answer', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    const requests = { ...usualLimits.requests, inFlight: 1, waiting: 1, waitMilliseconds: 60_000 };
    api = await LimitedApi.start(folder(), { requests, queryMilliseconds: 60_000 });
  });
  afterAll(() => api.close());

  it('turns away at once who would have to wait too long, says when to come back, and is well', async () => {
    const { reached, goOn } = holdHistory(api);
    const first = api.ask('{ history { index } }');
    await reached;
    const others = [api.ask('{ history { index } }'), api.ask('{ history { index } }')];
    const refused = await Promise.race(others);
    expect(refusalIn(refused)).toEqual({ status: 503, code: 'OVERLOADED' });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await fetch(`${api.url}/health`)).status).toBe(200);
    expect((await fetch(`${api.url}/audit/0183/checkpoint`)).status).toBe(503);
    goOn();
    const statuses = (await Promise.all([first, ...others])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 503]);
    expect((await api.ask('{ history { index } }')).status).toBe(200);
  });
});

describe('a query that takes too long', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;

  beforeAll(async () => {
    api = await LimitedApi.start(folder(), { queryMilliseconds: 100 });
  });
  afterAll(() => api.close());

  it('is given up, with no half answer, and the next one is answered', async () => {
    const { goOn } = holdHistory(api);
    const answer = await api.ask('{ cafes { edges { cursor } } history { index } again: history { index } }');
    expect(refusalIn(answer)).toEqual({ status: 503, code: 'TOOK_TOO_LONG' });
    expect([answer.body.errors.length, answer.body.data]).toEqual([1, undefined]);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body.extensions.cost.requested).toBeGreaterThan(50);
    goOn();
    expect((await api.ask('{ history { index } }')).status).toBe(200);
  });
});
