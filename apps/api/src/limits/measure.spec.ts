import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getIntrospectionQuery, parse } from 'graphql';
import { fittingDocument } from './document-size.js';
import { usualLimits } from './limits.js';
import { measured } from './measure.js';

const sizeOf = (text: string) => measured(parse(text));

/** How often a document is looked at while it is measured: each time that its selections are read. */
function looksAt(text: string): number {
  let looks = 0;
  const document = parse(text);
  const watch = <T extends object>(value: T): T =>
    new Proxy(value, {
      get(target, name, receiver) {
        const inner: unknown = Reflect.get(target, name, receiver);
        if (name === 'selections') looks++;
        return typeof inner === 'object' && inner !== null ? watch(inner) : inner;
      },
    });
  measured(watch(document));
  return looks;
}

/** Fragments of which each spreads the next one twice. */
const bomb = (fragments: number): string =>
  `{ ...F0 } ${Array.from({ length: fragments }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')}
   fragment F${fragments} on Query { a: cafes { edges { cursor } } }`;

describe('the size of a document', () => {
  it('is how deep its fields go, and how many there are of all things', () =>
    expect(sizeOf('query @a { one: cafes { edges @b { node { name two: name } } } __typename @c @d }')).toEqual({
      depth: 4,
      aliases: 2,
      fields: 6,
      directives: 4,
      nameLength: 3,
      asksSchema: false,
    }));

  it('counts a fragment as often as it is spread, wherever it stands', () =>
    expect(
      sizeOf(
        '{ ...A cafes { ...B @x } ... on Query { ...A } } fragment A on Query { a: cafes { ...B } } fragment B on CafeConnection @y { b: edges { cursor } }',
      ),
    ).toMatchObject({ depth: 3, aliases: 5, fields: 9, directives: 4 }));

  it('counts all operations, and fragments that none spreads: they are validated too', () =>
    expect(
      sizeOf(
        'query A { one: cafes { pageInfo { hasNextPage } } } query B { __typename } fragment C on Cafe { x: name }',
      ),
    ).toMatchObject({ depth: 3, aliases: 2, fields: 5 }));

  it('of a fragment bomb is found at once', () => {
    expect(sizeOf(bomb(40)).aliases).toBe(2 ** 40);
    expect(sizeOf(bomb(300)).fields).toBe(3 * 2 ** 300);
    expect(looksAt(bomb(300))).toBe(304);
  });

  it('of fragments that name one another is found at once too', () =>
    expect(
      sizeOf('{ ...A } fragment A on Query { cafes { edges { cursor } } ...B } fragment B on Query { ...A ...B }'),
    ).toMatchObject({ depth: 3 }));

  it.each([
    '{ __schema { types { name } } }',
    '{ asOf(index: 1) { ...A } } fragment A on Query { __type(name: "A") { name } }',
  ])('tells whether the schema is asked: %s', (text) => {
    expect(sizeOf(text).asksSchema).toBe(true);
  });

  it('is found in one walk, however fragments and fields lie within one another', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(30), { maxLength: 8 }), { minLength: 1, maxLength: 30 }), (spreads) => {
        const fragments = spreads.map(
          (names, n) =>
            `fragment F${n} on Query { __typename ${names.map((name) => `node { ...F${name} }`).join(' ')} }`,
        );
        const text = `{ ...F0 } ${fragments.join(' ')}`;
        const selectionSets = text.split('{').length - 1;
        expect(looksAt(text)).toBe(selectionSets);
      }),
    ));
});

describe('a document that is taken', () => {
  const taken = (text: string) => fittingDocument(text, usualLimits.document);
  const refusal = (text: string) => {
    try {
      taken(text);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it('may ask all that the schema says of itself', () =>
    expect(
      taken(
        getIntrospectionQuery({
          inputValueDeprecation: true,
          schemaDescription: true,
          directiveIsRepeatable: true,
          specifiedByUrl: true,
          oneOf: true,
        }),
      ).measure.depth,
    ).toBe(15));

  it.each<[string, string, object]>([
    ['too many words', `{ ${'cafes '.repeat(4_000)}}`, { limit: 'tokens', most: 4_000 }],
    ['fields too deep', `${'{ node '.repeat(16)}${'}'.repeat(16)}`, { limit: 'depth', most: 15, size: 16 }],
    ['too many aliases', `{ ${'a: __typename '.repeat(101)}}`, { limit: 'aliases', most: 100, size: 101 }],
    ['too many fields', `{ ${'__typename '.repeat(1_001)}}`, { limit: 'fields', most: 1_000, size: 1_001 }],
    [
      'too many directives',
      `{ __typename ${'@skip(if: true) '.repeat(51)}}`,
      { limit: 'directives', most: 50, size: 51 },
    ],
    ['a name that is too long', `{ ${'a'.repeat(65)}: __typename }`, { limit: 'nameLength', most: 64, size: 65 }],
    [
      'one name too often',
      `{ ${'a: __typename '.repeat(25)} ... on Query { ...F ...F } } fragment F on Query { ${'a: __typename '.repeat(26)} }`,
      { limit: 'sameName', most: 50, size: 51 },
    ],
    ['a fragment bomb', bomb(40), { limit: 'aliases', most: 100, size: 2 ** 40 }],
  ])('has not %s, or is told the limit, its size and what would work', (_what, text, said) =>
    expect(refusal(text)).toMatchObject({
      message: expect.stringMatching(/^This document has .+; at most [\d]+ are taken: (ask|choose|pass|leave) /),
      extensions: { code: 'DOCUMENT_TOO_LARGE', ...said, http: { status: 400 } },
    }),
  );

  it.each([
    'query Aaaaaaaaaaaaaaaaaaaaa { __typename }',
    'query ($aaaaaaaaaaaaaaaaaaaaa: ID!) { node(id: $aaaaaaaaaaaaaaaaaaaaa) { id } }',
    '{ ...Aaaaaaaaaaaaaaaaaaaaa } fragment Aaaaaaaaaaaaaaaaaaaaa on Query { __typename }',
    '{ node(id: "x") { aaaaaaaaaaaaaaaaaaaaa: id } }',
  ])('has short names of operations, variables, fragments and fields: %s', (text) =>
    expect(sizeOf(text).nameLength).toBe(21),
  );

  it('may be nested as deeply as its words reach, and is refused for it, not lost in it', () => {
    expect(refusal('{a'.repeat(1_300) + '}'.repeat(1_300))).toMatchObject({
      extensions: { limit: 'depth', size: 1_300 },
    });
    expect(refusal(`{ a(b: ${'['.repeat(1_300)}${']'.repeat(1_300)}) }`)).toBeUndefined();
    expect(() => fittingDocument('{a'.repeat(100_000), { ...usualLimits.document, tokens: 1e6 })).toThrow(
      /This document has more than/,
    );
  });

  it('that does not parse is told as such', () =>
    expect(refusal('{ cafes')).toMatchObject({ message: 'Syntax Error: Expected Name, found <EOF>.' }));
});
