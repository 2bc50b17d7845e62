import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { z } from 'zod';
import { StoreUnavailable } from '#event-store';
import { badInput } from '#graphql';
import { ErrorHooks } from './error-hooks.js';

const SCHEMA = `
  enum Role { host driver }
  input Person { name: String!, phone: String, age: Int, escorted: Boolean, roles: [Role!], friend: Person }
  type Query { greet(person: Person!): String, find(id: ID, first: Int, role: Role): String }
`;

describe('an error', () => {
  const hooks = new ErrorHooks();
  const lines: string[] = [];
  let thrown: (said: string) => unknown;
  const server = new ApolloServer({
    typeDefs: SCHEMA,
    plugins: [hooks.plugin],
    formatError: hooks.formatError,
    resolvers: {
      Query: {
        greet: (_parent, { person }: { person: { name: string } }) => {
          throw thrown(person.name);
        },
        find: (_parent, { first }: { first: number }) => {
          throw badInput(`"first" must be from 0 to 200, not ${first}`);
        },
      },
    },
  });

  beforeAll(async () => {
    await server.start();
    const note = (line: unknown) => void lines.push(String(line));
    Logger.overrideLogger({ log: note, warn: note, error: note });
  });
  afterEach(() => void lines.splice(0));
  afterAll(() => server.stop());

  const ask = async (query: string, variables = {}, operationName?: string) => {
    const { body } = await server.executeOperation({ query, variables, ...(operationName ? { operationName } : {}) });
    return body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  };
  const greet = (person: unknown) => ask('query ($person: Person!) { greet(person: $person) }', { person });

  describe('that is the caller’s', () => {
    it.each<[string, unknown, string]>([
      [
        'a text where a number belongs',
        { name: 'Gerda', age: 'Lund' },
        'Variable "$person" got invalid value "…" at "person.age"; Int cannot represent non-integer value: "…"',
      ],
      [
        'a number where a text belongs',
        { name: 12345678 },
        'Variable "$person" got invalid value … at "person.name"; String cannot represent a non string value: …',
      ],
      [
        'a whole person with a field too many',
        { name: 'Gerda "Lund"', phone: '1\n2', escorted: true, friend: { name: 'Bo', escorted: true }, Gerda: null },
        'Variable "$person" got invalid value …; Field "…" is not defined by type "Person".',
      ],
      [
        'a value that is a word of the message',
        { name: 'a', phone: ['a'] },
        'Variable "$person" got invalid value ["…"] at "person.phone"; String cannot represent … non string value: ["…"]',
      ],
      [
        'an item of a list',
        { name: '0', roles: ['host', 'Gerda'] },
        'Variable "$person" got invalid value "…" at "person.roles[1]"; Value "…" does not exist in "Role" enum.',
      ],
    ])('names the field of %s, and not the value', async (_what, person, message) => {
      expect(await greet(person)).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it.each([
      ['{ greet(person: { name: 12345678 }) }', 'String cannot represent a non string value: …'],
      ['{ find(role: "Gerda") }', 'Enum "Role" cannot represent non-enum value: "…".'],
      ['{ find(role: Gerda) }', 'Value "…" does not exist in "Role" enum.'],
      ['{ find(first: """Gerda\n  Lund""") }', expect.stringMatching(/^Int cannot represent non-integer value: /)],
      ['{ find(first: { name: "Gerda", age: true }) }', 'Int cannot represent non-integer value: …'],
      ['{ find(Gerda: 1) }', 'Unknown argument "…" on field "Query.find".'],
      ['{ Gerda: Lund }', 'Cannot query field "…" on type "Query". Did you mean "find"?'],
      ['query Gerda($Lund: Int) { find }', 'Variable "$…" is never used in operation "…".'],
      ['{ find Gerda', 'Syntax Error: Expected Name, found <EOF>.'],
      ['{ find } "Ger\\"da', 'Syntax Error: here stands a character, a number or a text that cannot be read.'],
      ['{ find } Gerda', 'Syntax Error: Unexpected Name "…".'],
      ['{ find(id: "\\uGerda") }', 'Syntax Error: here stands a character, a number or a text that cannot be read.'],
      ['{ find(first: 5000) }', '"first" must be from 0 to 200, not 5000'],
      ['{ find(first: 12345678) }', '"first" must be from 0 to 200, not …'],
    ])('says of %s what is wrong and where', async (query, message) => {
      const [error] = await ask(query);
      expect(error).toMatchObject({ message, locations: [{ line: expect.any(Number) }] });
      expect(error?.message).not.toMatch(/Gerda|Lund|12345678/);
    });

    it('says that no operation is named so', async () => {
      expect(await ask('query A { find } query B { find }', {}, 'Gerda')).toMatchObject([
        { message: 'Unknown operation named "…".' },
      ]);
    });

    it('that would be a long one says only that', async () => {
      const [error] = await greet({ name: 'x', Gerda: 'y'.repeat(10_000) });
      expect(error?.message).toMatch(/^The request does not fit the schema\. /);
      const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`x${index}`, index]));
      expect((await ask('{ Gerda }', many))[0]?.message).toMatch(/^The request does not fit the schema\. /);
    });

    it('holds no value, whatever that is', () =>
      fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('age', 'roles', 'friend', 'escorted', 'Gerda'),
          async (text, field) => {
            const value = `Gerda${text}Lund`;
            const literal = JSON.stringify(value);
            const errors = [
              ...(await greet({ name: value, phone: value, [field]: value })),
              ...(await ask(`{ greet(person: { name: ${literal}, ${field}: ${literal} }) }`)),
              ...(await ask(`{ find(first: """${value.replaceAll('"', '')}""") }`)),
              ...(await ask(`{ find } ${literal}`)),
            ];
            expect(errors.length).toBeGreaterThanOrEqual(4);
            expect(errors.map(({ message }) => message).join()).not.toMatch(/Gerda|Lund/);
          },
        ),
      ));
  });

  describe('that is a bug of ours', () => {
    it.each<[string, (said: string) => unknown, string]>([
      [
        'quotes what was said',
        (said) => new TypeError(`cannot greet ${said}, of all`),
        'TypeError: cannot greet …, of all',
      ],
      [
        'quotes what is stored',
        () => new SyntaxError('Unexpected "B", "Bodil" is no JSON'),
        'SyntaxError: Unexpected "…" is no JSON',
      ],
      ['has lines like frames', (said) => new Error(`it failed\n    at ${said}`), 'Error: it failed\n    at …'],
      ['is one of many words', () => new Error('x'.repeat(6_000)), 'Error: too long to be logged'],
      [
        'is an event that breaks its schema',
        () => z.object({ name: z.enum(['x']) }).parse({ name: 'Bodil' }),
        'ZodError: name: invalid_value',
      ],
    ])('and %s is told by a number, and logged without the value', async (_what, error, line) => {
      thrown = error;
      const [told] = await ask('query ($person: Person!) { Gerda: greet(person: $person) }', {
        person: { name: 'Gerda Lund' },
      });
      expect(told).toMatchObject({ path: ['Gerda'], extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      expect(told?.message).not.toMatch(/Gerda|Bodil/);
      expect(lines).toEqual([expect.stringContaining(`${String(told?.extensions?.['id'])} at …: ${line}`)]);
      expect(lines.join()).toContain('errors.spec.ts');
      expect(lines.join()).not.toMatch(/Gerda|Lund|Bodil/);
    });

    it('is logged without the value also where it is no error', async () => {
      thrown = (said) => said;
      await greet({ name: 'Gerda Lund' });
      expect(lines).toEqual([expect.stringMatching(/at greet: NonErrorThrown: Unexpected error value: "…"\n/)]);
    });

    it('is logged without the value also where the log cannot be had', async () => {
      thrown = (said) => new StoreUnavailable(`no answer to ${said}`);
      expect(await greet({ name: 'Gerda Lund' })).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
      expect(lines).toEqual(['no answer to …']);
    });
  });
});
