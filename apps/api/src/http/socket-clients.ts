import { GraphQLError } from 'graphql';
import { clientOf } from '../limits/budget.js';
import { identified } from './socket-admission.js';
import type { Socket, SocketNeeds } from './socket.js';

/** Codes of our own for why a connection is closed (RFC 6455, 7.4.2: 4000 to 4999). */
const TOO_MANY = 4429;

/** Who is connected, and how often. */
export class SocketClients {
  private readonly connections = new Map<string, number>();
  private readonly clients = new WeakMap<Socket, string>();

  constructor(private readonly needs: Pick<SocketNeeds, 'admission' | 'contextOf' | 'addressOf' | 'limits'>) {}

  /** Whether they may stay; otherwise the connection is closed, with a code that says why. */
  async connect(socket: Socket): Promise<boolean> {
    try {
      const { actor } = await identified(socket, this.needs);
      return this.count(socket, clientOf(actor));
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions['code'] === 'TOO_MANY_REQUESTS')
        socket.extra.socket.close(TOO_MANY, 'Too many requests');
      return false;
    }
  }

  gone(socket: Socket): void {
    const client = this.clients.get(socket);
    if (client === undefined) return;
    this.clients.delete(socket);
    const left = (this.connections.get(client) ?? 1) - 1;
    if (left > 0) this.connections.set(client, left);
    else this.connections.delete(client);
  }

  private count(socket: Socket, client: string): boolean {
    const { socket: connection } = socket.extra;
    // Gone already: nobody would count them back.
    if (connection.readyState !== connection.OPEN) return false;
    const now = (this.connections.get(client) ?? 0) + 1;
    if (now > this.needs.limits.ofOneClient) {
      connection.close(TOO_MANY, 'Too many connections');
      return false;
    }
    this.connections.set(client, now);
    this.clients.set(socket, client);
    return true;
  }
}
