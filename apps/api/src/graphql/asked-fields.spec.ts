import { describe, expect, it } from '@jest/globals';
import { type ExecutionArgs, parse } from 'graphql';
import { noteAskedFields } from './asked-fields.js';

/** What a WebSocket's operation asks. */
function askedBy(query: string): readonly string[] {
  const asked: string[] = [];
  const contextValue = { asks: (fields: readonly string[]) => void asked.push(...fields) };
  noteAskedFields({ document: parse(query), contextValue } as ExecutionArgs);
  return asked;
}

describe('what a request asks', () => {
  it('is told in the schema’s words, each once, never in the caller’s', () =>
    expect(
      askedBy(
        'query Gerda { Gerda: guests { edges { cursor } } again: guests { edges { cursor } } cafes { edges { cursor } } }',
      ),
    ).toEqual(['guests', 'cafes']));

  it('is found in fragments too', () =>
    expect(
      askedBy(
        '{ ...All ... on Query { cafes { edges { cursor } } } } fragment All on Query { guests { edges { cursor } } }',
      ),
    ).toEqual(['guests', 'cafes']));

  it('is found at once where fragments name fragments, over and over', () => {
    const depth = 200;
    const fragments = Array.from({ length: depth }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`);
    expect(
      askedBy(`{ ...F0 } ${fragments.join(' ')} fragment F${depth} on Query { guests { edges { cursor } } }`),
    ).toEqual(['guests']);
  });
});
