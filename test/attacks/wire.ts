import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

/** A connection as it is, on which anything can be said. @param from an address of this machine */
export async function connection(port: number, from = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  // Whoever is at the other end may hang up whenever they like.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** What is answered to pieces of a request by the time that the other end hangs up. */
export async function saidTo(port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = await connection(port);
  for (const piece of pieces) socket.write(piece);
  return heard(socket);
}

/** All that comes until the other end hangs up, in whatever way. */
export function heard(socket: Socket): Promise<string> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve) =>
    socket.once('close', () => {
      resolve(Buffer.concat(pieces).toString('latin1'));
    }),
  );
}

/** The first lines of a request. */
export const head = (request: string, ...headers: readonly string[]): string =>
  [`${request} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n');
