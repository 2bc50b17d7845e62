import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { temporaryFolder } from '#event-store/testing';
import { configurationFrom } from '#installation';
import { LimitedApi } from './limited-api.js';
import { bearer, testIssuer } from './test-issuer.js';

const OURS = 'https://samspil.example.dk';
/** As a Java client says it in its first request to a server without TLS (RFC 7540, 3.2). */
const HTTP_2 = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAEAAEAAAAIAAAAAAAMAAAAA' };

let api: LimitedApi;
const folder = temporaryFolder();
beforeAll(async () => {
  const { identity } = configurationFrom({ ...testIssuer.environment, NODE_ENV: 'test', SAMSPIL_URL: OURS });
  api = await LimitedApi.start(folder(), {}, { identity });
});
afterAll(() => api.close());

/** What is answered to requests over one connection, each said piece by piece once the one before has been answered. */
async function said(...requests: readonly (readonly string[])[]): Promise<string> {
  const socket = connect(api.port, 'localhost').setNoDelay();
  await once(socket, 'connect');
  let answers = '';
  for (const pieces of requests) {
    for (const piece of pieces) await new Promise((written) => socket.write(piece, written));
    for await (const answer of socket.iterator({ destroyOnReturn: false })) {
      answers += String(answer);
      if (answers.endsWith('\n') || answers.endsWith('}')) break;
    }
  }
  socket.destroy();
  return answers;
}
const head = (line: string, headers: Readonly<Record<string, string>>): string =>
  [`${line} HTTP/1.1`, 'host: x', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
const statusesIn = (answers: string) => [...answers.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);

describe('an upgrade that is refused', () => {
  it.each([
    ['/elsewhere', {}, '404'],
    ['/graphql', { origin: 'https://evil.example', cookie: 'samspil=x' }, '403'],
  ])(
    'at %s is over at once, whatever the other side does with its end of the connection: %j',
    async (path, headers, status) => {
      const socket = connect({ port: api.port, host: 'localhost', allowHalfOpen: true });
      const upgrade = {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      };
      socket.write(head(`GET ${path}`, { ...upgrade, ...headers }));
      let answer = '';
      socket.on('data', (piece) => (answer += String(piece)));
      await once(socket, 'end');
      expect(statusesIn(answer)).toEqual([status]);
      // Where the other side had it half open still, it would take whatever is said.
      const gone = once(socket, 'error');
      const say = (): void => {
        socket.write('still there?', (lost) => lost ?? setImmediate(say));
      };
      say();
      expect(await gone).toEqual([expect.objectContaining({ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) })]);
    },
  );
});

describe('what node would answer by itself', () => {
  it.each([
    ['an expectation that nobody knows', 'GET /health HTTP/1.1\r\nhost: x\r\nexpect: x\r\n\r\n', '200'],
    ['no host', 'GET /health HTTP/1.1\r\n\r\n', '400'],
  ])('is answered in its turn, so that nobody says a thousand of them: %s', async (_what, request, status) => {
    const socket = connect(api.port, 'localhost');
    socket.on('error', () => undefined);
    socket.write(request.repeat(1_000));
    let answers = '';
    for await (const piece of socket.iterator()) answers += String(piece);
    expect(statusesIn(answers).length).toBeLessThan(3);
    for (const each of statusesIn(answers)) expect(each).toBe(status);
  });
});

describe('a request that would rather speak another protocol', () => {
  it.each([HTTP_2, { ...HTTP_2, upgrade: 'h2c, websocket' }, { connection: 'upgrade', upgrade: 'TLS/1.0' }])(
    'is answered in this one: %j',
    async (headers) => {
      const [asked] = (await once(
        httpRequest(`http://localhost:${api.port}/health`, { headers }).end(),
        'response',
      )) as [{ statusCode: number; headers: object } & NodeJS.ReadableStream];
      expect([asked.statusCode, asked.headers]).toEqual([
        200,
        expect.not.objectContaining({ upgrade: expect.any(String) }),
      ]);
      expect(JSON.parse(await text(asked))).toMatchObject({ well: true });
    },
  );

  it('is read to the end of its body, and the next ones behind it too', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const headers = { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') };
    const [one, other] = [body.slice(0, 5), body.slice(5)];
    const announced = head('POST /graphql', { ...headers, ...HTTP_2, 'content-length': `${body.length}` });
    const chunked = head('POST /graphql', { ...headers, ...HTTP_2, 'transfer-encoding': 'chunked' });
    const answers = await said(
      [announced + body],
      [announced, one, other],
      [chunked, `5\r\n${one}\r\n`, `${other.length.toString(16)}\r\n${other}\r\n0\r\n\r\n`],
      [head('GET /health', HTTP_2)],
      [head('GET /health', {})],
    );
    expect(statusesIn(answers)).toEqual(['200', '200', '200', '200', '200']);
    expect(answers.match(/"__typename":"Query"/g)).toHaveLength(3);
  });

  it('is not a tunnel', async () => expect(await said([head('CONNECT evil.example:443', {})])).toBe(''));
});

describe('a WebSocket of a browser that is signed in', () => {
  const asked = async (headers: Readonly<Record<string, string>>): Promise<number | 'open'> => {
    const socket = new WebSocket(`ws://localhost:${api.port}/graphql`, 'graphql-transport-ws', {
      headers: { cookie: 'samspil=session', ...headers },
    });
    const status = await new Promise<number | 'open'>((told, failed) => {
      socket.once('open', () => {
        told('open');
      });
      socket.once('unexpected-response', (_request, { statusCode = 0 }) => {
        told(statusCode);
      });
      socket.once('error', failed);
    });
    socket.terminate();
    return status;
  };

  it('is let in from our pages, also by a proxy that asks us by another name', async () => {
    expect(await asked({ origin: OURS })).toBe('open');
    expect(await asked({ origin: OURS, host: 'samspil_backend' })).toBe('open');
    expect(await asked({ origin: 'http://town.hall:8080', host: 'town.hall:8080' })).toBe('open');
  });

  it.each([
    'https://evil.example',
    `${OURS}.evil.example`,
    'http://samspil.example.dk',
    'https://samspil.example.dk:8443',
    'null',
    'not an origin',
  ])('is not let in from %s', async (origin) => {
    expect(await asked({ origin })).toBe(403);
    expect(await asked({ origin, host: 'samspil_backend' })).toBe(403);
  });
});
