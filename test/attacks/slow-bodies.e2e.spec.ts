import { once } from 'node:events';
import { Agent, type IncomingMessage, request as requestOf } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
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
const HONEST = JSON.stringify({ query: '{ viewer { kind } cafes(first: 5) { edges { node { name } } } }' });
/** How many times longer others may wait, in the best of so many tries. */
const MOST = 3;
const TRIES = 3;
const SAMPLES = 25;
/** As many as one address may have answered or waiting at a moment, but ten. */
const BURST = 110;

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
  const holding = async (how: number, piece: string | Buffer, from = nextAddress): Promise<readonly Socket[]> => {
    const sockets = await Promise.all(Array.from({ length: how }, () => connection(attacked.port, from())));
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

  /** The request of somebody who asks for all of the schema. */
  const schemaAsked = async (by: string, body = SCHEMA): Promise<string> =>
    head(
      'POST /graphql',
      'Content-Type: application/json',
      `Authorization: ${await bearer(by)}`,
      `Content-Length: ${body.length}`,
    ).concat(body);

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
    // As many at a time as may wait for the schema, until more are unread than have a place.
    const statuses: string[] = [];
    const asking = Array.from({ length: 10 }, async (_, n) => {
      const request = await schemaAsked(`administrator/0183/slow-${'abcde'[n % 5]}`);
      for (let asked = 0; asked < 5; asked++)
        for (const socket of await holding(1, request)) {
          await once(socket, 'readable');
          statuses.push(String(socket.read('HTTP/1.1 200'.length)));
        }
    });
    await Promise.all(asking);
    expect([statuses.length, ...new Set(statuses)]).toEqual([50, 'HTTP/1.1 200']);
    await answersOthers();
  });

  describe('and all ask for the whole schema at once', () => {
    const neighbours = ['127.0.0.1', '127.0.0.9'].map((localAddress) => new Agent({ keepAlive: true, localAddress }));
    afterAll(() => {
      for (const agent of neighbours) agent.destroy();
    });

    /** How long somebody from there waits for an answer, in milliseconds; for ever where they are refused. */
    const waited = async (agent: Agent): Promise<number> => {
      const authorization = await bearer('coordinator/0183/honest');
      const headers = { authorization, 'content-type': 'application/json' };
      const since = performance.now();
      const asked = requestOf(`${attacked.url}/graphql`, { agent, method: 'POST', headers }).end(HONEST);
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      await text(answer);
      return answer.statusCode === 200 ? performance.now() - since : Infinity;
    };
    /** How long each of them waits, again and again, for as long as that goes on. */
    const allWaited = async (goesOn: (times: number) => boolean): Promise<readonly number[]> => {
      const waits = neighbours.map(async (agent) => {
        const each: number[] = [];
        do each.push(await waited(agent));
        while (goesOn(each.length));
        return each;
      });
      return (await Promise.all(waits)).flat();
    };

    it.each<[string, (n: number) => string]>([
      ['in the same words', () => SCHEMA],
      ['each in words of their own', (n) => SCHEMA.replaceAll('FullType', `FullType${n}`)],
    ])('%s, keep nobody waiting', async (_how, asked) => {
      let best = Infinity;
      for (let tries = 0; tries < TRIES && best > MOST; tries++) {
        const idle = median(await allWaited((times) => times < SAMPLES));
        const requests = Array.from({ length: BURST }, (_, n) =>
          schemaAsked(`administrator/0183/${'abc'[tries]}`, asked(n)),
        );
        const sockets = await holding(BURST, '', () => '127.0.0.1');
        for (const [n, request] of (await Promise.all(requests)).entries()) sockets[n]?.write(request);
        let isOver = false;
        // They read what they are answered, else they would be answered ten times and no more.
        const over = Promise.all(sockets.map((socket) => once(socket, 'data'))).then(() => (isOver = true));
        const waits = await allWaited(() => !isOver);
        await over;
        for (const socket of sockets) socket.destroy();
        const ratio = waits.includes(Infinity) ? Infinity : median(waits) / idle;
        process.stdout.write(`attack: whole schema ${ratio.toFixed(1)}x\n`);
        best = Math.min(best, ratio);
      }
      expect(best).toBeLessThanOrEqual(MOST);
    });
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

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Infinity;
