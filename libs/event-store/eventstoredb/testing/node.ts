import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { Server, type ServerCredentials } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { append } from './grpc/append.js';
import { batchAppend } from './grpc/batch-append.js';
import { softDelete, tombstone } from './grpc/deleting.js';
import { clusterInfo, supportedMethods } from './grpc/questions.js';
import { read } from './grpc/read.js';
import type { Serving } from './serving.js';

export const HOST = '127.0.0.1';

/**
 * A node: the services on a port. It takes connections itself and hands them to gRPC, which gives no way to destroy one.
 */
export class DoubleNode {
  #port = 0;
  #connectionsSoFar = 0;
  #listener: NetServer | undefined;
  #server: Server | undefined;
  readonly #sockets = new Map<string, Socket>();

  constructor(
    private readonly serving: Serving,
    private readonly credentials: ServerCredentials,
  ) {}

  get port(): number {
    return this.#port;
  }

  get isUp(): boolean {
    return this.#listener !== undefined;
  }

  get openConnections(): number {
    return this.#sockets.size;
  }

  get connectionsSoFar(): number {
    return this.#connectionsSoFar;
  }

  /** Listens, after the first time on the same port. */
  async up(port = this.#port): Promise<void> {
    if (this.#listener) return;
    const server = serverOf(this.serving);
    const injector = server.createConnectionInjector(this.credentials);
    const listener = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#connectionsSoFar += 1;
      this.#sockets.set(peer, socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(peer));
      socket.setNoDelay(true);
      injector.injectConnection(socket);
    });
    [this.#listener, this.#server] = [listener, server];
    listener.listen(port, HOST);
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
  }

  /** Destroys all connections and does not listen any more. */
  async down(): Promise<void> {
    const listener = this.#listener;
    if (!listener) return;
    this.#listener = undefined;
    const closed = [listener, ...this.#sockets.values()].map((closing) => once(closing, 'close'));
    listener.close();
    await this.cutConnections();
    this.#server?.forceShutdown();
    await Promise.all(closed);
  }

  async cutConnections(): Promise<void> {
    await Promise.all([...this.#sockets.values()].map(destroySoon));
  }

  /** Destroys the connection of one client. */
  reset(peer: string): void {
    const socket = this.#sockets.get(peer);
    if (socket) void destroySoon(socket);
  }
}

/**
 * In a turn of its own: a session that is destroyed while it reads what came in one piece fails an assertion of Node's
 * (`onread->IsFunction()`) when a new call stands further on in that piece, and that ends the process.
 */
async function destroySoon(socket: Socket): Promise<void> {
  await turn();
  // Not resetAndDestroy: that first waits until what is written has gone out, which may be never.
  socket.destroy();
}

function serverOf(serving: Serving): Server {
  const server = new Server({
    'grpc.max_receive_message_length': 64 * 1024 * 1024,
    'grpc.max_concurrent_streams': 1_000,
  });
  server.addService(streams.StreamsService, {
    append: append(serving),
    batchAppend: batchAppend(serving),
    read: read(serving),
    delete: softDelete(serving),
    tombstone: tombstone(serving),
  });
  if (serving.version.hasServerFeatures)
    server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethods(serving) });
  server.addService(gossip.GossipService, { read: clusterInfo(serving) });
  return server;
}
