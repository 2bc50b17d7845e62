import { type ExecutionArgs, GraphQLError, type OperationDefinitionNode, getOperationAST, validate } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { noteAskedFields } from '../graphql/asked-fields.js';
import { notAllowedAnswer } from '../graphql/permissions.js';
import type { AdmittedContext } from '../limits/admission.js';
import type { Cost } from '../limits/budget.js';
import { refused, tooBusy } from '../limits/refused.js';
import type { Socket, SocketNeeds } from './socket.js';

/** An operation that has been let in. graphql-ws hands it from hook to hook. */
export interface Admitted extends ExecutionArgs {
  readonly contextValue: AdmittedContext;
  readonly operation: OperationDefinitionNode;
  readonly cost: Cost;
}

/**
 * Does for an operation over a WebSocket what is done for one over HTTP, in the same order.
 * @returns mistakes where it is not valid, or asks what its caller may not ask
 * @throws GraphQLError where it is refused
 */
export async function admitted(
  socket: Socket,
  payload: SubscribePayload,
  { schema: schemaNow, contextOf, admission, overload, limits }: SocketNeeds,
): Promise<Admitted | readonly GraphQLError[]> {
  if (overload.isStalled) throw tooBusy(overload);
  if (Object.keys(socket.subscriptions).length > limits.operations)
    throw refused('TOO_MANY_REQUESTS', `At most ${limits.operations} operations go on over one connection: end one.`);
  const address = socket.extra.request.socket.remoteAddress ?? '';
  const contextValue = await admission.caller(address, (signal) => contextOf(socket, signal));
  const { query: text, variables, operationName } = admission.trusted.named(payload);
  const { document } = admission.document(text);
  const schema = schemaNow();
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return mistakes;
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw new GraphQLError('say by "operationName" which one', {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
  const args = {
    schema,
    document,
    contextValue,
    operation,
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  };
  const notAllowed = notAllowedAnswer(args)?.errors;
  if (notAllowed) return notAllowed;
  const cost = await admission.operation({ schema, operation, document, text, variables }, contextValue);
  noteAskedFields(args);
  return { ...args, cost };
}
