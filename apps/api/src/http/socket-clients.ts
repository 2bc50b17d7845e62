import { GraphQLError } from 'graphql';
import { clientOf } from '../limits/budget.js';
import type { Socket, SocketNeeds } from './socket.js';

/** Codes of our own for why a connection is closed (RFC 6455, 7.4.2: 4000 to 4999); 4403 is graphql-ws's Forbidden. */
const FORBIDDEN = 4403;
const TOO_MANY = 4429;

/** Who is connected, and how often. */
export class SocketClients {
  private readonly connections = new Map<string, number>();
  private readonly clients = new WeakMap<Socket, string>();

  constructor(private readonly needs: Pick<SocketNeeds, 'admission' | 'contextOf' | 'limits'>) {}

  /** Whether they may stay; otherwise the connection is closed, with a code that says why. */
  async connect(socket: Socket): Promise<boolean> {
    try {
      const { actor } = await this.identified(socket);
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

  /** Whether their credentials still hold; otherwise the connection is closed. */
  async isStillWelcome(socket: Socket): Promise<boolean> {
    try {
      await this.needs.contextOf(socket);
      return true;
    } catch {
      socket.extra.socket.close(FORBIDDEN, 'Forbidden');
      return false;
    }
  }

  private identified(socket: Socket) {
    const address = socket.extra.request.socket.remoteAddress ?? '';
    return this.needs.admission.caller(address, (signal) => this.needs.contextOf(socket, signal));
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
