import { type ExecutionArgs, type ExecutionResult, GraphQLError, OperationTypeNode, execute } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { noteNotPermitted } from '../graphql/permissions.js';
import { tooBusy } from '../limits/refused.js';
import { clientOf } from '../limits/budget.js';
import type { Overload } from '../limits/overload.js';
import { type Admitted, admitted } from './socket-admission.js';
import { SocketClients } from './socket-clients.js';
import { subscribed } from './subscribed.js';
import type { Socket, SocketNeeds, SocketOptions } from './socket.js';

/** What graphql-ws is to do with connections and operations: what is done for HTTP too, in the same order. */
export function socketOptions(needs: SocketNeeds): SocketOptions {
  const { errors, overload } = needs;
  const clients = new SocketClients(needs);
  return {
    onConnect: (socket) => clients.connect(socket),
    onClose: (socket) => {
      clients.gone(socket);
    },
    onSubscribe: (socket, _id, payload) => admittedOrWhyNot(socket, payload, needs),
    execute: (args) => executedInTime(args as Admitted, overload),
    subscribe: (args) => subscribed(args as Admitted, needs),
    onNext: errors.webSocket.onNext,
    onError: errors.webSocket.onError,
  };
}

/** Nothing may be thrown: graphql-ws would print it as it is, and end the connection. */
async function admittedOrWhyNot(
  socket: Socket,
  payload: SubscribePayload,
  needs: SocketNeeds,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    return await admitted(socket, payload, needs);
  } catch (error) {
    return [error instanceof GraphQLError ? error : unexpected(error)];
  }
}

async function executedInTime(args: Admitted, overload: Overload): Promise<ExecutionResult> {
  const { deadline, actor } = args.contextValue;
  const leave = await overload.enter(clientOf(actor));
  if (!leave) return { errors: [tooBusy(overload)], extensions: { cost: args.cost } };
  try {
    if (args.operation.operation === OperationTypeNode.QUERY) deadline.start();
    const result = await execute(args);
    noteNotPermitted(result.errors ?? [], args.contextValue);
    return { ...result, extensions: { cost: args.cost } };
  } finally {
    deadline.stop();
    leave();
  }
}

/** Masked on its way out, as every error that nobody foresaw. */
const unexpected = (error: unknown): GraphQLError =>
  new GraphQLError('unexpected', { originalError: error instanceof Error ? error : new Error('not an error') });
