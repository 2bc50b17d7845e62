import { type ExecutionArgs, GraphQLError, type OperationDefinitionNode, getOperationAST, validate } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { noteAskedFields } from '../graphql/asked-fields.js';
import { notAllowedAnswer } from '../graphql/permissions.js';
import type { InTurns } from '../graphql/following.js';
import type { AdmittedContext } from '../limits/admission.js';
import type { AskedOperation } from '../limits/asked-operation.js';
import type { Cost } from '../limits/budget.js';
import { tooBusy, withCode } from '../limits/refused.js';
import { notRead } from '../limits/unread.js';
import type { SocketOperation } from './socket-operations.js';
import type { Socket, SocketNeeds } from './socket.js';

/** An operation that has been let in. graphql-ws hands it from hook to hook. */
export interface Admitted extends ExecutionArgs {
  readonly contextValue: AdmittedContext & InTurns;
  readonly operation: OperationDefinitionNode;
  readonly asked: AskedOperation;
  readonly cost: Cost;
  /** Over which it came. */
  readonly socket: Socket;
  /** It itself, for as long as it goes on. */
  readonly own: SocketOperation;
}

/**
 * Does for an operation over a WebSocket what is done for one over HTTP, in the same order.
 * @returns mistakes where it is not valid, or asks what its caller may not ask
 * @throws GraphQLError where it is refused
 */
export async function admitted(
  socket: Socket,
  own: SocketOperation,
  payload: SubscribePayload,
  needs: SocketNeeds,
): Promise<Admitted | readonly GraphQLError[]> {
  const { schema: schemaNow, admission, overload, limits } = needs;
  if (overload.isStalled) throw tooBusy(overload);
  demandRead(socket, limits);
  const contextValue = await identified(socket, needs);
  const { query: text, variables, operationName } = admission.trusted.named(payload);
  const document = await admission.document(text, contextValue);
  const schema = schemaNow();
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return mistakes.map((mistake) => withCode(mistake, 'GRAPHQL_VALIDATION_FAILED'));
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
  const asked = { schema, operation, document, text, variables };
  const cost = await admission.operation(asked, contextValue);
  noteAskedFields(args);
  // Whoever has gone away meanwhile waits for nothing.
  own.signal.throwIfAborted();
  return { ...args, asked, cost, socket, own };
}

/** Who is connected, as they are now. @throws GraphQLError UNAUTHENTICATED, TOO_MANY_REQUESTS */
export const identified = (
  socket: Socket,
  { admission, contextOf, addressOf }: Pick<SocketNeeds, 'admission' | 'contextOf' | 'addressOf'>,
): Promise<AdmittedContext> => admission.caller(addressOf(socket), (signal) => contextOf(socket, signal));

/** Ends the connection of somebody who asks and does not read: what they were answered is in memory until then. @throws GraphQLError */
export function demandRead({ extra: { socket } }: Socket, { unreadBytes }: SocketNeeds['limits']): void {
  if (socket.bufferedAmount <= unreadBytes) return;
  socket.terminate();
  throw notRead();
}
