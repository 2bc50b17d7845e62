import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { usualLimits } from './limits.js';
import { estimateOf } from './price.js';

const schema = buildSchema(`
  type Query { recorded(token: String!): Boolean!  changes(first: Int): ChangePage!
    cafes(first: Int, after: String): CafeConnection!  node(id: ID!): Node  nodes(ids: [ID!]!): [Node]!
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
  type ChangePage { changes: [Change!]!  next: Int  hasMore: Boolean! }
  type Change { index: Int!  data: ChangeData! }
  union ChangeData = Cafe | Closure
  type Subscription { changes: Change! }
  type Mutation { openCafe(name: String!): CafeChanged! }
  type CafeChanged { cafe: Cafe }
`);

const times = (how: number, text: (n: number) => string): string =>
  Array.from({ length: how }, (_, n) => text(n)).join(' ');

function estimate(text: string, variables: Readonly<Record<string, unknown>> = {}, name?: string) {
  const document = parse(text);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('no operation');
  return estimateOf(schema, { operation, document, variables });
}
const price = (text: string, variables?: Readonly<Record<string, unknown>>): number => estimate(text, variables).price;

describe('the price of a request', () => {
  it.each([
    ['one at least', '{ count __typename }', 1],
    ['one for a thing, and a tenth for each value', '{ node(id: "x") { id ... on Cafe { name } } }', 1 + 1],
    ['a tenth for a value, however it is called', `{ ${times(21, (n) => `a${n}: count`)} }`, 3],
    [
      'a page for each edge, whatever is asked of it',
      '{ cafes(first: 20) { edges { cursor node { id name } } pageInfo { hasNextPage } } }',
      20 + 20 * 0.3 + 1,
    ],
    ['a page where nothing of it is asked but whether there is another', '{ cafes { pageInfo { hasNextPage } } }', 51],
    ['fifty where no page is said', '{ cafes { edges { node { name } } } }', 50 + 5],
    [
      'page times page',
      '{ cafes(first: 4) { edges { node { sessions(first: 5) { edges { node { date } } } } } } }',
      4 + 4 * 5 + 2,
    ],
    ['ten for a list that has no pages', '{ cafes(first: 2) { edges { node { closures { reason } } } } }', 2 + 20 + 2],
    ['the page for a list right below it', '{ dueForErasure(first: 10) { entries { name } } }', 100 + 10 + 1],
    ['no more than the largest page, for more is refused', '{ cafes(first: 5000) { edges { cursor } } }', 200 + 20],
    ['nothing for a page of nothing, but the one', '{ cafes(first: -1) { edges { cursor } } }', 1],
    ['each id', '{ nodes(ids: ["a", "b", "c"]) { id } }', 3 + 1],
    [
      'the reading of the log for another time',
      '{ asOf(index: 1) { cafes(first: 10) { edges { cursor } } } }',
      200 + 1 + 10 + 1,
    ],
    ['the waiting for what a mutation recorded', '{ recorded(token: "x") }', 20 + 1],
    ['the writing of a mutation', 'mutation { openCafe(name: "x") { cafe { name } } }', 10 + 1 + 1 + 1],
    [
      'a fragment as often as it is spread',
      '{ ...A a: cafes(first: 5) { ...B } } fragment A on Query { cafes(first: 5) { ...B } } fragment B on CafeConnection { edges { node { id } } }',
      10 + 1,
    ],
    [
      'the larger of what is either this or that',
      'subscription { changes { data { ... on Closure { reason } ... on Cafe { closures { reason } } } } }',
      1 + 1 + 10 + 1,
    ],
    ['what the schema says of itself', '{ __schema { types { name } } }', 500],
  ])('is %s', (_what, text, expected) => expect(price(text)).toBe(expected));

  it('counts variables as they are given, and their defaults where they are not', () => {
    const text =
      'query ($first: Int = 3, $ids: [ID!]!) { cafes(first: $first) { edges { cursor } } nodes(ids: $ids) { id } }';
    expect(price(text, { ids: ['a'] })).toBe(3 + 1 + 1);
    expect(price(text, { first: 9, ids: ['a', 'b'] })).toBe(9 + 2 + 2);
    expect(price(text, { first: null, ids: [] })).toBe(50 + 5);
  });

  it('never falls where more is asked for', () =>
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(400), (first, more, inner) => {
        const text = `query ($first: Int) { cafes(first: $first) { edges { node { sessions(first: ${inner}) { edges { node { date cafe { name } } } } } } } }`;
        expect(price(text, { first: first + more })).toBeGreaterThanOrEqual(price(text, { first }));
      }),
    ));
});

describe('the size of an answer', () => {
  const bytes = (text: string): number => estimate(text).bytes;

  it('grows with each name and each value, as often as they stand there', () => {
    const page = (inner: string) => bytes(`{ cafes(first: 100) { edges { node { ${inner} } } } }`);
    expect(page('id name') - page('id')).toBe(100 * ('"name":,'.length + 60));
    expect(page(`${'a'.repeat(50)}: id`) - page('id')).toBe(100 * 48);
  });

  it('of what ended the server for want of memory is found to be gigabytes', () => {
    const ids = times(95, (n) => `a${n}: id`);
    const inner = `sessions(first: 90) { edges { node { cafe { sessions(first: 200) { edges { node { ${ids} } } } } } } }`;
    expect(bytes(`{ cafes(first: 200) { edges { node { ${inner} } } } }`)).toBeGreaterThan(1e10);
  });

  const real = buildSchema(readFileSync('docs/reference/schema.graphql', 'utf8'));
  const most = usualLimits.answer.bytes;
  const sizeOf = (text: string, variables: Readonly<Record<string, unknown>> = {}): number => {
    const document = parse(text);
    const operation = getOperationAST(document);
    return operation ? estimateOf(real, { operation, document, variables }).bytes : 0;
  };

  it('of what the tools of the trade ask of a schema is less than is taken, and of many times that it is not', () => {
    expect(sizeOf(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))).toBeLessThan(most);
    expect(
      sizeOf(`{ __schema { ${times(50, (n) => `a${n}: types { fields { name description } }`)} } }`),
    ).toBeGreaterThan(most);
  });

  it('has what is typed freely about people at its longest, as often as it is asked for', () => {
    const needs = times(95, (n) => `a${n}: needs`);
    const text = `query ($ids: [ID!]!) { nodes(ids: $ids) { ...F } } fragment F on Guest { ${needs} }`;
    expect(sizeOf(text, { ids: Array.from({ length: 100 }, () => 'the same') })).toBeGreaterThan(95 * 100 * 3_000);
    expect(sizeOf('{ node(id: "x") { ... on Volunteer { notes } } }')).toBeGreaterThan(2_000 * 3);
    expect(sizeOf('{ guests(first: 200) { edges { node { id name phone needs } } } }')).toBeLessThan(most / 4);
    expect(sizeOf('{ volunteers(first: 200) { edges { node { id name phone email notes } } } }')).toBeLessThan(
      most / 2,
    );
  });

  it('has a report about somebody as a document, not as a word', () => {
    const report = (of: string) => sizeOf(`{ personReport(people: ["x"]) { ${of} } }`);
    expect(report('json html')).toBeLessThan(most / 4);
    expect(report(times(9, (n) => `a${n}: html`))).toBeGreaterThan(most);
  });
});

describe('a request that reads the log', () => {
  it.each([
    ['{ asOf(index: 1) { count } }', true],
    ['{ count ...A } fragment A on Query { asOf(index: 1) { count } }', true],
    ['{ count ... on Query { ... { dueForErasure { total } } } }', true],
    ['{ count cafes { edges { cursor } } }', false],
    ['query A { count } query B { asOf(index: 1) { count } }', false],
    ['query A { count } fragment F on Query { asOf(index: 1) { count } }', false],
  ])('is told from others by the operation that is executed: %s', (text, reads) => {
    expect(estimate(text, {}, text.startsWith('query A') ? 'A' : undefined).readsLog).toBe(reads);
  });
});
