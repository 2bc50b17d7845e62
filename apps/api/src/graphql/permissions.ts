import type { ApolloServerPlugin } from '@apollo/server';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import { type NotAllowed, type RequestContext, notAllowedIn } from '#graphql';

/** How many fields a refusal names. */
const MOST_NAMED = 10;

/** Says which fields, in the schema's words alone. */
const refusing = (fields: readonly NotAllowed[], caller: RequestContext): GraphQLError => {
  caller.refused(fields.map(({ field }) => field.slice(field.indexOf('.') + 1)).slice(0, MOST_NAMED));
  const named = fields
    .slice(0, MOST_NAMED)
    .map(({ field, needs }) => `${field} (${needs ?? 'closed to everybody'})`)
    .join(', ');
  const more = fields.length > MOST_NAMED ? `, and ${fields.length - MOST_NAMED} more` : '';
  return new GraphQLError(
    `your token does not allow to ask ${named}${more}. Leave them out, or ask your municipality for the permission in brackets.`,
    { extensions: { code: 'FORBIDDEN', http: { status: 403 } } },
  );
};

/** Refuses whole what asks for anything that its caller may not ask: before anything is read, and naming it all at once. */
export const refusingNotAllowed: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, operation, document, contextValue }) => {
        const fields = operation ? notAllowedIn(schema, { operation, document }, contextValue.access) : [];
        if (fields.length > 0) throw refusing(fields, contextValue);
        return Promise.resolve();
      },
    }),
};

/** The same for a WebSocket, whose operations Apollo does not see: the answer in place of one, `undefined` where all of it is allowed. */
export function notAllowedAnswer({
  schema,
  document,
  operationName,
  contextValue,
}: ExecutionArgs): ExecutionResult | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const caller = contextValue as RequestContext;
  const fields = notAllowedIn(schema, { operation, document }, caller.access);
  return fields.length > 0 ? { errors: [refusing(fields, caller)] } : undefined;
}
