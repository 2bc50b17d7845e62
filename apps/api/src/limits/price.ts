import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';

/** How many things are in a list, where the request does not say. */
const ASSUMED = {
  /** As `connectionOf` has it. */
  page: 50,
  largestPage: 200,
  /** Of lists that cannot be paged, such as the duties of a session. */
  list: 10,
};

/** What costs more than its answer shows: it reads the log, or writes to the disk. */
const FIXED: Readonly<Record<string, number>> = {
  'Query.asOf': 200,
  'Query.dueForErasure': 100,
  'Query.erasurePreview': 200,
  'Query.personReport': 500,
};
const MUTATION = 10;
/** `__schema`, `__type`: most of a megabyte. */
const OF_THE_SCHEMA = 100;

/** An operation as it is asked, in a document that is valid and within limits. */
export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Whether an operation reads the log, which takes its time in a large municipality. */
export const readsLog = ({ operation, document }: Asked): boolean =>
  [operation, ...document.definitions].some(
    (definition) =>
      'selectionSet' in definition &&
      definition.selectionSet.selections.some(
        (selection) => selection.kind === Kind.FIELD && `Query.${selection.name.value}` in FIXED,
      ),
  );

/**
 * What an operation costs: about one for each thing that its answer may hold, at least one. A page counts in full whether or not there is
 * so much; of what is either this or that, both count. Walks whatever is spread: for documents within limits only.
 */
export function priceOf(schema: GraphQLSchema, asked: Asked): number {
  const root = schema.getRootType(asked.operation.operation);
  return root
    ? Math.max(1, new Pricing(schema, asked).ofSelections(root, asked.operation.selectionSet, ASSUMED.list))
    : 1;
}

class Pricing {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly variables: Readonly<Record<string, unknown>>;

  constructor(
    private readonly schema: GraphQLSchema,
    { operation, document, variables }: Asked,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, this.valueOf(defaultValue)] as const] : [],
    );
    this.variables = { ...Object.fromEntries(defaults), ...variables };
  }

  /** @param listed how many things stand in a list right in here */
  ofSelections(type: GraphQLCompositeType, { selections }: SelectionSetNode, listed: number): number {
    let price = 0;
    for (const selection of selections) price += this.ofSelection(type, selection, listed);
    return price;
  }

  private ofSelection(type: GraphQLCompositeType, selection: SelectionNode, listed: number): number {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      if (name.startsWith('__')) return name === '__typename' ? 0 : OF_THE_SCHEMA;
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
      return field ? this.ofField(type, field, selection, listed) : 0;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    if (!fragment) return 0;
    const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
    return this.ofSelections(isCompositeType(condition) ? condition : type, fragment.selectionSet, listed);
  }

  private ofField(
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    {
      arguments: given = [],
      selectionSet,
    }: { readonly arguments?: readonly ArgumentNode[]; readonly selectionSet?: SelectionSetNode | undefined },
    listed: number,
  ): number {
    const type = getNamedType(field.type);
    const own =
      (FIXED[`${parent.name}.${field.name}`] ?? 0) + (parent === this.schema.getMutationType() ? MUTATION : 0);
    if (!isCompositeType(type) || !selectionSet) return own;
    const ids = this.argument(given, 'ids');
    const many = Array.isArray(ids) ? ids.length : isListType(getNullableType(field.type)) ? listed : 1;
    const each = (carriesOnly(parent, type) ? 0 : 1) + this.ofSelections(type, selectionSet, this.pageOf(field, given));
    return own + many * each;
  }

  /** How many things a list right below this field holds. */
  private pageOf(field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[]): number {
    if (!field.args.some(({ name }) => name === 'first')) return ASSUMED.list;
    const first = this.argument(given, 'first');
    // What is larger is refused, and reads nothing.
    return typeof first === 'number' ? Math.min(Math.max(first, 0), ASSUMED.largestPage) : ASSUMED.page;
  }

  private argument(given: readonly ArgumentNode[], wanted: string): unknown {
    const node = given.find(({ name }) => name.value === wanted);
    return node && this.valueOf(node.value);
  }

  private valueOf(node: ValueNode): unknown {
    if (node.kind === Kind.VARIABLE) return this.variables[node.name.value];
    if (node.kind === Kind.LIST) return node.values;
    return node.kind === Kind.INT ? Number(node.value) : undefined;
  }
}

/** What holds a page together is nothing by itself: each edge counts, and neither its node nor what stands around them. */
const carriesOnly = (parent: GraphQLCompositeType, type: GraphQLNamedType): boolean =>
  type.name === 'PageInfo' || type.name.endsWith('Connection') || parent.name.endsWith('Edge');
