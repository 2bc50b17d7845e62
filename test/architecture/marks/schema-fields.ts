import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  Kind,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { saysWhoSomebodyIs } from '#kernel/testing';

type Field = GraphQLField<unknown, unknown> | GraphQLInputField;
type TypeWithFields = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType;

/** Scalars whose values by themselves tell nothing of anybody. Any other, such as String, may hold what somebody typed. */
const HARMLESS = ['ID', 'Int', 'Float', 'Boolean', 'DateTime', 'Date', 'LocalTime', 'LogIndex'];
/** Arguments that programs make up or were given: cursors, tokens, and the caller's own keys. */
/** And what is typed of an address (`text`): it is looked up on this machine, and kept nowhere. */
const PUBLIC_ARGUMENTS = ['idempotencyKey', 'after', 'token', 'text'];

const directives = (element: GraphQLNamedType | Field | undefined): readonly ConstDirectiveNode[] => [
  ...(element?.astNode?.directives ?? []),
  ...(element && 'extensionASTNodes' in element ? element.extensionASTNodes : []).flatMap(
    (node) => node.directives ?? [],
  ),
];
const carries = (element: GraphQLNamedType | Field | undefined, name: string): boolean =>
  directives(element).some((directive) => directive.name.value === name);

const hasFields = (type: GraphQLNamedType): type is TypeWithFields =>
  !isIntrospectionType(type) && (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type));

/** Every field of the schema, of answers and of inputs. */
const fieldsOf = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter(hasFields)
    .flatMap((type) =>
      Object.values<Field>(type.getFields()).map((field) => ({ type, field, place: `${type.name}.${field.name}` })),
    );

const isHarmless = (name: string, of: GraphQLType): boolean => {
  const type = getNamedType(of);
  return !saysWhoSomebodyIs(name) && (!isScalarType(type) || HARMLESS.includes(type.name));
};

/** Public by its type, or by an interface that it is a field of. What is called like an identity must say so for itself. */
const isPublicByType = (type: TypeWithFields, { name }: Field): boolean =>
  !saysWhoSomebodyIs(name) &&
  (carries(type, 'public') ||
    ('getInterfaces' in type &&
      type.getInterfaces().some((each) => {
        const field = each.getFields()[name];
        return field && (carries(each, 'public') || carries(field, 'public'));
      })));

const isMarked = (type: TypeWithFields, field: Field): boolean =>
  carries(field, 'personal') !== carries(field, 'public') ||
  (!carries(field, 'personal') && isPublicByType(type, field));

/** The fields and arguments that may tell who somebody is and are neither `@personal` nor `@public`. Being both is being neither. */
export const unmarkedSchemaFields = (schema: GraphQLSchema): readonly string[] =>
  fieldsOf(schema).flatMap(({ type, field, place }) => [
    ...(isHarmless(field.name, field.type) || isMarked(type, field) ? [] : [place]),
    ...('args' in field ? field.args : [])
      .filter((argument) => !PUBLIC_ARGUMENTS.includes(argument.name) && !isHarmless(argument.name, argument.type))
      .map((argument) => `${place}(${argument.name})`),
  ]);

/** Personal fields of answers that are never null, and so could not be answered once the person has been forgotten. */
export const personalAndNeverNull = (schema: GraphQLSchema): readonly string[] =>
  fieldsOf(schema)
    .filter(({ type, field }) => !isInputObjectType(type) && carries(field, 'personal') && isNonNullType(field.type))
    .map(({ place }) => place);

/** The purpose of each personal field, as the directive says it. */
export const schemaPurposes = (schema: GraphQLSchema) =>
  fieldsOf(schema).flatMap(({ field, place }) =>
    directives(field)
      .filter(({ name }) => name.value === 'personal')
      .flatMap(({ arguments: given = [] }) => given)
      .flatMap(({ value }) =>
        value.kind === Kind.ENUM ? [{ place, field: field.name, purpose: value.value.toLowerCase() }] : [],
      ),
  );
