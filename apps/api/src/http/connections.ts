import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { siteOf } from '#identity';
import { Shares } from '../limits/shares.js';

/**
 * Ends each connection that one household or company makes beyond its share, so that others find one.
 * @param most of one at a moment. Not to be called behind a proxy: all connections come from there.
 */
export function shareConnections(server: Server, most: number): void {
  const shares = new Shares();
  server.on('connection', (socket: Socket) => {
    const who = siteOf(socket.remoteAddress ?? '');
    if (shares.of(who) < most) socket.once('close', shares.take(who));
    else socket.destroy();
  });
}
