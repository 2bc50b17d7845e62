import { readFileSync } from 'node:fs';
import { type GraphQLInputType, buildSchema } from 'graphql';
import { CANARY, UNFIT, inputOf, literal } from './canaries.js';

const schema = buildSchema(readFileSync(new URL('../../docs/reference/schema.graphql', import.meta.url), 'utf8'));
const fieldsOf = (type: ReturnType<typeof schema.getQueryType>) => Object.values(type?.getFields() ?? {});

interface Mutation {
  readonly name: string;
  readonly input: GraphQLInputType;
}

/** Every mutation, with its input's type. */
export const mutations: readonly Mutation[] = fieldsOf(schema.getMutationType()).flatMap(({ name, args }) =>
  args.filter((arg) => arg.name === 'input').map(({ type }) => ({ name, input: type })),
);

/** The one of that name. @throws Error where there is none */
export function mutationNamed(name: string): Mutation {
  const found = mutations.find((mutation) => mutation.name === name);
  if (!found) throw new Error(`there is no mutation ${name}`);
  return found;
}

/** What a caller sends. */
export interface Request {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

const REFUSED = '__typename ... on Refusal { code message } ... on InvalidInput { problems { path problem } }';

/** A mutation with its input in variables. */
export const inVariables = (mutation: Mutation, input: unknown, key: string): Request => ({
  query: `mutation ($input: ${String(mutation.input)}, $key: String!) {
    answer: ${mutation.name}(input: $input, idempotencyKey: $key) { ${REFUSED} } }`,
  variables: { input, key },
});

/** The same with its input in the document. */
export const inDocument = ({ name }: Mutation, input: unknown, key: string): Request => ({
  query: `mutation { ${name}(input: ${literal(input)}, idempotencyKey: ${JSON.stringify(key)}) { ${REFUSED} } }`,
});

/** Documents that are wrong in every way that a document can be. */
const DOCUMENTS: readonly string[] = [
  'Kanarie',
  '"Kanarie"',
  '{ Kanarie',
  '{ node(id: "Kanarie',
  '{ node(id: "Kanarie\\q") { id } }',
  '{ node(id: "\\uKana") { id } }',
  '{ node(id: "\\u{Kanarielund}") { id } }',
  '{ node(id: """Kanarie\n  Kanarielund""" 43577576) { id } }',
  '{ node(id: 43577576x) { id } }',
  '{ node(id: 43577576.) { id } }',
  '{ node(id: "Ka" "Kana\\"rie") { id } }',
  '{ Kanarie }',
  '{ Kanarie: Kanarielund(kanarie: "Kanarie") { kanarie } }',
  'query Kanarie { cafes(kanarie: 1) { edges { cursor } } }',
  'query ($Kanarie: Kanarielund) { cafes { edges { cursor } } }',
  'query Kanarie($kanarie: Int) { cafes(after: $kanarie) { edges { cursor } } }',
  'query Kanarie { cafes(first: $kanarie) { edges { cursor } } }',
  'query Kanarie { __typename } query Kanarie { __typename }',
  'query ($kanarie: Int = "Kanarie") { cafes(first: $kanarie) { edges { cursor } } }',
  'fragment Kanarie on Kanarielund { id } { ...Kanarie ...Kanarievej }',
  '{ cafes @kanarie(kanarie: "Kanarie") { edges { cursor } } }',
  '{ kanarie: cafes { edges { cursor } } kanarie: guests { edges { cursor } } }',
  '{ cafes(first: 43577576) { edges { cursor } } }',
  '{ cafes(first: 4357757643577576) { edges { cursor } } }',
  '{ cafes(first: """Kanarie\n  Kanarielund""") { edges { cursor } } }',
  '{ cafes(after: "S2FuYXJpZQ") { edges { cursor } } }',
  '{ recorded(token: "S2FuYXJpZQ") }',
  '{ volunteers(status: Kanarie) { edges { cursor } } }',
  '{ cafes { edges { node { sessions(from: "Kanarie") { edges { cursor } } } } } }',
  'subscription Kanarie { cafeSessionStaffing(sessionId: "Kanarie") { kanarie } }',
  'subscription { cafeSessionStaffing(sessionId: "Kanarie") { missing } }',
];

/** Queries and subscriptions with what cannot be used, in all places. */
export const READINGS: readonly Request[] = [
  ...DOCUMENTS.map((query) => ({ query })),
  { query: '{ __typename }', operationName: CANARY.name },
  { query: 'query A { __typename } query B { __typename }', operationName: CANARY.name },
  ...[...fieldsOf(schema.getQueryType()), ...fieldsOf(schema.getSubscriptionType())].flatMap((field) =>
    field.args.flatMap(({ name, type }) =>
      Object.values(UNFIT).map((leaf) => ({
        query: `${schema.getSubscriptionType()?.getFields()[field.name] ? 'subscription' : 'query'} Kanarie($Kanarie: ${String(type)}) {
          ${field.name}(${name}: $Kanarie) ${String(field.type).startsWith('Boolean') ? '' : '{ __typename }'} }`,
        variables: { Kanarie: inputOf(type, leaf), [CANARY.name]: CANARY.text },
      })),
    ),
  ),
];
