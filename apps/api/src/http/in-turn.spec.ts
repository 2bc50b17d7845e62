import { once } from 'node:events';
import { Agent, type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inTurn } from './in-turn.js';

type Answering = (path: string, response: ServerResponse, asked: IncomingMessage) => void;

const get = (path: string, ...headers: readonly string[]): string =>
  [`GET ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n');
const LAST = 'Connection: close';

describe('requests over one connection', () => {
  let server: Server;
  let port: number;
  /** The paths that were taken on, in their order. */
  let taken: string[];
  let answering: Answering;

  beforeEach(async () => {
    taken = [];
    answering = (path, response) => response.end(path);
    const turns = inTurn();
    server = createServer((asked, response) => {
      turns(asked, response, () => {
        taken.push(asked.url ?? '');
        answering(asked.url ?? '', response, asked);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Bodies of all that is answered until the connection ends. */
  const saidTo = async (...pieces: readonly string[]): Promise<readonly string[]> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    let said = '';
    socket.on('data', (piece: Buffer) => (said += String(piece)));
    for (const piece of pieces) socket.write(piece);
    await new Promise((close) => socket.once('close', close));
    return said.match(/\/(first|second)/g) ?? [];
  };

  it('are answered one after the other, and the next is not taken on before', async () => {
    let answer: () => void = () => undefined;
    answering = (path, response) => {
      if (path === '/first') answer = () => response.end(path);
      else response.end(path);
    };
    const isAsked = new Promise<void>((asked) =>
      server.on('request', ({ url }) => {
        if (url === '/second') asked();
      }),
    );
    const said = saidTo(get('/first'), get('/second', LAST));
    await isAsked;
    expect(taken).toEqual(['/first']);
    answer();
    expect(await said).toEqual(['/first', '/second']);
  });

  it('end it where more of them come than one before the first is answered', async () => {
    answering = () => undefined;
    expect(await saidTo(get('/first'), get('/second').repeat(2_000))).toEqual([]);
    expect(taken).toEqual(['/first']);
  });

  it('are all answered where each comes once the last answer was read, though we have not yet ended it', async () => {
    answering = (path, response, { socket }) => {
      response.writeHead(200, { 'content-length': path.length });
      response.write(path);
      if (path === '/last') response.end(() => socket.end());
      // Whoever has read so many bytes may go on.
      else server.once('request', () => response.end());
    };
    const socket = connect(port, '127.0.0.1');
    const paths = [...Array.from({ length: 50 }, (_, n) => `/a${n}`), '/last'];
    for (const path of paths) {
      socket.write(get(path));
      expect(await read(socket, path)).toContain(path);
    }
    await once(socket, 'close');
    expect(taken).toEqual(paths);
  });

  /** What comes until that has come. */
  const read = async (socket: Socket, until: string): Promise<string> => {
    let said = '';
    while (!said.endsWith(until)) said += String(((await once(socket, 'data')) as [Buffer])[0]);
    return said;
  };

  it.each([
    ['of fetch', async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()],
    [
      'of node',
      (() => {
        const agent = new Agent({ keepAlive: true, maxSockets: 4 });
        return async (path: string) => {
          const [answer] = await once(request({ agent, port, host: '127.0.0.1', path }).end(), 'response');
          return text(answer as IncomingMessage);
        };
      })(),
    ],
  ])('are all answered where many come through the connections %s that are kept', async (_whose, ask) => {
    let connections = 0;
    server.on('connection', () => connections++);
    answering = (path, response) => {
      response.write(path);
      setImmediate(() => response.end(path.repeat(20_000)));
    };
    const asking = Array.from({ length: 8 }, async (_, who) => {
      for (let n = 0; n < 100; n++) expect((await ask(`/${who}x${n}`)).startsWith(`/${who}x${n}`)).toBe(true);
    });
    await Promise.all(asking);
    expect([taken.length, connections < 100]).toEqual([800, true]);
  });
});
