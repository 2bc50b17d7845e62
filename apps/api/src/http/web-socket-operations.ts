import { type ExecutionArgs, type ExecutionResult, GraphQLError, OperationTypeNode, execute } from 'graphql';
import { noteNotPermitted } from '../graphql/permissions.js';
import { tooBusy } from '../limits/refused.js';
import { clientOf } from '../limits/budget.js';
import { type Admitted, admitted } from './socket-admission.js';
import { SocketClients } from './socket-clients.js';
import { subscribed } from './subscribed.js';
import { SocketOperations } from './socket-operations.js';
import type { SocketOptions, SocketServing } from './socket.js';

/** What graphql-ws is to do with connections and operations: what is done for HTTP too, in the same order. */
export function socketOptions(needs: SocketServing): SocketOptions {
  const { admission, errors } = needs;
  const clients = new SocketClients(needs);
  const operations = new SocketOperations(needs.limits.operations);
  return {
    onConnect: (socket) => clients.connect(socket),
    onClose: (socket) => {
      clients.gone(socket);
      operations.allOver(socket);
    },
    onSubscribe: async (socket, id, payload) => {
      const answer = await admittedOrWhyNot(() =>
        admitted(socket, operations.begin(socket, id, payload), payload, needs),
      );
      // graphql-ws completes only what it has begun.
      if (Array.isArray(answer)) operations.over(socket, payload);
      return answer;
    },
    onComplete: (socket, _id, payload) => {
      operations.over(socket, payload);
    },
    execute: (args) => executedInTime(args as Admitted, needs),
    subscribe: (args) => subscribed(args as Admitted, needs),
    onNext: (...next) => admission.sent(errors.webSocket.onNext(...next)),
    onError: errors.webSocket.onError,
  };
}

/** Nothing may be thrown: graphql-ws would print it as it is, and end the connection. */
async function admittedOrWhyNot(
  admit: () => Promise<Admitted | readonly GraphQLError[]>,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    return await admit();
  } catch (error) {
    return [error instanceof GraphQLError ? error : unexpected(error)];
  }
}

async function executedInTime(
  args: Admitted,
  { admission, overload }: Pick<SocketServing, 'admission' | 'overload'>,
): Promise<ExecutionResult> {
  const { deadline, actor } = args.contextValue;
  const leave = await overload.enter(clientOf(actor));
  if (!leave) return { errors: [tooBusy(overload)], extensions: { cost: args.cost } };
  const gone = (): void => {
    deadline.callerGone();
  };
  args.own.signal.addEventListener('abort', gone);
  try {
    if (args.own.signal.aborted) gone();
    if (args.operation.operation === OperationTypeNode.QUERY) deadline.start();
    const data = await admission.schemaAnswer(args.asked, args.contextValue);
    const result = data ? { data } : await execute(args);
    noteNotPermitted(result.errors ?? [], args.contextValue);
    const late = result.errors?.find(({ extensions }) => extensions['code'] === 'TOOK_TOO_LONG');
    // Half an answer would look like a whole one: what is missing may be null by right.
    return { ...(late ? { errors: [late] } : result), extensions: { cost: args.cost } };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [error], extensions: { cost: args.cost } };
  } finally {
    args.own.signal.removeEventListener('abort', gone);
    deadline.stop();
    leave();
  }
}

/** Masked on its way out, as every error that nobody foresaw. */
const unexpected = (error: unknown): GraphQLError =>
  new GraphQLError('unexpected', { originalError: error instanceof Error ? error : new Error('not an error') });
