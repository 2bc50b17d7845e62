import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  typeFromAST,
} from 'graphql';
import type { Permission } from '#kernel';
import type { Access } from '#identity';

/** A field that the caller may not ask, and what it would take. */
export interface NotAllowed {
  /** As `Guest.phone`. */
  readonly field: string;
  /** `undefined` for a field that names none: it is closed. */
  readonly needs: Permission | undefined;
}

/** The permission that a field names, or its type for all of its fields. */
export function permissionOf(schema: GraphQLSchema, type: GraphQLCompositeType, field: string): Permission | undefined {
  const directive = schema.getDirective('needs');
  if (!directive || !(isObjectType(type) || isInterfaceType(type))) return undefined;
  const definition = type.getFields()[field];
  const nodes = [definition?.astNode, type.astNode];
  for (const node of nodes) {
    const permission = node && getDirectiveValues(directive, node)?.['permission'];
    if (permission) return permission as Permission;
  }
  return undefined;
}

/** What tells of the schema alone. `__schema` and `__type` are closed or open as a whole, elsewhere. */
const isOfTheSchema = (field: string): boolean => field.startsWith('__');

/**
 * The fields of an operation that its caller has no permission for, each once; before anything is read. Of a document that has been found
 * valid. Takes time in proportion to the document: each fragment is read once for each type it is spread on.
 */
export function notAllowedIn(
  schema: GraphQLSchema,
  { operation, document }: { readonly operation: OperationDefinitionNode; readonly document: DocumentNode },
  access: Access,
): readonly NotAllowed[] {
  const found = new Map<string, NotAllowed>();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const read = new Set<string>();
  const visit = (type: GraphQLCompositeType, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || read.has(selection.name.value)) continue;
        read.add(selection.name.value);
        visit(compositeNamed(fragment.typeCondition.name.value) ?? type, fragment.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition;
        visit(condition ? (compositeNamed(condition.name.value) ?? type) : type, selection.selectionSet);
      } else if (!isOfTheSchema(selection.name.value)) {
        const field = selection.name.value;
        const needs = permissionOf(schema, type, field);
        if (!needs || !access.may(needs)) found.set(`${type.name}.${field}`, { field: `${type.name}.${field}`, needs });
        const inner = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined;
        const named = inner && getNamedType(inner);
        if (named && isCompositeType(named) && selection.selectionSet) visit(named, selection.selectionSet);
      }
    }
  };
  const compositeNamed = (name: string): GraphQLCompositeType | undefined => {
    const type = typeFromAST(schema, { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } });
    return type && isCompositeType(type) ? type : undefined;
  };
  const root = schema.getRootType(operation.operation);
  if (root) visit(root, operation.selectionSet);
  return [...found.values()];
}
