import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GraphQLString } from 'graphql';
import WebSocket from 'ws';
import { openDatabase, prepare } from '#event-store/sqlite';
import { temporaryFolder } from '#event-store/testing';
import { CANARY, UNFIT, canaryIn, fitting, inputOf } from './canaries.js';
import { READINGS, type Request, inDocument, inVariables, mutationNamed, mutations } from './canary-requests.js';
import { Program } from './program.js';
import { bearer } from './test-issuer.js';

/** So many requests in a minute are more than one may send. */
const ELSE = await bearer('coordinator/0183/else');

/** `EVERY_STEP=1 npm run jest -- test/e2e/no-leaks` is the long form: every mutation in all of the ways, not in one of them each. */
const EVERY_STEP = process.env['EVERY_STEP'] === '1';

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe('errors and the log quote nothing that a caller said', () => {
  const folder = temporaryFolder();
  let data: string;
  let program: Program;
  let url: string;
  let coordinator: string;
  let coordinators = 0;
  let keys = 0;
  const key = () => `Kanarie-${++keys}`;

  beforeAll(async () => {
    data = folder();
    program = Program.api(data);
    url = await program.url();
  });
  afterAll(() => Program.endAll());
  // One alone would have asked for more than a minute's worth.
  beforeEach(async () => {
    coordinator = await bearer(`coordinator/0183/karen-${++coordinators}`);
  });

  const send = (path: string, { headers, ...rest }: Sent = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: coordinator, ...headers },
      ...rest,
    });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are of whatever shape was asked for
  const ask = async (request: Request): Promise<any> =>
    (await send('/graphql', { body: JSON.stringify(request) })).json();

  /** What an answer says is wrong: its errors, but for their path (callers find their aliases by it), and its refusal. */
  const wrongIn = ({ data, errors = [] }: { data?: unknown; errors?: readonly { path?: unknown }[] }): string =>
    JSON.stringify([data, errors.map((error) => ({ ...error, path: undefined }))]);

  it('but name the field that is wrong', async () => {
    const { errors } = await ask(inVariables(mutationNamed('recordGuest'), { name: CANARY.text, phone: 4 }, key()));
    expect(errors[0].message).toBe(
      'Variable "$input" got invalid value … at "input.phone"; String cannot represent a non string value: …',
    );
  });

  it.each(Object.entries(UNFIT))('of %s in a mutation’s input', async (_what, leaf) => {
    for (const [n, mutation] of mutations.entries()) {
      const inputs = [
        inputOf(mutation.input, leaf),
        Object.assign({ [CANARY.name]: leaf('', GraphQLString) }, inputOf(mutation.input, fitting({}))),
      ];
      const ways = inputs.flatMap((input) => [inVariables(mutation, input, key()), inDocument(mutation, input, key())]);
      for (const request of ways.filter((_, way) => EVERY_STEP || way === n % ways.length)) {
        const answer = await ask(request);
        expect({ [mutation.name]: canaryIn(wrongIn(answer)) }).toEqual({ [mutation.name]: undefined });
      }
    }
  });

  it('of what was taken, and of what a rule refuses then', async () => {
    const taken = new Set<string>();
    const ids: Record<string, string> = {};
    for (let round = 0; round < 2; round++) {
      for (const mutation of mutations) {
        const answer = await ask(inVariables(mutation, inputOf(mutation.input, fitting(ids)), key()));
        if (answer.data?.answer.__typename.endsWith('Changed')) taken.add(mutation.name);
        expect({ [mutation.name]: canaryIn(wrongIn(answer)) }).toEqual({ [mutation.name]: undefined });
      }
      const { data } = await ask({
        query: `{ guests { edges { node { id name } } } volunteers { edges { node { id name } } }
          cafes { edges { node { id name } } } cafeSessions { edges { node { id } } } }`,
      });
      expect(data.guests.edges[0].node.name).toBe(CANARY.text);
      expect(data.volunteers.edges[0].node.name).toBe(CANARY.text);
      const first = (list: 'guests' | 'volunteers' | 'cafes' | 'cafeSessions'): string => data[list].edges[0]?.node.id;
      Object.assign(ids, { guestId: first('guests'), volunteerId: first('volunteers'), cafeId: first('cafes') });
      if (first('cafeSessions')) ids['sessionId'] = first('cafeSessions');
    }
    expect([...taken]).toEqual(
      expect.arrayContaining(['openCafe', 'describeCafe', 'recordGuest', 'changeGuestNeeds', 'registerVolunteer']),
    );
  });

  it('of queries, subscriptions and documents that are wrong in every way', async () => {
    for (const request of READINGS) {
      const answer = await ask(request);
      expect([request.query, canaryIn(wrongIn({ errors: answer.errors }))]).toEqual([request.query, undefined]);
    }
  });

  it('of an idempotency key, but to who sent it', async () => {
    const register = (name: string, idempotencyKey: string) =>
      ask(inVariables(mutationNamed('registerVolunteer'), { name }, idempotencyKey));
    await register(CANARY.name, 'Kanarie');
    const { data } = await register(CANARY.text, 'Kanarie');
    expect(data.answer.code).toBe('IdempotencyKeyReused');
    expect(canaryIn(wrongIn(await register(CANARY.name, 'Kanarie'.repeat(100))))).toBeUndefined();
  });

  it.each<[string, string, Sent]>([
    ['a body that is no JSON', '/graphql', { body: 'Kanarielund' }],
    ['a body that breaks off', '/graphql', { body: '{"query": "Kanarielund' }],
    ['a body with a text too many', '/graphql', { body: '{"query": "{ a }" "Kanarielund"}' }],
    ['a body that is a text', '/graphql', { body: '"Kanarielund"' }],
    ['a body that is a list', '/graphql', { body: '[{"query": "{ Kanarielund }"}]' }],
    ['a body that is too large', '/graphql', { body: JSON.stringify({ query: 'Kanarielund '.repeat(20_000) }) }],
    ['a body elsewhere', '/health', { body: '{"Kanarielund' }],
    ['a query that is none', '/graphql', { body: JSON.stringify({ query: { Kanarielund: CANARY.text } }) }],
    ['variables that are none', '/graphql', { body: JSON.stringify({ query: '{ a }', variables: CANARY.text }) }],
    ['extensions that are none', '/graphql', { body: JSON.stringify({ query: '{ a }', extensions: CANARY.text }) }],
    ['a name that is none', '/graphql', { body: JSON.stringify({ query: '{ a }', operationName: [CANARY.text] }) }],
    [
      'a persisted query',
      '/graphql',
      { body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'Kanarielund' } } }) },
    ],
    [
      'a persisted query of another version',
      '/graphql',
      { body: JSON.stringify({ extensions: { persistedQuery: { version: 'Kanarielund', sha256Hash: 'x' } } }) },
    ],
    ['a kind of body', '/graphql', { body: 'Kanarielund', headers: { 'content-type': 'text/kanarie' } }],
    ['a character set', '/graphql', { body: '{}', headers: { 'content-type': 'application/json; charset=kanarie' } }],
    ['an encoding', '/graphql', { body: '{}', headers: { 'content-encoding': 'kanarie' } }],
    ['a compressed body', '/graphql', { body: 'Kanarielund', headers: { 'content-encoding': 'gzip' } }],
    ['a kind of answer', '/graphql', { body: '{"query": "{ __typename }"}', headers: { accept: 'text/kanarie' } }],
    ['a token', '/graphql', { body: '{"query": "{ a }"}', headers: { authorization: 'Bearer Kanarie.43577576.Lund' } }],
    ['credentials', '/graphql', { body: '{"query": "{ a }"}', headers: { authorization: 'Kanarielund 43577576' } }],
    ['a language', '/graphql', { body: '{"query": "{ a }"}', headers: { 'accept-language': 'Kanarielund' } }],
    ['an address', '/Kanarielund?name=Kanarielund', { method: 'GET' }],
    ['an address beneath another', '/graphql/Kanarielund', { method: 'GET' }],
    ['an address that cannot be read', '/Kanarielund%E0%A4%A', { method: 'GET' }],
    ['a method', '/graphql?query=Kanarielund', { method: 'PUT', body: '{"query": "Kanarielund"}' }],
    ['a query in the address', '/graphql?query={Kanarielund}', { method: 'GET' }],
    ['a mutation in the address', '/graphql?query=mutation{Kanarielund}', { method: 'GET' }],
    ['a query twice in the address', '/graphql?query=Kanarielund&query=Kanarielund', { method: 'GET' }],
    ['variables in the address', '/graphql?query={a}&variables=Kanarielund', { method: 'GET' }],
    [
      'a page of another site',
      '/graphql?query={Kanarielund}',
      { method: 'GET', headers: { 'content-type': 'text/plain' } },
    ],
  ])('of %s', async (_what, path, request) => {
    const response = await send(path, request);
    expect(canaryIn(await response.text())).toBeUndefined();
    expect(response.status).toBeLessThan(500);
  });

  it('of what is not even HTTP', async () => {
    const socket = connect(Number(new URL(url).port), new URL(url).hostname);
    socket.end('GET /Kanarielund HTTP/1.1\r\nKanarielund\r\n\r\n');
    let answer = '';
    socket.on('data', (data: Buffer) => (answer += data.toString()));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(canaryIn(answer)).toBeUndefined();
  });

  /** Everything that comes back over a WebSocket for these messages, until it closes or `last` has been answered. */
  const overWebSocket = async (messages: readonly unknown[], last?: string): Promise<string> => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    let answers = '';
    socket.on('message', (data: Buffer) => {
      const { type, id, payload } = JSON.parse(data.toString()) as { type: string; id?: string; payload?: never };
      answers += `${type}: ${type === 'error' ? JSON.stringify(payload) : type === 'next' ? wrongIn(payload as never) : ''}\n`;
      if (last !== undefined && id === last && type !== 'next') socket.close();
    });
    const send = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    send(messages[0]);
    socket.once('message', () => messages.slice(1).forEach(send));
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    return `${answers}${code} ${reason.toString()}`;
  };
  const HELLO = {
    type: 'connection_init',
    payload: { authorization: ELSE, name: CANARY.text },
  };

  it('of the same requests over a WebSocket', async () => {
    const said = mutations.flatMap((mutation) =>
      Object.values(UNFIT).flatMap((leaf) => {
        const input = inputOf(mutation.input, leaf);
        return [inVariables(mutation, input, key()), inDocument(mutation, input, key())];
      }),
    );
    const payloads = [...READINGS, ...said];
    const subscribed = payloads.map((payload, index) => ({ type: 'subscribe', id: `${index}`, payload }));
    const last = { type: 'subscribe', id: 'last', payload: { query: '{ __typename }' } };
    for (let from = 0; from < subscribed.length; from += 100) {
      const answers = await overWebSocket([HELLO, ...subscribed.slice(from, from + 100), last], 'last');
      expect(answers).toMatch(/1005 $/);
      expect(canaryIn(answers)).toBeUndefined();
    }
  });

  it.each<[string, readonly unknown[]]>([
    ['a caller who is nobody', [{ type: 'connection_init', payload: { authorization: CANARY.text } }]],
    ['parameters that are none', [{ type: 'connection_init', payload: CANARY.text }]],
    ['a message that is none', ['Kanarielund']],
    ['a message of another type', [HELLO, { type: CANARY.name, payload: CANARY.text }]],
    ['an answer from a caller', [HELLO, { type: 'next', id: CANARY.name, payload: { data: CANARY.text } }]],
    ['a query that is no text', [HELLO, { type: 'subscribe', id: CANARY.name, payload: { query: [CANARY.text] } }]],
    ['a request before it is said who asks', [{ type: 'subscribe', id: 'x', payload: { query: '{ Kanarielund }' } }]],
  ])('of %s over a WebSocket', async (_what, messages) => {
    const answers = await overWebSocket(messages);
    expect(answers).toMatch(/4[45]\d\d .+$/);
    expect(canaryIn(answers)).toBeUndefined();
  });

  it('of rows that were damaged, where reading them fails as a bug', async () => {
    const views = openDatabase(join(data, 'views.db'), 'readWrite');
    const [table] = prepare<{ name: string }>(
      views,
      'SELECT name FROM sqlite_master WHERE sql LIKE \'%"rrule"%\'',
    ).all();
    prepare(views, `UPDATE "${table?.name}" SET roles = ?`).run(CANARY.text);
    views.close();
    const query = '{ Kanarielund: cafes { edges { node { roles { needed } } } } }';
    const { errors } = await ask({ query });
    expect(errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(canaryIn(wrongIn({ errors }))).toBeUndefined();
    const last = { type: 'subscribe', id: 'last', payload: { query } };
    expect(canaryIn(await overWebSocket([HELLO, last], 'last'))).toBeUndefined();
  });

  it('of all this, in the log', async () => {
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    // No line is like this, and what there is instead is all of both outputs.
    const everything = await program.line(/(?!)/).then(String, String);
    expect(everything).toContain('Samspil runs at');
    expect(everything).toContain('TypeError: ');
    expect(canaryIn(everything)).toBeUndefined();
  });
});
