import { type ServerOptions, createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Limits } from '../limits/limits.js';
import { Incoming } from './incoming.js';

/** More headers than any browser or proxy sends. */
const MOST_HEADERS = 100;

/** Express on a server that waits for nobody for long: what is not sent in time ends with 408 (RFC 9110, 15.5.9), and frees its place. */
export class ServerAdapter extends ExpressAdapter {
  constructor(private readonly limits: Pick<Limits, 'slowness' | 'connections'>) {
    super();
  }

  override initHttpServer(): void {
    const { headers, request, lookedForEvery, idle } = this.limits.slowness;
    const options: ServerOptions<typeof Incoming> = {
      IncomingMessage: Incoming,
      headersTimeout: headers,
      requestTimeout: request,
      connectionsCheckingInterval: lookedForEvery,
      keepAliveTimeout: idle,
      // Said by ourselves, in its turn: what node answers by itself goes past all that counts.
      requireHostHeader: false,
    };
    const server = createServer(options, this.getInstance());
    // Whatever else than to continue is expected may be passed over (RFC 9110, 10.1.1).
    server.on('checkExpectation', (request, response) => server.emit('request', request, response));
    server.maxConnections = this.limits.connections;
    server.maxHeadersCount = MOST_HEADERS;
    this.httpServer = server;
  }
}
