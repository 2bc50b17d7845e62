import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Takes on the requests of one connection one at a time. Whoever sends the next before they have been answered (RFC 9112, 9.3.2) would
 * have it answered behind the first: it would be in memory, and have its place, for as long as they like not to read that; and of an answer
 * that waits for its turn node does not say that its connection has ended. So it waits and takes nothing; and as nobody does that but by
 * chance (they may have read the last piece of an answer before we know that it was sent), a second one ends the connection.
 */
export function inTurn() {
  const waiting = new WeakSet<Socket>();
  return ({ socket }: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (response.socket) {
      next();
    } else if (waiting.has(socket)) {
      socket.destroy();
    } else {
      waiting.add(socket);
      response.once('socket', () => {
        waiting.delete(socket);
        next();
      });
    }
  };
}
