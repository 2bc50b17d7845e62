import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { GraphQLEnumType, type GraphQLSchema, buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { permissionOf } from '#graphql';
import { grants } from '#identity';
import { deciders } from '#installation';
import { type CommandMap, actorKinds, permissions } from '#kernel';
import { schema } from '../e2e/schema.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Fields that nobody may ask, for they name no permission. */
const closedIn = (of: GraphQLSchema): readonly string[] =>
  Object.values(of.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
      ? Object.keys(type.getFields()).flatMap((field) =>
          permissionOf(of, type, field) ? [] : [`${type.name}.${field}`],
        )
      : [],
  );

const sources = (pattern: RegExp) =>
  readdirSync(`${root}libs`, { recursive: true })
    .map((file) => `${root}libs/${String(file)}`)
    .filter((file) => pattern.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** Which command each mutation says, as the resolvers have it. */
const commandsByMutation = new Map(
  sources(/\.(resolver|mutations)\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(/@Mutation\(\) (?:async )?(\w+)\((?:(?!@Mutation)[\s\S])*?\bsay\(\s*\w+\.(\w+),/g)].map(
      ([, mutation, command]) => [mutation, command] as const,
    ),
  ),
);

const definitions = new Map([...deciders.values()].flatMap(({ commands }) => Object.entries(commands as CommandMap)));

const wordsOf = (type: string): readonly string[] => {
  const found = schema.getType(type);
  if (!(found instanceof GraphQLEnumType)) throw new Error(`${type} is no enum`);
  return found.getValues().map(({ name }) => name);
};

describe('permissions', () => {
  it('are named by every field of the API: what names none is closed, and nothing has been forgotten', () =>
    expect(closedIn(schema)).toEqual([]));

  it('would be missed on a field that names none', () =>
    expect(
      closedIn(
        buildSchema(`
          enum Permission { everybody }
          directive @needs(permission: Permission!) on FIELD_DEFINITION | INTERFACE | OBJECT
          type Open @needs(permission: everybody) { name: String }
          type Query { open: Open @needs(permission: everybody) closed: String }
        `),
      ),
    ).toEqual(['Query.closed']));

  it('are the same ones in the schema as at the command that a mutation says', () => {
    const mutations = schema.getMutationType();
    if (!mutations) throw new Error('the schema has no mutations');
    const named = Object.keys(mutations.getFields()).map((mutation) => {
      const command = commandsByMutation.get(mutation) ?? '';
      return [mutation, permissionOf(schema, mutations, mutation), command];
    });
    expect(named.filter(([, , command]) => command === '')).toEqual([]);
    expect(named.filter(([, needs, command]) => definitions.get(command ?? '')?.needs !== needs)).toEqual([]);
  });

  it('say whose affair it is, where somebody is allowed a command for their own alone', () => {
    const ownAlone = new Set(
      Object.values(grants).flatMap((granted) =>
        Object.entries(granted).flatMap(([permission, extent]) => (extent === 'own' ? [permission] : [])),
      ),
    );
    const nobodys = [...definitions].filter(([, { needs, whose }]) => ownAlone.has(needs) && !whose);
    expect(nobodys.map(([name]) => name)).toEqual([]);
  });

  it('and kinds of callers are called the same in the schema as in the code', () => {
    expect(wordsOf('Permission')).toEqual([...permissions].sort());
    expect(wordsOf('ActorKind')).toEqual([...actorKinds].sort());
  });

  it('are all granted to somebody', () => {
    const people = Object.entries(grants).filter(([kind]) => kind !== 'system');
    const granted = new Set(people.flatMap(([, some]) => Object.keys(some)));
    expect(permissions.filter((each) => !granted.has(each))).toEqual(['followUp']);
  });

  it('restrict every query of a read model: nobody sees a row because a field forgot', () => {
    const forgotten = sources(/\.query\.ts$/).flatMap(({ file, text }) => {
      const tables = text.match(/\.selectFrom\('/g)?.length ?? 0;
      const restricted =
        (text.match(/\.where\(allowed\w*\(world/g)?.length ?? 0) + (text.match(/\.may\('/g)?.length ?? 0);
      return restricted < tables ? [file.slice(root.length)] : [];
    });
    expect(forgotten).toEqual([]);
  });
});
