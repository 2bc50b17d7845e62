import { type GraphQLCompositeType, isCompositeType } from 'graphql';
import { permissionOf } from '#graphql';
import { Access } from '#identity';
import type { ActorKind } from '#kernel';
import { actorOf } from '#kernel/testing';
import { schema } from './schema.js';

/** Who asks where a spec is not about who may: those who may ask the most of all, first. */
const USUAL = ['coordinator', 'dataProtectionOfficer', 'administrator'] as const;

const known = new Map<string, boolean>();

/** Whether a kind of caller may ask a field of a type at all. */
export function may(kind: ActorKind, type: GraphQLCompositeType, field: string): boolean {
  // Walks ask it of every field, over and over.
  const asked = `${kind} ${type.name}.${field}`;
  const answer = known.get(asked) ?? mayAsk(kind, type, field);
  known.set(asked, answer);
  return answer;
}

const mayAsk = (kind: ActorKind, type: GraphQLCompositeType, field: string): boolean => {
  const permission = permissionOf(schema, type, field);
  return permission !== undefined && new Access(actorOf(kind)).may(permission);
};

/** The first of the usual callers who may ask a query, or say a mutation. @throws Error where none of them may */
export function kindFor(root: 'Query' | 'Mutation', field: string): ActorKind {
  const type = schema.getType(root);
  const kind = type && isCompositeType(type) ? USUAL.find((each) => may(each, type, field)) : undefined;
  if (!kind) throw new Error(`none of ${USUAL.join(', ')} may ask ${field}`);
  return kind;
}
