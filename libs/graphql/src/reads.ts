import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type GraphQLType,
  Kind,
  type SelectionSetNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { AnyProjection } from '#projections';

/** Which read models the things of each type are read from. */
export type Reads = Readonly<Record<string, readonly AnyProjection[]>>;

export interface Selected {
  readonly schema: GraphQLSchema;
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** The read models of every type that a selection leads to. What is missing here is read all the same, only later. */
export function readModelsOf({ schema, fieldNodes, fragments }: Selected, type: GraphQLType, reads: Reads) {
  const found = new Set<AnyProjection>();
  const seen = new Set<string>();
  const visit = (typeName: string, { selections }: SelectionSetNode): void => {
    for (const projection of reads[typeName] ?? []) found.add(projection);
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        visit(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) visitFragment(selection.name.value);
      else visitField(typeName, selection);
    }
  };
  const visitFragment = (name: string): void => {
    const fragment = fragments[name];
    if (!fragment || seen.has(name)) return;
    seen.add(name);
    visit(fragment.typeCondition.name.value, fragment.selectionSet);
  };
  const visitField = (typeName: string, { name, selectionSet }: FieldNode): void => {
    // What is asked of another moment is put together for that.
    if (typeName === schema.getQueryType()?.name && name.value === 'asOf') return;
    const parent = schema.getType(typeName);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return;
    const field = parent.getFields()[name.value];
    const named = field && getNamedType(field.type);
    if (named && isCompositeType(named) && selectionSet) visit(named.name, selectionSet);
  };
  for (const { selectionSet } of fieldNodes) if (selectionSet) visit(getNamedType(type).name, selectionSet);
  return [...found];
}
