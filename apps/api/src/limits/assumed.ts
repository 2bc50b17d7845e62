import {
  type GraphQLField,
  type GraphQLSchema,
  type GraphQLCompositeType,
  getDirectiveValues,
  getNamedType,
  isEnumType,
} from 'graphql';

/** How many things are in a list, where the request does not say. */
export const ASSUMED = {
  /** As `connectionOf` has it. */
  page: 50,
  largestPage: 200,
  /** Of lists that cannot be paged, such as the duties of a session. */
  list: 10,
};

const MUTATION = 10;
/** What costs more than its answer shows: it reads the log, waits, tells most of a megabyte, or is made one at a time. */
const FIXED: Readonly<Record<string, number>> = {
  'Query.__schema': 500,
  'Query.__type': 500,
  'Query.asOf': 200,
  'Query.dueForErasure': 100,
  'Query.erasurePreview': 200,
  'Query.personReport': 500,
  'Query.recorded': 20,
  'Query.rideSuggestions': 500,
  'Query.shiftSuggestions': 500,
};
const READ_LOG = new Set([
  ...['Query.asOf', 'Query.dueForErasure', 'Query.erasurePreview', 'Query.personReport'],
  // Read none of it, and take as long: one is computed, the others wait for one another.
  ...['Query.rideSuggestions', 'Query.shiftSuggestions', 'Query.__schema', 'Query.__type'],
]);

type Field = GraphQLField<unknown, unknown>;

/** What asking a field costs, whatever it answers. */
export const fixedPriceOf = (schema: GraphQLSchema, parent: GraphQLCompositeType, { name }: Field): number =>
  (FIXED[`${parent.name}.${name}`] ?? 0) + (parent === schema.getMutationType() ? MUTATION : 0);

/** Whether a field reads the log, which takes its time in a large municipality. */
export const isReadFromLog = (parent: GraphQLCompositeType, { name }: Field): boolean =>
  READ_LOG.has(`${parent.name}.${name}`);

/** What the schema holds of itself, on average. */
const OF_THE_SCHEMA: Readonly<Record<string, number>> = {
  fields: 3,
  inputFields: 1,
  enumValues: 1,
  possibleTypes: 2,
  interfaces: 0.5,
  args: 0.5,
  // Null for most.
  ofType: 0.5,
};

/** How many things a field holds that tells of the schema; `undefined` for any other. */
export function lengthInSchema(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  { name }: Field,
): number | undefined {
  if (parent.name === '__Schema' && name === 'types') return Object.keys(schema.getTypeMap()).length;
  return parent.name.startsWith('__') ? OF_THE_SCHEMA[name] : undefined;
}

/** How long a value is in an answer, with its quotes: what is usual, for names and ids are of any length. */
const BYTES: Readonly<Record<string, number>> = {
  ID: 80,
  String: 60,
  Boolean: 5,
  Int: 5,
  DateTime: 26,
  Date: 12,
  LocalTime: 10,
  LogIndex: 10,
};
const OF_AN_ENUM = 15;

/** What is typed freely about somebody, by the purpose that the schema says it is held for: at its longest, for one caller may have written all of it. */
const OF_A_PURPOSE: Readonly<Record<string, number>> = {
  // A thousand characters of three bytes, and two thousand.
  health: 3_000,
  notes: 6_000,
};

/** What holds many things in one value. */
const OF_A_DOCUMENT: Readonly<Record<string, number>> = { 'PersonReport.html': 500_000, 'PersonReport.json': 500_000 };

/** How long a field's value is assumed to be, in bytes. */
export function assumedBytesOf(schema: GraphQLSchema, parent: GraphQLCompositeType, field: Field): number {
  const type = getNamedType(field.type);
  return (
    OF_A_DOCUMENT[`${parent.name}.${field.name}`] ??
    OF_A_PURPOSE[purposeOf(schema, field) ?? ''] ??
    BYTES[type.name] ??
    (isEnumType(type) ? OF_AN_ENUM : (BYTES['String'] ?? 0))
  );
}

function purposeOf(schema: GraphQLSchema, { astNode }: Field): string | undefined {
  const personal = schema.getDirective('personal');
  return personal && astNode ? (getDirectiveValues(personal, astNode)?.['purpose'] as string | undefined) : undefined;
}
