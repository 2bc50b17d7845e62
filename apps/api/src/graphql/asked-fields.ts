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

/** The fields of the API that an operation asks, in the schema's words: never an alias, which is the caller's; also those that are asked of the past. Each fragment is read once. */
function fieldsAskedBy({ selectionSet }: OperationDefinitionNode, { definitions }: DocumentNode): readonly string[] {
  const asked = new Set<string>();
  const read = new Set<string>();
  const readAll = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        asked.add(selection.name.value);
        if (selection.name.value === 'asOf' && selection.selectionSet) readAll(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) readAll(selection.selectionSet);
      else if (!read.has(selection.name.value)) {
        read.add(selection.name.value);
        for (const each of definitions)
          if (each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value)
            readAll(each.selectionSet);
      }
    }
  };
  readAll(selectionSet);
  return [...asked];
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
      didResolveOperation: ({ operation, document, contextValue }) => {
        // None where the document has none of that name, which Apollo says.
        if (operation) contextValue.asks(fieldsAskedBy(operation, document));
        return Promise.resolve();
      },
    }),
};
