import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';

/**
 * How often one name stands beside itself in an answer, at the most: validation compares each such field with each other one. Fragments
 * are read where they are spread, each once, as validation does. For a document whose fields, fragments counted, are not too many.
 */
export function mostOfOneName(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  let most = 0;
  visit(document, {
    SelectionSet(selectionSet, _key, parent) {
      // What stands in a fragment stands where that is spread.
      if (parent && 'kind' in parent && parent.kind === Kind.INLINE_FRAGMENT) return;
      most = Math.max(most, mostIn(selectionSet, fragments));
    },
  });
  return most;
}

function mostIn(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const names = new Map<string, number>();
  const spread = new Set<string>();
  const left: SelectionSetNode[] = [selectionSet];
  for (let next = left.pop(); next; next = left.pop())
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        names.set(name, (names.get(name) ?? 0) + 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) left.push(selection.selectionSet);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) left.push(fragment.selectionSet);
      }
    }
  return Math.max(0, ...names.values());
}
