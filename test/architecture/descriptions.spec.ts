import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { schema } from '../e2e/schema.js';

/** Something that the schema names, and what it says of it. */
interface Named {
  readonly coordinate: string;
  readonly type: GraphQLNamedType;
  readonly name?: string;
  readonly argument?: string;
  readonly description: string | null | undefined;
}

const implementing = (type: GraphQLNamedType, what: string): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === what);

/** What is said in one place, for all that are called the same. */
const SAID_ELSEWHERE: Readonly<Record<string, (named: Named) => boolean>> = {
  'at Node.id': ({ type, name }) => name === 'id' && implementing(type, 'Node'),
  'at Refusal.code and Refusal.message': ({ type, name = '' }) =>
    ['code', 'message'].includes(name) && implementing(type, 'Refusal'),
  'at Mutation, of the key, and at each input, of the input': ({ type, argument = '' }) =>
    type.name === 'Mutation' && ['input', 'idempotencyKey'].includes(argument),
  'at Recorded': ({ type, name }) => name === 'recorded' && type.name !== 'Query',
  'at PageInfo': ({ argument = '' }) => ['first', 'after'].includes(argument),
  'by the GraphQL Cursor Connections Specification': ({ type, name = '' }) =>
    /(Connection|Edge)$/.test(type.name) && ['edges', 'node', 'cursor', 'pageInfo'].includes(name),
};

const partsOf = (type: GraphQLNamedType): readonly Named[] => {
  if (isEnumType(type))
    return type.getValues().map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, type, description }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map(({ name, description }) => ({
      coordinate: `${type.name}.${name}`,
      type,
      name,
      description,
    }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    { coordinate: `${type.name}.${name}`, type, name, description },
    ...args.map((argument) => ({
      coordinate: `${type.name}.${name}(${argument.name}:)`,
      type,
      argument: argument.name,
      description: argument.description,
    })),
  ]);
};

const namedIn = (of: GraphQLSchema): readonly Named[] =>
  Object.values(of.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [{ coordinate: type.name, type, description: type.description }, ...partsOf(type)]);

const undescribedIn = (of: GraphQLSchema): readonly string[] =>
  namedIn(of)
    .filter((named) => !named.description && !Object.values(SAID_ELSEWHERE).some((isSo) => isSo(named)))
    .map(({ coordinate }) => coordinate);

describe('the schema', () => {
  it('says what everything in it is: types, fields, arguments, values, inputs', () =>
    expect(undescribedIn(schema)).toEqual([]));

  it('would be found out where it says nothing', () =>
    expect(
      undescribedIn(
        buildSchema(`
          "Anything." interface Node { "By which it is known." id: ID! }
          type Cafe implements Node { id: ID! name(in: String, first: Int): String }
          "What." enum Role { host "Cooks." kitchen }
          input Wish { date: String }
          union Found = Cafe
          scalar Day
          "What can be asked." type Query { "A café." cafe(wish: Wish, role: Role, day: Day): Found }
        `),
      ).toSorted(),
    ).toEqual([
      'Cafe',
      'Cafe.name',
      'Cafe.name(in:)',
      'Day',
      'Found',
      'Query.cafe(day:)',
      'Query.cafe(role:)',
      'Query.cafe(wish:)',
      'Role.host',
      'Wish',
      'Wish.date',
    ]));

  it.each(Object.entries(SAID_ELSEWHERE))('leaves nothing to be said %s where nothing is left to it', (_where, isSo) =>
    expect(namedIn(schema).some((named) => !named.description && isSo(named))).toBe(true),
  );
});
