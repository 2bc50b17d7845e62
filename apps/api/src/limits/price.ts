import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { ASSUMED, assumedBytesOf, fixedPriceOf, isReadFromLog, lengthInSchema } from './assumed.js';
import { NOTHING, type Size, larger, sum, times } from './size.js';

/** An operation as it is asked, in a document that is valid and within limits. */
export interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What answering an operation may take. */
export interface Estimate {
  /** About one for each thing that the answer may hold, and a tenth for each value; at least one. */
  readonly price: number;
  /** Of the answer, with values as long as they are assumed to be. */
  readonly bytes: number;
  /** Whether the log is read, which takes its time in a large municipality. */
  readonly readsLog: boolean;
}

/** How many values count as much as one thing. */
const VALUES_OF_A_THING = 10;
/** Quotes, colon, comma. */
const AROUND_A_NAME = 4;
const BRACES = 2;

/** The lists right below a field. */
interface Below {
  readonly length: number;
  /** The field is a page, which has counted what stands in them. */
  readonly counted: boolean;
}
const UNPAGED: Below = { length: ASSUMED.list, counted: false };

/**
 * What an operation may take, before anything is read. A page counts in full, whatever is asked of it and whether or not there is so much;
 * of what is either this or that, the larger counts. Walks whatever is spread: for documents within limits only.
 */
export function estimateOf(schema: GraphQLSchema, asked: Asked): Estimate {
  const root = schema.getRootType(asked.operation.operation);
  const size = root ? new Estimating(schema, asked).ofSelections(root, asked.operation.selectionSet, UNPAGED) : NOTHING;
  const price = Math.ceil((VALUES_OF_A_THING * size.things + size.values) / VALUES_OF_A_THING);
  return { price: Math.max(1, price), bytes: size.bytes, readsLog: size.readsLog };
}

class Estimating {
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

  ofSelections(type: GraphQLCompositeType, { selections }: SelectionSetNode, below: Below): Size {
    let always = NOTHING;
    const either = new Map<GraphQLCompositeType, Size>();
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) always = sum(always, this.ofField(type, selection, below));
      else {
        const [on, size] = this.ofFragment(type, selection, below);
        if (isAbstractType(type) && isObjectType(on)) either.set(on, sum(either.get(on) ?? NOTHING, size));
        else always = sum(always, size);
      }
    }
    return sum(always, [...either.values()].reduce(larger, NOTHING));
  }

  private ofFragment(
    type: GraphQLCompositeType,
    selection: Exclude<SelectionNode, FieldNode>,
    below: Below,
  ): readonly [GraphQLCompositeType, Size] {
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    if (!fragment) return [type, NOTHING];
    const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
    const on = isCompositeType(condition) ? condition : type;
    return [on, this.ofSelections(on, fragment.selectionSet, below)];
  }

  private ofField(parent: GraphQLCompositeType, node: FieldNode, below: Below): Size {
    const field = fieldOf(parent, node.name.value);
    if (!field) return NOTHING;
    const given = node.arguments ?? [];
    const type = getNamedType(field.type);
    const page = this.pageOf(field, given);
    const many = this.manyOf(parent, field, given, below);
    const each =
      isCompositeType(type) && node.selectionSet
        ? sum(
            { ...NOTHING, things: page?.length ?? thingsIn(parent, field, type, below), bytes: BRACES },
            this.ofSelections(type, node.selectionSet, page ?? UNPAGED),
          )
        : {
            ...NOTHING,
            values: isIntrospectionType(parent) ? 0 : 1,
            bytes: assumedBytesOf(this.schema, parent, field),
          };
    const own = {
      things: fixedPriceOf(this.schema, parent, field) + (page && page.length < 1 ? 1 : 0),
      values: 0,
      bytes: (node.alias ?? node.name).value.length + AROUND_A_NAME,
      readsLog: isReadFromLog(parent, field),
    };
    return sum(own, times(many, each));
  }

  private manyOf(
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    given: readonly ArgumentNode[],
    below: Below,
  ): number {
    const ids = this.argument(given, 'ids');
    if (Array.isArray(ids)) return ids.length;
    return lengthInSchema(this.schema, parent, field) ?? (isListType(getNullableType(field.type)) ? below.length : 1);
  }

  /** `undefined` for a field that is no page. */
  private pageOf(field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[]): Below | undefined {
    if (!field.args.some(({ name }) => name === 'first')) return undefined;
    const first = this.argument(given, 'first');
    // What is larger is refused, and reads nothing.
    const length = typeof first === 'number' ? Math.min(Math.max(first, 0), ASSUMED.largestPage) : ASSUMED.page;
    return { length, counted: true };
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

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  const ofEverything = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].find((each) => each.name === name);
  return ofEverything ?? (isUnionType(parent) ? undefined : parent.getFields()[name]);
}

/** What holds a page together is nothing by itself, and each edge is counted with the page: neither it nor its node counts again. */
function thingsIn(
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLNamedType,
  { counted }: Below,
): number {
  if (isIntrospectionType(type) || type.name === 'PageInfo' || parent.name.endsWith('Edge')) return 0;
  return counted && isListType(getNullableType(field.type)) ? 0 : 1;
}
