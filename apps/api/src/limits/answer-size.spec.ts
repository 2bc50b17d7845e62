import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { isLongerThan, withinSize } from './answer-size.js';

const lengthOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe('an answer that has been made', () => {
  it('is counted to the byte, as it will be written', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect([isLongerThan(value, lengthOf(value)), isLongerThan(value, lengthOf(value) - 1)]).toEqual([false, true]);
      }),
    ));

  it.each<[string, unknown]>([
    ['what is not said', { said: 1, not: undefined, list: [undefined, null] }],
    ['an error', { errors: [new GraphQLError('“Nej”\n', { extensions: { code: 'FORBIDDEN' } })] }],
    ['half a character', ['\ud800']],
  ])('is counted as it will be written, also %s', (_what, value) =>
    expect([isLongerThan(value, lengthOf(value)), isLongerThan(value, lengthOf(value) - 1)]).toEqual([false, true]),
  );

  it('is looked at no further than it must be', () => {
    const looked: number[] = [];
    const list = Array.from({ length: 1_000 }, (_, n) => ({
      toJSON: () => {
        looked.push(n);
        return '漢'.repeat(1_000);
      },
    }));
    expect(isLongerThan({ list }, 10_000)).toBe(true);
    expect(looked.length).toBeLessThan(5);
  });

  it('is sent as it is, or not at all: with a sentence and its cost in its place', () => {
    const answer = { data: { a: 'x'.repeat(100) }, extensions: { cost: { requested: 1 } } };
    expect(withinSize(answer, 200)).toBe(answer);
    expect(withinSize(answer, 100)).toEqual({
      errors: [
        {
          message: expect.stringMatching(/^The answer to this has more than 100 bytes, .* ask for fewer fields/),
          extensions: { code: 'TOO_EXPENSIVE', mostBytes: 100 },
        },
      ],
      extensions: { cost: { requested: 1 } },
    });
  });
});
