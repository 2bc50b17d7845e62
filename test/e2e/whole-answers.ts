import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type Caller, schema } from './caller.js';

/** Things of things, and no further: else one request would be larger than any that is taken. */
const THINGS = 2;

const isThing = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

/** All that a type's answer can say, but what it says more of already. @param within the types that it stands in */
function everythingOf(output: GraphQLOutputType, within: readonly GraphQLNamedType[] = []): string {
  const type = getNamedType(output);
  const isTooMuch = (inner: GraphQLNamedType): boolean =>
    inner === schema.getQueryType() ||
    within.includes(inner) ||
    (isThing(inner) && [...within, type].filter(isThing).length >= THINGS);
  if (isAbstractType(type))
    return `{ __typename ${schema
      .getPossibleTypes(type)
      .filter((each) => !isTooMuch(each))
      .map((each) => `... on ${each.name} ${everythingOf(each, within)}`)
      .join(' ')} }`;
  if (!isObjectType(type)) return '';
  // Types of one union may have fields of one name and several types, so that each is called after its type.
  const fields = Object.values(type.getFields())
    .filter(({ args, type: inner }) => !args.some(isRequiredArgument) && !isTooMuch(getNamedType(inner)))
    .map(({ name, type: inner }) => `${type.name}_${name}: ${name} ${everythingOf(inner, [...within, type])}`);
  return `{ __typename ${fields.join(' ')} }`;
}

/** What queries can be asked about: values of their arguments by name. */
export type About = Readonly<Record<string, unknown>>;

/** A query with all that it can answer, as it is asked: `query (declared) { field }`. */
export interface Question {
  readonly name: string;
  readonly declared: readonly string[];
  readonly field: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every query there is, asked for all that it can answer. @throws Error where nobody has said what to ask one with */
export function everyQuestion(about: About): readonly Question[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).map(({ name, args, type }) => {
    const given = args.flatMap((argument): [GraphQLArgument, unknown][] => {
      const value = about[argument.name];
      if (value === undefined && isRequiredArgument(argument))
        throw new Error(`nobody has said yet what to ask ${name} with as ${argument.name}`);
      return value === undefined ? [] : [[argument, value]];
    });
    const passed = given.map(([argument]) => `${argument.name}: $${argument.name}`).join(', ');
    return {
      name,
      declared: given.map(([argument]) => `$${argument.name}: ${String(argument.type)}`),
      field: `${name} ${passed && `(${passed})`} ${everythingOf(type)}`,
      variables: Object.fromEntries(given.map(([argument, value]) => [argument.name, value])),
    };
  });
}

/** Asks all of them. @returns what was answered, as it came */
export async function askEverything(caller: Caller, about: About): Promise<string> {
  const answers: string[] = [];
  for (const { declared, field, variables } of everyQuestion(about)) {
    const query = `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`;
    answers.push(JSON.stringify(await caller.ask(query, variables)));
  }
  return answers.join('\n');
}
