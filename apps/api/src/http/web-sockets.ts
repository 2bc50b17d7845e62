import { type IncomingMessage, STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Disposable } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { Limits } from '../limits/limits.js';
import type { Overload } from '../limits/overload.js';
import type { OurUrl } from '../sign-in/our-url.js';
import { isOurOrigin } from './our-origin.js';
import type { SocketOptions } from './socket.js';

const PATH = '/graphql';

/** How long a client may take to answer that its connection is closed, in milliseconds. */
const GOODBYE = 2_000;

/** A connection that is lost while something is told is no error of anybody: graphql-ws would print it, with its trace. */
class QuietWebSocket extends WebSocket {
  override send(data: string, ...rest: readonly unknown[]): void {
    const told = rest.at(-1) as ((error?: Error) => void) | undefined;
    super.send(data, (error) => told?.(this.readyState === WebSocket.OPEN ? error : undefined));
  }
}

interface WebSocketNeeds {
  readonly limits: Limits['webSockets'];
  readonly overload: Overload;
  readonly ours: Pick<OurUrl, 'url'>;
}

/** Takes WebSocket connections at /graphql: so many, from our own pages or from programs, and no message too large. */
export class WebSockets {
  private readonly server: WebSocketServer;
  private readonly disposable: Disposable;

  constructor(
    options: SocketOptions,
    private readonly needs: WebSocketNeeds,
  ) {
    const { messageBytes: maxPayload } = needs.limits;
    this.server = new WebSocketServer({ noServer: true, maxPayload, WebSocket: QuietWebSocket });
    this.disposable = useServer(options, this.server);
  }

  /** From now on takes what comes to that server. */
  listenTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const status = this.refusalOf(request);
      if (status) refuse(socket, status, this.needs.overload);
      else
        this.server.handleUpgrade(request, socket, head, (webSocket) => {
          this.server.emit('connection', webSocket, request);
          // What is larger than it may be, or is no WebSocket message: graphql-ws would print it as an error of ours.
          webSocket.removeAllListeners('error').on('error', () => {
            webSocket.terminate();
          });
        });
    });
  }

  /** Says goodbye to everybody, and waits only so long for theirs. */
  async close(): Promise<void> {
    const leaving = setTimeout(() => {
      for (const client of this.server.clients) client.terminate();
    }, GOODBYE);
    await this.disposable.dispose();
    clearTimeout(leaving);
  }

  /** The HTTP status that a connection is refused with, `undefined` where it is welcome. */
  private refusalOf(request: IncomingMessage): number | undefined {
    if (request.url?.split('?')[0] !== PATH) return 404;
    const { limits, overload, ours } = this.needs;
    if (isForeignPage(request, ours.url)) return 403;
    return overload.isStalled || this.server.clients.size >= limits.inAll ? 503 : undefined;
  }
}

/**
 * A page of somebody else's in a browser that is signed in here. Browsers let any page open a WebSocket to anywhere and send the cookies
 * along; what they add, and no page can change, is where the page is from (RFC 6455, 10.2).
 */
function isForeignPage({ headers: { origin, cookie, host } }: IncomingMessage, ourUrl: string): boolean {
  return origin !== undefined && cookie !== undefined && !isOurOrigin(origin, host, ourUrl);
}

function refuse(socket: Duplex, status: number, { retryAfter }: Overload): void {
  socket.on('error', () => socket.destroy());
  const wait = status === 503 ? `Retry-After: ${retryAfter}\r\n` : '';
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Length: 0', ''];
  // Node has let go of the connection, and would wait for the other side to close it, for ever.
  socket.end(`${lines.join('\r\n')}${wait}\r\n`, () => socket.destroy());
}
