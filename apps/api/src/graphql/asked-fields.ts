import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionArgs,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  getOperationAST,
} from 'graphql';
import type { RequestContext } from '#graphql';

/** The fields of the API that an operation asks, in the schema's words: never an alias, which is the caller's. */
function fieldsAskedBy({ selectionSet }: OperationDefinitionNode, { definitions }: DocumentNode): readonly string[] {
  const within = ({ selections }: SelectionSetNode): readonly string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const named = definitions.find(
        (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
      );
      return named?.kind === Kind.FRAGMENT_DEFINITION ? within(named.selectionSet) : [];
    });
  return within(selectionSet);
}

/** The same for a WebSocket, whose operations Apollo does not see. */
export function noteAskedFields({ document, operationName, contextValue }: ExecutionArgs): void {
  const operation = getOperationAST(document, operationName);
  if (operation) (contextValue as RequestContext).asks(fieldsAskedBy(operation, document));
}

/** Notes what each request asks, for the read log. */
export const notingAskedFields: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      responseForOperation: ({ operation, document, contextValue }) => {
        contextValue.asks(fieldsAskedBy(operation, document));
        return Promise.resolve(null);
      },
    }),
};
