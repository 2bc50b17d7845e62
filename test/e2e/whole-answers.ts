import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { globalId } from '#graphql';
import type { ActorKind } from '#kernel';
import type { Caller } from './caller.js';
import { schema } from './schema.js';
import { kindFor, may } from './who-may.js';

/** Things of things, and no further: else one request would be larger than any that is taken. */
const THINGS = 2;
/** Of suggestions and entries, which name several things each, those and no more. */
const THINGS_OF: Readonly<Record<string, number>> = {
  RideSuggestions: 1,
  ShiftSuggestions: 1,
  Organiser: 1,
  OrganiserConnection: 1,
  Entry: 1,
  EntryConnection: 1,
  PublishedEntry: 1,
  PublishedEntryConnection: 1,
};

const isThing = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

/** How long lists within lists are asked for: what is asked must be no larger than what anybody may ask. */
const FEW = 3;

/**
 * All that a type's answer can say to such a caller, but what it says more of already.
 * @param within the types that it stands in
 * @param prefix of what its fields are called: types of one union may have fields of one name and several types
 */
function everythingOf(
  type: GraphQLNamedType,
  kind: ActorKind,
  within: readonly GraphQLNamedType[] = [],
  prefix = '',
): string {
  const [outermost = type] = within;
  const most = THINGS_OF[outermost.name] ?? THINGS;
  const isTooMuch = (inner: GraphQLNamedType): boolean =>
    within.includes(inner) || (isThing(inner) && [...within, type].filter(isThing).length >= most);
  // Beneath asOf stands every query again: who asks about the past asks each of them there.
  if (type === schema.getQueryType()) return '{ __typename history { index } }';
  if (isAbstractType(type))
    return `{ __typename ${schema
      .getPossibleTypes(type)
      .map((each) => `... on ${each.name} ${everythingOf(each, kind, within, `${each.name}_`)}`)
      .join(' ')} }`;
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields())
    .filter(({ args, type: inner }) => !args.some(isRequiredArgument) && !isTooMuch(getNamedType(inner)))
    .filter(({ name }) => may(kind, type, name))
    .map(({ name, args, type: inner }) => {
      const few = args.some((argument) => argument.name === 'first') ? `(first: ${FEW})` : '';
      const alias = prefix && `${prefix}${name}: `;
      return `${alias}${name}${few} ${everythingOf(getNamedType(inner), kind, [...within, type])}`;
    });
  return `{ __typename ${fields.join(' ')} }`;
}

interface AllOf {
  readonly of: string;
  readonly all: string;
}
const known = new Map<string, readonly AllOf[]>();

/** The same of each type that a query can answer with: where there are several, one is asked for at a time. */
function answersOf(output: GraphQLOutputType, kind: ActorKind): readonly AllOf[] {
  const asked = `${kind} ${String(output)}`;
  const all = known.get(asked) ?? allAnswersOf(output, kind);
  known.set(asked, all);
  return all;
}

function allAnswersOf(output: GraphQLOutputType, kind: ActorKind): readonly AllOf[] {
  const type = getNamedType(output);
  if (!isAbstractType(type)) return [{ of: '', all: everythingOf(type, kind) }];
  return schema
    .getPossibleTypes(type)
    .filter((each) => Object.keys(each.getFields()).some((field) => may(kind, each, field)))
    .map((each) => ({
      of: ` of a ${each.name}`,
      all: `{ __typename ... on ${each.name} ${everythingOf(each, kind)} }`,
    }));
}

/** What a query that has to be told is told where nothing else is said: days around now, and an address. */
const ANY: Readonly<Record<string, unknown>> = {
  on: '2026-11-26',
  date: '2026-11-26',
  from: '2026-01-01',
  until: '2028-12-31',
  text: 'Vejleåparken',
  interests: [globalId('OverviewTerm', '0198c0de-0000-7000-8000-0000000000a1')],
};

/** One month that is over: who sees nobody has figures of such a one alone. */
const MONTH = { from: '2026-10-01', until: '2026-10-31' };
/** Suggestions are for few days: on that one something is to be. */
const DAY = { from: '2026-11-26' };
/** What some of them are told instead. */
const ANY_OF: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  rideDemand: MONTH,
  rideFigures: MONTH,
  rideSuggestions: DAY,
  shiftSuggestions: DAY,
};

/** What queries can be asked about: values of their arguments by name. */
export type About = Readonly<Record<string, unknown>>;

/** A query with all that it can answer, as it is asked: `query (declared) { field }`. */
export interface Question {
  /** As `history`, or `node of a Guest`. */
  readonly name: string;
  /** Who may ask it. */
  readonly kind: ActorKind;
  readonly declared: readonly string[];
  readonly field: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every query there is, asked for all that it can answer. @throws Error where nobody has said what to ask one with */
export function everyQuestion(about: About, kindOf = (name: string) => kindFor('Query', name)): readonly Question[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args, type }) => {
    const kind = kindOf(name);
    const given = args.flatMap((argument): [GraphQLArgument, unknown][] => {
      const value =
        about[argument.name] ?? (isRequiredArgument(argument) ? { ...ANY, ...ANY_OF[name] }[argument.name] : undefined);
      if (value === undefined && isRequiredArgument(argument))
        throw new Error(`nobody has said yet what to ask ${name} with as ${argument.name}`);
      return value === undefined ? [] : [[argument, value]];
    });
    const passed = given.map(([argument]) => `${argument.name}: $${argument.name}`).join(', ');
    return answersOf(type, kind).map(({ of, all }) => ({
      name: `${name}${of}`,
      kind,
      declared: given.map(([argument]) => `$${argument.name}: ${String(argument.type)}`),
      field: `${name} ${passed && `(${passed})`} ${all}`,
      variables: Object.fromEntries(given.map(([argument, value]) => [argument.name, value])),
    }));
  });
}

/** Asks all of them, each by somebody who may. @returns what was answered, as it came */
export async function askEverything(
  caller: Caller,
  about: About,
  kindOf?: (query: string) => ActorKind,
): Promise<string> {
  const answers: string[] = [];
  for (const { kind, declared, field, variables } of everyQuestion(about, kindOf)) {
    const query = `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${field} }`;
    answers.push(JSON.stringify(await caller.ask(query, variables, kind)));
  }
  return answers.join('\n');
}
