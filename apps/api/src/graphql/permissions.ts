import type { ApolloServerPlugin } from '@apollo/server';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, Kind, getOperationAST } from 'graphql';
import { type NotAllowed, type RequestContext, notAllowedIn } from '#graphql';
import { NotPermitted } from '#identity';

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
      didEncounterErrors: ({ errors, contextValue }) => {
        noteNotPermitted(errors, contextValue);
        return Promise.resolve();
      },
    }),
};

/** What a document may be asked for and one of its arguments may not, only a resolver can tell: that goes on record too. */
export function noteNotPermitted(errors: readonly GraphQLError[], caller: RequestContext): void {
  const refused = errors.filter(({ originalError }) => originalError instanceof NotPermitted);
  // By the schema's name, for an alias is the caller's word.
  const fields = refused.flatMap(({ nodes = [] }) =>
    nodes.flatMap((node) => (node.kind === Kind.FIELD ? node.name.value : [])),
  );
  if (fields.length > 0) caller.refused(fields.slice(0, MOST_NAMED));
}

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
