import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { temporaryFolder } from '#event-store/testing';
import { KINDS, mayAsk } from './permission-table.js';
import { PermissionTown } from './permission-town.js';
import { schema } from './schema.js';

interface Step {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** The types that a field may lead on to. */
function typesOf({ type }: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isAbstractType(named)) return schema.getPossibleTypes(named);
  return isObjectType(named) ? [named] : [];
}

/** The shortest way to each type, from the queries and from what mutations answer. */
function shortestWays(): ReadonlyMap<string, readonly Step[]> {
  const found = [schema.getQueryType(), schema.getMutationType()].filter((type) => !!type);
  const ways = new Map<string, readonly Step[]>(found.map(({ name }) => [name, []]));
  // What is found on the way is looked at in its turn.
  for (const type of found)
    for (const field of Object.values(type.getFields()))
      for (const next of typesOf(field).filter(({ name }) => !ways.has(name))) {
        ways.set(next.name, [...(ways.get(type.name) ?? []), { type, field }]);
        found.push(next);
      }
  return ways;
}

const waysTo = shortestWays();
/** But for the subscriptions, none of which is answered over HTTP: what they tell of, queries answer too. */
const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__') && type !== schema.getSubscriptionType());

/** Every field, as the last step after the way to its type. */
const everyField = objectTypes.flatMap((type) => {
  const way = waysTo.get(type.name);
  return way ? Object.values(type.getFields()).map((field) => ({ way, last: { type, field } })) : [];
});

const argumentsOf = ({ name, args }: GraphQLField<unknown, unknown>) =>
  args
    .filter(isRequiredArgument)
    .map((each) => ({ name: each.name, type: each.type, variable: `$${name}_${each.name}` }));

/** A field as it is asked, with every argument that it must have as a variable of its own. */
function called(field: GraphQLField<unknown, unknown>): string {
  const passed = argumentsOf(field).map(({ name, variable }) => `${name}: ${variable}`);
  return passed.length > 0 ? `${field.name}(${passed.join(', ')})` : field.name;
}

/** A document that asks for one field, by the shortest way, and for every field on that way. */
function asking(way: readonly Step[], last: Step): string {
  const steps = [...way, last];
  const root = (way[0] ?? last).type.name.toLowerCase();
  const selection = steps.reduceRight(
    (inner, { type, field }, n) =>
      n > 0 ? `{ ... on ${type.name} { ${called(field)} ${inner} } }` : `{ ${called(field)} ${inner} }`,
    isCompositeType(getNamedType(last.field.type)) ? '{ __typename }' : '',
  );
  const declared = steps.flatMap(({ field }) =>
    argumentsOf(field).map(({ variable, type }) => `${variable}: ${String(type)}`),
  );
  const variables = declared.length > 0 ? `(${[...new Set(declared)].join(', ')})` : '';
  return `${root} ${variables} ${selection}`;
}

/** Errors that would mean that something else was tried here than permissions. */
const AMISS: readonly unknown[] = ['GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR', 'TOO_MANY_REQUESTS'];

describe('what somebody may ask', () => {
  const folder = temporaryFolder();
  let town: PermissionTown;
  beforeAll(async () => {
    town = await PermissionTown.start(folder());
  });
  afterAll(() => town.close());

  it('has a way to every field of the schema', () => {
    expect(objectTypes.map(String).filter((name) => !waysTo.has(name))).toEqual([]);
    expect(everyField.length).toBeGreaterThan(200);
  });

  it.each(KINDS)(
    'as %s is what the table says, field by field, and a refusal names each that it is not',
    async (kind) => {
      const wrong: unknown[] = [];
      for (const { way, last } of everyField) {
        const document = asking(way, last);
        const refused = [...way, last].filter(({ type, field }) => !mayAsk(kind, type, field.name));
        const names = refused.map(({ type, field }) => `${type.name}.${field.name}`);
        const { errors = [] } = await town.askAs(kind, document);
        const told = errors.find(({ extensions }) => extensions['code'] === 'FORBIDDEN')?.message ?? '';
        if (names.length > 0 ? !names.every((name) => told.includes(name)) : told)
          wrong.push([document, names, errors]);
        if (errors.some(({ extensions }) => AMISS.includes(extensions['code']))) wrong.push([document, errors]);
      }
      expect(wrong.slice(0, 5)).toEqual([]);
    },
  );
});
