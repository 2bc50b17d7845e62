import type { SubscribePayload } from 'graphql-ws';
import { refused } from '../limits/refused.js';
import type { Socket } from './socket.js';

/** One operation, from when it was asked until nothing of it goes on any more. */
export class SocketOperation {
  private readonly ending = new AbortController();

  constructor(readonly id: string) {}

  /** Aborted once nobody is to be told anything more of it. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  end(): void {
    this.ending.abort(gone());
  }
}

/**
 * What goes on over each connection. graphql-ws knows operations by the ids that clients give them, forgets one as soon as its client takes
 * it back, and starts it all the same if the id was given anew in the meantime. So each is known here by its message, which is like no
 * other, and counts until it is over.
 */
export class SocketOperations {
  private readonly ofSockets = new WeakMap<Socket, Map<SubscribePayload, SocketOperation>>();

  /** @param most at one moment over one connection */
  constructor(private readonly most: number) {}

  /** @throws GraphQLError TOO_MANY_REQUESTS; BAD_REQUEST for an id that stands for something that goes on */
  begin(socket: Socket, id: string, payload: SubscribePayload): SocketOperation {
    demandOpen(socket);
    const others = this.ofSockets.get(socket) ?? new Map<SubscribePayload, SocketOperation>();
    if (others.size >= this.most)
      throw refused('TOO_MANY_REQUESTS', `At most ${this.most} operations go on over one connection: end one.`);
    const other = [...others.values()].find((each) => each.id === id);
    if (other) {
      // It was taken back, else graphql-ws would have closed the connection; and now nobody can do so again.
      other.end();
      throw refused(
        'BAD_REQUEST',
        'What this id stood for before is not over yet: give each operation an id of its own.',
      );
    }
    const operation = new SocketOperation(id);
    this.ofSockets.set(socket, others.set(payload, operation));
    return operation;
  }

  over(socket: Socket, payload: SubscribePayload): void {
    const operations = this.ofSockets.get(socket);
    operations?.get(payload)?.end();
    operations?.delete(payload);
  }

  /** The connection is closed. */
  allOver(socket: Socket): void {
    for (const operation of this.ofSockets.get(socket)?.values() ?? []) operation.end();
    this.ofSockets.delete(socket);
  }
}

/** @throws GraphQLError where nobody is there any more */
export function demandOpen({ extra: { socket } }: Socket): void {
  if (socket.readyState !== socket.OPEN) throw gone();
}

const gone = () => refused('BAD_REQUEST', 'Nobody waits for this any more.');
