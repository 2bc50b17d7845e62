import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { asksSchema, variablesFit } from './schema-question.js';

const schema = buildSchema('type Query { cafes(first: Int): Int, asOf: Query! }');

function asked(text: string, variables = {}) {
  const document = parse(text);
  const operation = getOperationAST(document, /\bA\b/.test(text) ? 'A' : undefined);
  if (!operation) throw new Error('no operation');
  return { schema, document, operation, variables };
}

describe('a document', () => {
  it.each([
    '{ __schema { types { name } } }',
    '{ __typename a: __type(name: "Query") { name } b: __type(name: "Int") { name } }',
    '{ ...F ... on Query { __typename ...F } } fragment F on Query { ... { __schema { queryType { name } } } }',
    'query A { __schema { types { name } } } query B { cafes }',
  ])('asks the schema alone: %s', (text) => {
    expect(asksSchema(asked(text))).toBe('alone');
  });

  it.each([
    '{ cafes __schema { types { name } } }',
    '{ ...F ...G } fragment F on Query { __type(name: "Query") { name } } fragment G on Query { ... { cafes } }',
    '{ asOf { __schema { types { name } } } }',
    '{ asOf { ... { ...F } } } fragment F on Query { __type(name: "Query") { name } }',
  ])('asks the schema with more: %s', (text) => {
    expect(asksSchema(asked(text))).toBe('with more');
  });

  it.each([
    '{ cafes __typename }',
    '{ __typename }',
    '{ asOf { __schema: cafes } }',
    'query A { cafes } query B { __schema { types { name } } }',
    'query A { __typename } query B { ...F } fragment F on Query { __schema { types { name } } }',
  ])('does not ask the schema: %s', (text) => {
    expect(asksSchema(asked(text))).toBe('not');
  });

  it('cannot be executed with variables that do not fit', () => {
    const text = 'query ($first: Int!) { cafes(first: $first) }';
    expect([{ first: 1 }, { first: 'x' }, {}].map((variables) => variablesFit(asked(text, variables)))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
