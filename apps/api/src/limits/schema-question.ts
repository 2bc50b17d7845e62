import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  getVariableValues,
} from 'graphql';
import type { Asked } from './price.js';

/** What tells of the schema alone. */
const OF_THE_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type', '__typename']);

/** `with more` where the operation asks something else besides, or the schema of another time. */
export type AsksSchema = 'not' | 'alone' | 'with more';

/** Whether the schema is asked, however it is hidden in fragments and below `asOf`. For a document that is valid; what its other operations ask is not asked. */
export function asksSchema({ operation, document }: Asked): AsksSchema {
  const anywhere = fieldNamesOf(operation, document, true);
  if (!anywhere.has('__schema') && !anywhere.has('__type')) return 'not';
  return [...fieldNamesOf(operation, document, false)].every((name) => OF_THE_SCHEMA.has(name)) ? 'alone' : 'with more';
}

/** Whether an operation can be executed with the variables that came with it. */
export const variablesFit = ({ schema, operation, variables }: Asked & { readonly schema: GraphQLSchema }): boolean =>
  !getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 1 }).errors;

/** Of the fields of an operation, and where that is wished for of the fields within them. Each fragment is read once, however often it is spread. */
function fieldNamesOf(
  { selectionSet }: OperationDefinitionNode,
  { definitions }: DocumentNode,
  inner: boolean,
): ReadonlySet<string> {
  const unread = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) unread.set(definition.name.value, definition);
  const names = new Set<string>();
  const left = [selectionSet];
  for (let next = left.pop(); next; next = left.pop())
    for (const selection of next.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) left.push(selection.selectionSet);
      else if (selection.kind === Kind.FIELD) {
        names.add(selection.name.value);
        if (inner && selection.selectionSet) left.push(selection.selectionSet);
      } else {
        const fragment = unread.get(selection.name.value);
        if (fragment && unread.delete(selection.name.value)) left.push(fragment.selectionSet);
      }
    }
  return names;
}
