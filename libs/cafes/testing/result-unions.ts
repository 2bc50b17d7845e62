import { readFileSync, readdirSync } from 'node:fs';
import { type DocumentNode, Kind, type NamedTypeNode, type TypeNode, parse } from 'graphql';

const folder = new URL('../src/graphql/', import.meta.url);

const documents = (): readonly DocumentNode[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => parse(readFileSync(new URL(file, folder), 'utf8')));

const named = (type: TypeNode): NamedTypeNode => (type.kind === Kind.NAMED_TYPE ? type : named(type.type));

/** What each mutation of the schema may answer with. */
export function resultUnions(): ReadonlyMap<string, readonly string[]> {
  const definitions = documents().flatMap((document) => document.definitions);
  const members = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.UNION_TYPE_DEFINITION
        ? [[definition.name.value, (definition.types ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === 'Mutation'
        ? (definition.fields ?? []).map(
            (field) => [field.name.value, members.get(named(field.type).name.value) ?? []] as const,
          )
        : [],
    ),
  );
}

export const mutationOf = (command: string): string => `${command.charAt(0).toLowerCase()}${command.slice(1)}`;
