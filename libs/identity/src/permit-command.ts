import type { CommandDefinition, CommandRequest, Permission, PersonField, Refusal } from '#kernel';
import { Access } from './access.js';

/** Somebody may not do that at all, whomever it is about. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted';
  constructor(readonly permission: Permission) {
    super(`this needs the permission ${permission}, which your token does not give`);
  }
}

/**
 * Whether an actor may give a command.
 * @returns that there is no such person, where it is about somebody who is not the actor's own: nobody learns who there is
 * @throws NotPermitted
 */
export function permitCommand(
  { actor, input }: CommandRequest,
  { needs, whose, besides }: CommandDefinition,
): Refusal | undefined {
  const access = new Access(actor);
  const extent = access.extentOf(needs);
  if (extent === 'municipality') return undefined;
  if (extent === undefined || whose === undefined) throw new NotPermitted(needs);
  if (whose === 'organisation') {
    if (actor.organisation === undefined) throw new NotPermitted(needs);
    // What its organisation has, the context alone knows, and asks before it decides.
    return undefined;
  }
  const fields = input as Readonly<Record<string, unknown>>;
  const others = besides && Array.isArray(fields[besides]) ? (fields[besides] as readonly unknown[]) : [];
  // What is no id at all is refused for that, by the command's own schema.
  const stranger = [fields[whose], ...others].find((each) => typeof each === 'string' && !access.people.has(each));
  return stranger === undefined
    ? undefined
    : { refused: 'NotFound', details: { kind: kindOf(whose), id: stranger as string } };
}

/** guestId: a Guest. */
const kindOf = (field: PersonField): string => `${field.slice(0, 1).toUpperCase()}${field.slice(1, -2)}`;
