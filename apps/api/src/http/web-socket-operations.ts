import { type ExecutionArgs, type ExecutionResult, GraphQLError, OperationTypeNode, execute, subscribe } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { tooBusy } from '../limits/refused.js';
import type { Admission } from '../limits/admission.js';
import type { Overload } from '../limits/overload.js';
import { type Admitted, admitted } from './socket-admission.js';
import { SocketClients } from './socket-clients.js';
import type { Socket, SocketNeeds, SocketOptions } from './socket.js';

/** What graphql-ws is to do with connections and operations: what is done for HTTP too, in the same order. */
export function socketOptions(needs: SocketNeeds): SocketOptions {
  const { errors, admission, overload } = needs;
  const clients = new SocketClients(needs);
  return {
    onConnect: (socket) => clients.connect(socket),
    onClose: (socket) => {
      clients.gone(socket);
    },
    onSubscribe: (socket, _id, payload) => admittedOrWhyNot(socket, payload, needs),
    execute: (args) => executedInTime(args as Admitted, overload),
    subscribe,
    onNext: async (socket, id, payload, args, result) => {
      // Whoever may not be here any more is told nothing more.
      if (isSubscription(args as Admitted) && !(await clients.isStillWelcome(socket))) return {};
      const cost = await costOf(args as Admitted, admission);
      return { ...errors.webSocket.onNext(socket, id, payload, args, result), extensions: { cost } };
    },
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
  const { deadline } = args.contextValue;
  const leave = await overload.enter();
  if (!leave) return { errors: [tooBusy(overload)] };
  try {
    if (args.operation.operation === OperationTypeNode.QUERY) deadline.start();
    return await execute(args);
  } finally {
    deadline.stop();
    leave();
  }
}

const isSubscription = ({ operation }: Admitted): boolean => operation.operation === OperationTypeNode.SUBSCRIPTION;

/** A subscription costs again with each of its answers. */
const costOf = async (args: Admitted, admission: Admission) =>
  isSubscription(args) ? admission.owed(args.contextValue, args.cost.requested) : args.cost;

/** Masked on its way out, as every error that nobody foresaw. */
const unexpected = (error: unknown): GraphQLError =>
  new GraphQLError('unexpected', { originalError: error instanceof Error ? error : new Error('not an error') });
