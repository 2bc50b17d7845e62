import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { bearer } from '../e2e/test-issuer.js';
import { Attacked } from './attacked.js';
import { isLong, othersAreAnswered } from './meanwhile.js';
import { connection, head, heard } from './wire.js';

const MANY = isLong ? 600 : 110;
/** One address has only a share of all connections. */
const ADDRESSES = isLong ? 5 : 1;
let made = 0;
const nextAddress = (): string => `127.0.0.${1 + (made++ % ADDRESSES)}`;
const KAREN = 'coordinator/0183/karen';
const SCHEMA = JSON.stringify({ query: getIntrospectionQuery() });

describe('many connections that hardly say anything', () => {
  const folder = temporaryFolder();
  const open: Socket[] = [];
  let attacked: Attacked;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    await attacked.ask(KAREN, '{ viewer { kind } }');
    before = await attacked.facts();
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });
  afterAll(() => attacked.close());

  /** Opens connections that say a piece and no more. They stay open until the test is over, or the server ends them. */
  const holding = async (how: number, piece: string | Buffer): Promise<readonly Socket[]> => {
    const sockets = await Promise.all(Array.from({ length: how }, () => connection(attacked.port, nextAddress())));
    open.push(...sockets);
    for (const socket of sockets) socket.write(piece);
    return sockets;
  };
  const answersOthers = async () => {
    const { status, text } = await attacked.ask('coordinator/0183/honest', '{ cafes(first: 1) { edges { cursor } } }');
    expect([status, text]).toEqual([200, expect.stringContaining('"cafes"')]);
  };
  const withBody = (path: string, type: string) =>
    head(`POST ${path}`, `Content-Type: ${type}`, 'Content-Length: 100').concat('{');

  it.each<[string, string]>([
    ['nothing at all', ''],
    ['the first line of a request', 'POST /graphql HT'],
    ['a header without an end', 'GET /health HTTP/1.1\r\nHost: x\r\nX-'],
    ['a body without an end', withBody('/graphql', 'application/json')],
    ['a form without an end', withBody('/oauth/token', 'application/x-www-form-urlencoded')],
    ['a public form without an end', withBody('/forms/0183/cafe', 'application/x-www-form-urlencoded')],
    [
      'chunks without an end',
      head('POST /graphql', 'Content-Type: application/json', 'Transfer-Encoding: chunked').concat('1\r\n{\r\n'),
    ],
    [
      'a question whether it may go on, and does not',
      head('POST /graphql', 'Content-Type: application/json', 'Expect: 100-continue', 'Content-Length: 5'),
    ],
    [
      'a wish for a WebSocket, and nothing over it',
      head(
        'GET /graphql',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
      ),
    ],
  ])('such as %s, keep nobody from being answered', async (_what, piece) => {
    await holding(MANY, piece);
    await answersOthers();
  });

  it('with signatures of witnesses that never come, keep nobody from being answered', async () => {
    await attacked.ask(
      KAREN,
      'mutation { recordGuest(input: { name: "Gerda" }, idempotencyKey: "one") { __typename } }',
    );
    before = await attacked.facts();
    await holding(MANY, withBody('/audit/0183/checkpoint/signatures', 'text/plain'));
    await answersOthers();
  });

  it('with questions about what will be recorded some day, keep nobody from being answered', async () => {
    const token = Buffer.from('["recorded","zzzzzzzz"]').toString('base64url');
    // As many at once as may wait from one address, for the honest caller comes from there too.
    const waiting = Array.from({ length: 80 }, async () => {
      for (let asked = 0; asked < 5; asked++)
        await attacked.ask('guest/0183/mallory', `{ recorded(token: "${token}") }`);
    });
    const statuses: number[] = [];
    for (let asked = 0; asked < 10; asked++) statuses.push((await attacked.ask(KAREN, '{ viewer { kind } }')).status);
    await Promise.all(waiting);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });

  it('that ask for much and never read the answer, keep nobody from being answered', async () => {
    const authorization = await bearer('administrator/0183/slow');
    const request = head(
      'POST /graphql',
      'Content-Type: application/json',
      `Authorization: ${authorization}`,
      `Content-Length: ${SCHEMA.length}`,
    );
    const sockets = await holding(MANY, request.concat(SCHEMA));
    // What is made for them takes its time, for as many as have a place; what counts is when it has been made and nobody reads it.
    await Promise.all(sockets.map((socket) => once(socket, 'readable')));
    await answersOthers();
  });

  (isLong ? it : it.skip)('are ended by the server itself', async () => {
    const [socket] = await holding(1, 'GET /health HTTP/1.1\r\nHost: x\r\nX-');
    if (!socket) throw new Error('there is no connection');
    expect(await heard(socket)).toMatch(/^HTTP\/1.1 408 /);
  });

  it('again and again keep nobody from being answered', async () => {
    await othersAreAnswered('slow-bodies', attacked, async () => {
      const [socket] = await holding(1, withBody('/graphql', 'application/json'));
      if (open.length < MANY) return;
      // Whoever holds as many as they can lets go of the first one.
      open.shift()?.destroy();
      if (socket && !socket.destroyed && socket.readableEnded) await once(socket, 'close');
    });
  });

  it('do nothing', async () => {
    expect(await attacked.facts()).toEqual(before);
  });
});
