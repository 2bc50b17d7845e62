import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { LimitedApi } from './limited-api.js';
import { bearer } from './test-issuer.js';

describe('somebody’s connections', () => {
  const folder = temporaryFolder();
  let api: LimitedApi;
  const open: Socket[] = [];
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    await api.close();
  });

  const connection = async (): Promise<Socket> => {
    const socket = connect(api.port, '127.0.0.1');
    socket.on('error', () => undefined);
    open.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  /** How many of those that are made are kept. */
  const kept = async (made: number): Promise<number> => {
    const said = Array.from({ length: made }, async () => {
      const socket = await connection();
      socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
      return new Promise<boolean>((is) => {
        socket.once('data', () => {
          is(true);
        });
        socket.once('close', () => {
          is(false);
        });
      });
    });
    return (await Promise.all(said)).filter(Boolean).length;
  };

  it.each([
    ['are a share of all', 0, 2],
    ['are as many as there are, where a proxy makes them for everybody', 1, 5],
  ])('%s', async (_what, proxies, most) => {
    api = await LimitedApi.start(folder(), { connectionsOfOne: 2 }, { proxies });
    expect(await kept(5)).toBe(most);
  });

  it('leave nothing behind when they end with much that was asked and not answered', async () => {
    api = await LimitedApi.start(folder(), {}, { proxies: 1 });
    const { asOf } = api.served.installation;
    const present = asOf.present.bind(asOf);
    let goOn: () => void = () => undefined;
    const going = new Promise<void>((go) => (goOn = go));
    let asked: () => void = () => undefined;
    asOf.present = async (municipality) => {
      asked();
      await going;
      return present(municipality);
    };
    const authorization = await bearer('coordinator/0183/karen');
    const query = encodeURIComponent('{ history { index } }');
    for (let address = 1; address <= 5; address++) {
      const isAsked = new Promise<void>((ask) => (asked = ask));
      const socket = await connection();
      const get = (path: string) =>
        `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.${address}\r\nAccept: application/json\r\nX-Apollo-Operation-Name: x\r\nAuthorization: ${authorization}\r\n\r\n`;
      socket.write(get(`/graphql?query=${query}`));
      await isAsked;
      const isOver = new Promise((over) => socket.once('close', over));
      socket.write(get('/').repeat(30));
      // Answered once the thirty have been looked at.
      await fetch(`${api.url}/health`);
      if (socket.resume().writable) socket.resetAndDestroy();
      await isOver;
    }
    await fetch(`${api.url}/health`);
    const { status } = await api.ask('{ __typename }', {}, { as: 'coordinator/0183/else' });
    goOn();
    expect(status).toBe(200);
  });
});
