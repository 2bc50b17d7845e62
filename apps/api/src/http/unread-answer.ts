import type { ServerResponse } from 'node:http';
import type { Limits } from '../limits/limits.js';

/**
 * Ends the connection of somebody who does not read an answer that has been made: it is in memory until then. To be called once it has
 * been.
 */
export function endUnread(response: ServerResponse, limits: Limits['answer']): void {
  const { socket } = response;
  if (!socket) return;
  const reading = setTimeout(() => socket.destroy(), limits.mostReadMilliseconds).unref();
  // Begins again with each piece that is read, which is as large as the buffers of the connection let go of. Nobody listens to 'timeout', so node ends the connection.
  socket.setTimeout(limits.unreadMilliseconds);
  // Before node's own listener, which has the connection wait for the next request as long as that may.
  response.prependOnceListener('finish', () => socket.setTimeout(0));
  response.once('close', () => {
    clearTimeout(reading);
  });
}
