import { GraphQLError } from 'graphql';
import { clientOf } from '../limits/budget.js';
import { passesIn } from './passing-trouble.js';
import { identified } from './socket-admission.js';
import type { Socket, SocketNeeds } from './socket.js';

/** "Try again later" in IANA's registry of the close codes of WebSockets. Clients of graphql-ws do; 4429 it has for something that they never come back from. */
const LATER = 1013;

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
        socket.extra.socket.close(LATER, 'Too many requests');
      else if (passesIn(error) !== undefined) socket.extra.socket.close(LATER, 'Who you are cannot be asked just now');
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
      connection.close(LATER, 'Too many connections');
      return false;
    }
    this.connections.set(client, now);
    this.clients.set(socket, client);
    return true;
  }
}
