import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#event-store/testing';
import { Attacked } from './attacked.js';
import { othersAreAnswered } from './meanwhile.js';
import { type Town, mutationOf, townIn } from './town.js';

const KAREN = 'coordinator/0183/karen';

const times = (how: number, text: (n: number) => string): string =>
  Array.from({ length: how }, (_, n) => text(n)).join(' ');
const within = (how: number, opens: string, inner: string): string => `${opens.repeat(how)}${inner}${'}'.repeat(how)}`;
/** As text: nobody but a parser can go that deep. */
const nested = (how: number): string => `${'['.repeat(how)}${']'.repeat(how)}`;

const visits =
  'visits(first: 200) { edges { node { status guest { name visits(first: 200) { edges { node { status } } } } } } }';
/** Each fragment spreads the next one twice. */
const doubling = (how: number): string =>
  `{ ...F0 } ${times(how, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F${how} on Query { cafes { edges { cursor } } }`;
const cycle = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }';

describe('a document that is too deep or too wide', () => {
  const folder = temporaryFolder();
  let attacked: Attacked;
  let town: Town;
  let before: readonly string[];

  beforeAll(async () => {
    attacked = await Attacked.start(folder());
    town = await townIn(attacked, '0183');
    before = await attacked.facts();
  });
  afterAll(() => attacked.close());

  const documents: readonly (readonly [string, string, string])[] = [
    ['40 pasts within pasts', within(40, '{ asOf(index: 0) ', '{ history { index } }'), 'DOCUMENT_TOO_LARGE'],
    ['14 pasts within pasts', within(13, '{ asOf(index: 0) ', '{ history { index } }'), 'OK'],
    [
      '30 pasts beside one another',
      `{ ${times(30, (n) => `a${n}: asOf(index: 0) { history { index } }`)} }`,
      'BAD_USER_INPUT',
    ],
    ['10,000 braces', '{'.repeat(10_000), 'GRAPHQL_PARSE_FAILED'],
    ['3,000 braces that nobody closes', '{a'.repeat(1_500), 'GRAPHQL_PARSE_FAILED'],
    [
      'lists within lists of arguments',
      `{ nodes(ids: ${'['.repeat(1_900)}${']'.repeat(1_900)}) { id } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'the whole town',
      `{ cafes(first: 200) { edges { node { sessions(first: 200) { edges { node { ${visits} } } } } } } }`,
      'TOO_EXPENSIVE',
    ],
    ['fragments that double 30 times', doubling(30), 'DOCUMENT_TOO_LARGE'],
    ['fragments that double 300 times', doubling(300), 'DOCUMENT_TOO_LARGE'],
    ['fragments in a circle', cycle, 'GRAPHQL_VALIDATION_FAILED'],
    ['a fragment of itself', '{ ...A } fragment A on Query { ...A ...A }', 'GRAPHQL_VALIDATION_FAILED'],
    ['directives by the hundred', `{ __typename ${'@include(if: true) '.repeat(300)} }`, 'DOCUMENT_TOO_LARGE'],
    ['directives that nobody knows', `{ __typename ${'@mallory '.repeat(40)} }`, 'GRAPHQL_VALIDATION_FAILED'],
    [
      '1,000 fields of one name that must be compared',
      `{ ${times(990, () => 'cafes { __typename }')} }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['400 variables', `query (${times(400, (n) => `$v${n}: Int`)}) { __typename }`, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a schema in a schema',
      `{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} } '.repeat(12)} } } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['a text of 200 KB', `{ node(id: "${'x'.repeat(200_000)}") { id } }`, 'OK'],
    ['nothing but commas', ','.repeat(200_000), 'GRAPHQL_PARSE_FAILED'],
  ];
  it.each(documents)('such as %s, is refused or costs its price', async (_what, document, expected) => {
    const { status, code, body, text } = await attacked.ask(KAREN, document);
    expect([code ?? 'OK', status < 500]).toEqual([expected, true]);
    expect(body.extensions?.cost?.requested ?? 0).toBeLessThanOrEqual(20_000);
    expect(text.length).toBeLessThan(20_000);
  });

  const registered = mutationOf('recordGuest');
  it.each<[string, string, () => object | string, string]>([
    ['100,000 lists within lists', registered, () => `{"key":"k","input":${nested(100_000)}}`, 'BAD_USER_INPUT'],
    ['a name of 100,000 lists', registered, () => `{"key":"k","input":{"name":${nested(100_000)}}}`, 'BAD_USER_INPUT'],
    [
      '10,000 ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      () => ({ ids: Array.from({ length: 10_000 }, () => 'x') }),
      'BAD_USER_INPUT',
    ],
    [
      '30,000 ids whose price is too high',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      () => ({ ids: Array.from({ length: 30_000 }, () => 'x') }),
      'TOO_EXPENSIVE',
    ],
    [
      '12,000 variables that nobody asked for',
      '{ __typename }',
      () => Object.fromEntries(Array.from({ length: 12_000 }, (_, n) => [`v${n}`, n])),
      'OK',
    ],
    ['variables that are a list', '{ __typename }', () => [1, 2], 'BAD_REQUEST'],
    [
      'a page of a number that overflows',
      '{ cafes(first: 99999999999999999999) { edges { cursor } } }',
      () => ({}),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a page of less than none', '{ cafes(first: -2147483648) { edges { cursor } } }', () => ({}), 'BAD_USER_INPUT'],
  ])('with %s as variables, is refused or harmless', async (_what, document, variables, expected) => {
    const { code, status, text } = await attacked.ask(KAREN, document, variables());
    expect([code ?? 'OK', status < 500]).toEqual([expected, true]);
    expect(text.length).toBeLessThan(20_000);
    expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|call stack/);
  });

  // Of more than 50 mistakes in variables graphql-js says so in an error without a code.
  it.each<[string, string, object]>([
    [
      '10,000 wrong ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array.from({ length: 10_000 }, () => ({})) },
    ],
    [
      '15,000 interests',
      mutationOf('registerVolunteer'),
      { input: { name: 'Mallory', interests: Array.from({ length: 15_000 }, () => 'mayor') }, key: 'k' },
    ],
  ])(
    'with %s as variables is the caller’s mistake alone, and no bug in our log',
    async (_what, document, variables) => {
      const { text } = await attacked.ask(KAREN, document, variables);
      expect(text).not.toMatch(/INTERNAL_SERVER_ERROR/);
    },
  );

  it('again and again keeps nobody else from being answered', async () => {
    const refused = documents.filter(([, , expected]) => expected !== 'OK').map(([, document]) => document);
    let next = 0;
    await othersAreAnswered(
      'deep-and-wide',
      attacked,
      () => attacked.ask('coordinator/0183/mallory', refused[next++ % refused.length] ?? ''),
      1,
    );
  });

  it('does nothing', async () => {
    expect(town.cafeId).toBeTruthy();
    expect(await attacked.facts()).toEqual(before);
  });
});
