import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { priceOf, readsLog } from './price.js';

const schema = buildSchema(`
  type Query { cafes(first: Int, after: String): CafeConnection!  node(id: ID!): Node  nodes(ids: [ID!]!): [Node]!
    asOf(index: Int): Query!  dueForErasure(first: Int): DueList!  count: Int! }
  interface Node { id: ID! }
  type PageInfo { hasNextPage: Boolean! }
  type CafeConnection { edges: [CafeEdge!]!  pageInfo: PageInfo! }
  type CafeEdge { cursor: String!  node: Cafe! }
  type Cafe implements Node { id: ID!  name: String!  sessions(first: Int): SessionConnection!  closures: [Closure!]! }
  type SessionConnection { edges: [SessionEdge!]! }
  type SessionEdge { node: Session! }
  type Session implements Node { id: ID!  date: String!  cafe: Cafe! }
  type Closure { reason: String! }
  type DueList { total: Int!  entries: [Due!]! }
  type Due { name: String }
  type Mutation { openCafe(name: String!): CafeChanged! }
  type CafeChanged { cafe: Cafe }
`);

function price(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return priceOf(schema, { operation, document, variables });
}

describe('the price of a request', () => {
  it.each([
    ['one at least', '{ count __typename }', 1],
    ['one for a thing, and nothing for what it says of itself', '{ node(id: "x") { id ... on Cafe { name } } }', 1],
    [
      'a page for each edge, whatever is asked of it',
      '{ cafes(first: 20) { edges { cursor node { id name } } pageInfo { hasNextPage } } }',
      20,
    ],
    ['fifty where no page is said', '{ cafes { edges { node { name } } } }', 50],
    [
      'page times page',
      '{ cafes(first: 4) { edges { node { sessions(first: 5) { edges { node { date } } } } } } }',
      4 + 4 * 5,
    ],
    ['ten for a list that has no pages', '{ cafes(first: 2) { edges { node { closures { reason } } } } }', 2 + 2 * 10],
    ['the page for a list right below it', '{ dueForErasure(first: 7) { total entries { name } } }', 100 + 1 + 7],
    ['no more than the largest page, for more is refused', '{ cafes(first: 5000) { edges { cursor } } }', 200],
    ['nothing for a page of nothing, but the one', '{ cafes(first: -1) { edges { cursor } } }', 1],
    ['each id', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    [
      'the reading of the log for another time',
      '{ asOf(index: 1) { cafes(first: 3) { edges { cursor } } } }',
      200 + 1 + 3,
    ],
    ['the writing of a mutation', 'mutation { openCafe(name: "x") { cafe { name } } }', 10 + 1 + 1],
    [
      'a fragment as often as it is spread',
      '{ ...A a: cafes(first: 2) { ...B } } fragment A on Query { cafes(first: 2) { ...B } } fragment B on CafeConnection { edges { node { id } } }',
      4,
    ],
    ['what the schema says of itself', '{ __schema { types { name } } }', 100],
  ])('is %s', (_what, text, expected) => expect(price(text)).toBe(expected));

  it('counts variables as they are given, and their defaults where they are not', () => {
    const text =
      'query ($first: Int = 3, $ids: [ID!]!) { cafes(first: $first) { edges { cursor } } nodes(ids: $ids) { id } }';
    expect(price(text, { ids: ['a'] })).toBe(3 + 1);
    expect(price(text, { first: 9, ids: ['a', 'b'] })).toBe(9 + 2);
    expect(price(text, { first: null, ids: [] })).toBe(50);
  });

  it('never falls where more is asked for', () =>
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(400), (first, more, inner) => {
        const text = `query ($first: Int) { cafes(first: $first) { edges { node { sessions(first: ${inner}) { edges { node { date cafe { name } } } } } } } }`;
        expect(price(text, { first: first + more })).toBeGreaterThanOrEqual(price(text, { first }));
      }),
    ));
});

describe('a request that reads the log', () => {
  it.each([
    ['{ asOf(index: 1) { count } }', true],
    ['{ count ...A } fragment A on Query { asOf(index: 1) { count } }', true],
    ['{ count cafes { edges { cursor } } }', false],
  ])('is told from others: %s', (text, reads) => {
    const document = parse(text);
    const operation = getOperationAST(document);
    expect(operation && readsLog({ operation, document })).toBe(reads);
  });
});
