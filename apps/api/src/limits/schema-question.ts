import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  getVariableValues,
} from 'graphql';
import { measured } from './measure.js';
import type { Asked } from './price.js';

/** What tells of the schema alone. */
const OF_THE_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type', '__typename']);

/** `with more` where the document asks something else besides, or the schema of another time. */
export type AsksSchema = 'not' | 'alone' | 'with more';

/** Whether the schema is asked, however it is hidden in fragments and below `asOf`. For a document that is valid. */
export function asksSchema({ operation, document }: Asked): AsksSchema {
  if (!measured(document).asksSchema) return 'not';
  return rootFieldsOf(operation, document).every((name) => OF_THE_SCHEMA.has(name)) ? 'alone' : 'with more';
}

/** Whether an operation can be executed with the variables that came with it. */
export const variablesFit = ({ schema, operation, variables }: Asked & { readonly schema: GraphQLSchema }): boolean =>
  !getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 1 }).errors;

function rootFieldsOf({ selectionSet }: OperationDefinitionNode, { definitions }: DocumentNode): readonly string[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const fields: string[] = [];
  const left = [selectionSet];
  for (let next = left.pop(); next; next = left.pop())
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) left.push(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        // Each is read once, however often it is spread.
        if (fragment && fragments.delete(selection.name.value)) left.push(fragment.selectionSet);
      }
    }
  return fields;
}
